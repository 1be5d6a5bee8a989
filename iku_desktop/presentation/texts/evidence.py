"""Words of evidence files: the list of a row, adding and removing, and the check of all."""

TEXTS = {
    "evidence.heading": "Berkas bukti",
    "evidence.none": "Belum ada berkas. Tarik PDF, JPEG atau PNG ke sini, atau pilih Tambah berkas.",
    "evidence.add": "Tambah berkas…",
    "evidence.choose": "Tambah berkas bukti",
    "evidence.filter": "Bukti (*.pdf *.jpg *.jpeg *.png);;Semua berkas (*)",
    "evidence.adding": "Menambahkan berkas bukti…",
    "evidence.open": "Buka {file}",
    "evidence.remove": "Lepas {file}",
    "evidence.remove_question": "Lepas {file} dari isian ini?",
    "evidence.remove_details": "Berkasnya tetap tersimpan di folder bukti.",
    "evidence.remove_verb": "Lepas berkas",
    "evidence.about": "{type}, {pages} halaman, {size}",
    "evidence.about_image": "{type}, {size}",
    "evidence.size_mb": "{size} MB",
    "evidence.size_kb": "{size} KB",
    "evidence.checking": "Memeriksa berkas bukti…",
    "evidence.check_done": "Periksa bukti",
    "evidence.check_none": "Belum ada berkas bukti. Tambahkan di halaman Kegiatan atau Dokumen Desa.",
    "evidence.check_fine": "Semua {count} berkas bukti utuh.",
    "evidence.check_some": "{count} berkas bukti utuh.",
    "evidence.check_missing": "Hilang dari folder bukti: {files}. Tambahkan lagi berkas yang sama.",
    "evidence.check_altered": (
        "Tidak lagi sama dengan saat ditambahkan: {files}. Tambahkan lagi berkas aslinya."
    ),
    "evidence.check_unclaimed": "{count} berkas di folder bukti tidak dipakai isian mana pun.",
    "evidence.check_file": "{file} ({subject})",
    "evidence.check_more": "dan {count} lagi",
}
