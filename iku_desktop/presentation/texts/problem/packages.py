"""Why a package is refused or odd, and what to do."""

TEXTS = {
    "problem.sender_unknown": (
        "Tidak ada pengirim dikenal dengan sidik kunci {typed}. Lihat daftarnya dengan perintah senders."
    ),
    "problem.package_missing": "Berkas {file} tidak ditemukan. Pastikan USB terpasang, lalu pilih lagi.",
    "problem.package_unreadable": "Berkas {file} tidak dapat dibaca ({reason}). Pastikan USB masih "
    "terpasang; tidak ada yang berubah.",
    "problem.package_not_one": "{file} bukan paket IKU Desktop. Pilih berkas berakhiran .ikupak.",
    "problem.package_damaged": "Paket {file} terpotong atau rusak. Mintalah pengirim menyalin ulang "
    "paketnya; tidak ada yang berubah.",
    "problem.package_swells": "Isi {file} jauh melampaui ukuran paket yang wajar. Paket ini tidak "
    "dibuka; tidak ada yang berubah.",
    "problem.package_unsafe": "{file} berisi nama atau tautan yang tidak mungkin ada dalam paket. "
    "Paket ini tidak dibuka; tidak ada yang berubah.",
    "problem.package_signature": "Tanda tangan paket {file} tidak cocok dengan isinya: isinya diubah "
    "setelah paket dibuat, atau paket ini dibuat program lain. Mintalah paket baru langsung dari "
    "pengirimnya.",
    "problem.package_newer": "Paket {file} dibuat program yang lebih baru (versi {program}). Perbarui "
    "IKU Desktop di komputer ini, lalu gabungkan lagi.",
    "problem.package_older": "Paket {file} dibuat program yang lebih lama (versi {program}). Perbarui "
    "IKU Desktop di komputer pengirim, lalu minta paket baru.",
    "problem.package_row_broken": "Paket {file} berisi baris yang tidak dapat dimengerti ({member}, "
    "baris {line}). Mintalah paket baru; tidak ada yang berubah.",
    "problem.package_other_office": "Paket {file} milik Kecamatan {office} ({code}), sedangkan kantor "
    "ini {ours}. Paket kecamatan lain tidak dapat digabungkan.",
    "problem.package_of_practice": "Paket {file} berisi data latihan, sedangkan kantor ini kantor "
    "sungguhan. Data latihan tidak boleh bercampur dengan data kantor.",
    "problem.package_unknown_sender": "Pengirim paket {file} belum dikenal: {name}, sidik kunci "
    "{fingerprint}. Cocokkan sidik kunci itu dengan pengirimnya, lalu nyatakan percaya.",
    "problem.package_file_missing": "Berkas bukti {file} tidak ada dalam paket.",
    "problem.package_no_quarter": "Paket {file} tidak memuat laporan triwulan.",
    "problem.unknown_package": "Paket nomor {sequence} tidak pernah dibuat di komputer ini.",
    "problem.package_gap": "Paket nomor {sequence} hanya memuat perubahan sejak paket nomor {since}, "
    "dan paket itu belum digabungkan di sini. Mintalah paket nomor {since}, atau paket berisi "
    "semuanya.",
    "problem.package_trail_shorter": "Jejak perubahan {name} kini lebih pendek daripada saat paket "
    "sebelumnya dibuat: komputernya dipulihkan dari cadangan, atau jejaknya diubah. Tanyakan kepada "
    "pengirimnya.",
    "problem.row_settled": "Perbedaan ini sudah diselesaikan. Daftarnya dimuat ulang.",
}
