"""Sentences of problems: closing, letters, evidence and the way of a report to its signature."""

TEXTS = {
    # Closing and reopening a quarter
    "problem.quarter_closed": (
        "Triwulan {quarter} {year} sudah ditutup {closed_at} oleh {closed_by}, jadi isian ini terkunci. "
        "Bila harus diubah, buka kembali triwulan itu di halaman Laporan."
    ),
    "problem.quarter_not_over": (
        "Triwulan {quarter} {year} baru berakhir {date}. Tutup sesudah tanggal itu."
    ),
    "problem.quarter_already_closed": "Triwulan {quarter} {year} sudah ditutup.",
    "problem.earlier_quarter_open": (
        "Triwulan {quarter} {year} belum ditutup. Triwulan ditutup berurutan; tutup yang itu lebih dahulu."
    ),
    "problem.year_target_missing": (
        "Target tahun {year} untuk {indicator} belum ada. Isi di Indikator & Target, lalu tutup Triwulan IV."
    ),
    "problem.quarter_not_closed": "Triwulan {quarter} {year} tidak sedang ditutup.",
    "problem.reopen_reason_needed": (
        "Isi alasan membuka kembali. Alasan itu tercatat dan ikut dijelaskan dalam riwayat."
    ),
    "problem.later_quarter_closed": (
        "Triwulan {quarter} {year} sudah ditutup sesudahnya. Buka kembali yang itu lebih dahulu."
    ),
    "problem.clock_behind": (
        "Jam PC menunjukkan {now}, padahal data terakhir tercatat {seen}. Betulkan tanggal dan jam PC, "
        "lalu ulangi; bila jamnya sudah benar, nyatakan demikian di jendela Tutup triwulan."
    ),
    # Reminder letters
    "problem.letter_pattern": (
        "Pola “{typed}” tidak dapat dipakai. Yang dikenal hanya {known}, masing-masing di antara satu "
        "pasang kurung kurawal."
    ),
    "problem.letter_pattern_lacks": (
        "Pola nomor harus memuat {needed}, supaya tidak ada dua surat bernomor sama."
    ),
    "problem.nothing_to_remind": (
        "Tidak ada surat yang perlu dibuat: per {day} tidak ada dokumen tahun {year} yang lewat tenggat atau "
        "jatuh tempo dalam {days} hari pada desa yang dipilih."
    ),
    "problem.letter_not_remade": (
        "Surat nomor {number} tidak dapat dibuat lagi karena desa, jenis dokumen, atau aturan tenggatnya "
        "sudah dihapus."
    ),
    "problem.unknown_letter": "Surat ini tidak ditemukan. Muat ulang daftarnya.",
    "problem.no_letters": "Belum ada surat yang dipilih. Pilih paling sedikit satu surat.",
    "problem.no_village_cards": "Belum ada desa yang menyusun dokumen. Isi daftar desa lebih dahulu.",
    "problem.letter_section": (
        "Seksi penanggung jawab dokumen desa tidak dapat ditentukan dari lembar IKU. Pilih seksinya."
    ),
    # Certificates of authorities that the office trusts
    "problem.root_not_certificate": (
        "Isi berkas ini bukan sertifikat X.509. Pilih berkas .cer, .crt, .pem, atau .der dari penerbitnya; "
        "kunci .p12 tidak dimasukkan di sini."
    ),
    "problem.root_broken": (
        "Sertifikat ini rusak, terpotong, atau ditandatangani dengan cara yang sudah ditinggalkan. Unduh "
        "lagi dari situs penerbitnya."
    ),
    "problem.root_not_authority": (
        "Sertifikat {name} milik seseorang atau sebuah layanan, bukan penerbit sertifikat. Pilih sertifikat "
        "induk (root CA) penerbitnya."
    ),
    "problem.root_twice": "Sertifikat {name} sudah ada dalam daftar.",
    "problem.too_many_roots": (
        "Sertifikat induk menjadi {count}, paling banyak {most}. Pilih hanya induk dari penerbit yang "
        "dipakai kantor."
    ),
    # The steps of a report after printing
    "problem.report_not_followed_draft": (
        "Laporan ini masih konsep. Langkah cetak, tanda tangan dan kirim dicatat sesudah triwulan ditutup."
    ),
    "problem.report_not_followed_year_open": (
        "Laporan ini masih konsep. Langkah cetak, tanda tangan dan kirim dicatat sesudah TW IV ditutup."
    ),
    "problem.report_not_followed_no_plan": "Tidak ada lembar IKU untuk tahun ini.",
    "problem.report_not_followed_kind": "Laporan jenis ini tidak dicatat cetak dan kirimnya.",
    "problem.report_already_signed": (
        "Laporan ini sudah ditandatangani {name} pada {date}. Laporan yang ditandatangani hanya dapat "
        "direvisi: buka kembali triwulannya."
    ),
    "problem.report_not_signed": (
        "Laporan ini belum tercatat ditandatangani. Catat tanda tangannya lebih dahulu."
    ),
    "problem.report_already_sent": "Laporan ini sudah tercatat dikirim kepada {to} pada {date}.",
    "problem.sent_before_signed": (
        "Laporan ditandatangani {date}. Isi tanggal kirim hari itu atau sesudahnya."
    ),
    "problem.step_in_future": (
        "Tanggal {date} masih di masa depan (hari ini {today}). Isi hari ini atau sebelumnya."
    ),
    "problem.step_before_paper": (
        "Laporan ini baru ada sejak triwulan ditutup {since}. Isi tanggal itu atau sesudahnya."
    ),
    "problem.scan_needed": (
        "Pilih pindaian laporan yang sudah ditandatangani (PDF, JPEG atau PNG)."
    ),
    # Evidence files
    "problem.file_is_folder": (
        "{file} adalah folder. Pilih berkas di dalamnya; beberapa berkas dapat dipilih sekaligus."
    ),
    "problem.file_not_plain": "{file} bukan berkas biasa. Pilih berkas PDF, JPEG, atau PNG.",
    "problem.file_gone": (
        "Berkas {file} sudah tidak ada di tempatnya, mungkin dipindahkan atau flash disk-nya dicabut. "
        "Pilih lagi berkasnya."
    ),
    "problem.file_locked": (
        "Berkas {file} tidak dapat dibaca: sedang dibuka program lain atau tidak ada izin membacanya. "
        "Tutup program itu, lalu tambahkan lagi."
    ),
    "problem.file_unreadable": (
        "Berkas {file} tidak dapat dibaca ({reason}). Salin dahulu ke komputer ini, lalu tambahkan lagi."
    ),
    "problem.file_empty": (
        "Berkas {file} kosong (0 bita). Pindai atau salin ulang berkasnya, lalu tambahkan lagi."
    ),
    "problem.file_too_large": (
        "Berkas {file} lebih dari {most} MB. Pindai ulang dengan resolusi 150–200 dpi atau bagi menjadi "
        "beberapa berkas."
    ),
    "problem.file_is_program": (
        "Isi berkas {file} adalah program, bukan dokumen, apa pun namanya. Jangan dibuka; mintalah "
        "berkas PDF atau fotonya kepada pengirimnya."
    ),
    "problem.file_is_office": (
        "Isi berkas {file} adalah dokumen Word, Excel, atau arsip. Simpan dahulu sebagai PDF, lalu "
        "tambahkan PDF-nya."
    ),
    "problem.file_is_other_image": (
        "Isi berkas {file} adalah gambar atau video jenis lain. Simpan dahulu sebagai JPEG, PNG, atau "
        "PDF, lalu tambahkan lagi."
    ),
    "problem.file_not_evidence": (
        "Isi berkas {file} bukan PDF, JPEG, atau PNG, apa pun namanya. Simpan dokumennya sebagai PDF, "
        "lalu tambahkan lagi."
    ),
    "problem.pdf_encrypted": (
        "PDF {file} terkunci kata sandi. Buka dengan kata sandinya, simpan tanpa kata sandi, lalu "
        "tambahkan lagi."
    ),
    "problem.pdf_broken": (
        "PDF {file} rusak atau terpotong sehingga halamannya tidak lengkap. Unduh atau pindai ulang, "
        "lalu tambahkan lagi."
    ),
    "problem.pdf_no_pages": "PDF {file} tidak memiliki halaman. Pilih berkas yang berisi.",
    "problem.pdf_too_many_pages": (
        "PDF {file} berisi {count} halaman, paling banyak {most}. Ambil halaman yang menjadi bukti saja."
    ),
    "problem.picture_too_large": (
        "Gambar {file} berukuran {wide} × {high} titik, paling banyak {most} juta titik. Perkecil "
        "gambarnya atau pindai ulang dengan resolusi 150–200 dpi."
    ),
    "problem.image_broken": (
        "Gambar {file} rusak atau terpotong. Ambil atau kirim ulang gambarnya, lalu tambahkan lagi."
    ),
    "problem.file_twice": "Berkas {file} sudah terlampir di sini dengan nama {other}.",
    "problem.unknown_file": "Berkas ini sudah tidak terlampir. Muat ulang halamannya.",
    "problem.unknown_owner": (
        "Kegiatan atau dokumen tempat berkas ini dilampirkan sudah tidak ada. Muat ulang halamannya."
    ),
    "problem.unknown_evidence_kind": (
        "Jenis bukti “{typed}” tidak dikenal. Pilih salah satu jenis bukti yang tersedia."
    ),
    # Signing with a key
    "problem.key_not_p12": "Berkas ini bukan kunci .p12. Pilih berkas kunci dari penerbit sertifikat.",
    "problem.key_wrong_passphrase": "Kata sandi kunci tidak cocok. Ketik ulang.",
    "problem.key_without_private_key": (
        "Berkas ini berisi sertifikat tanpa kunci. Minta berkas .p12 yang lengkap."
    ),
    "problem.key_kind_unknown": "Jenis kunci ini tidak didukung; yang didukung RSA dan EC.",
    "problem.key_not_of_certificate": (
        "Kunci dan sertifikat dalam berkas ini bukan pasangannya. Minta berkas .p12 yang benar."
    ),
    "problem.passphrase_needed": (
        "Kata sandi kunci belum diberikan. Isi variabel {variable}, atau jalankan di terminal."
    ),
    "problem.key_expired": (
        "Sertifikat {name} berakhir {valid_to}. Perpanjang dahulu pada penerbitnya."
    ),
    "problem.key_not_yet_valid": (
        "Sertifikat {name} baru berlaku {valid_from}, sedangkan jam PC {now}. Periksa jam PC."
    ),
    "problem.key_not_for_signing": "Sertifikat {name} tidak diterbitkan untuk tanda tangan.",
    "problem.pdf_unreadable": "Berkas ini bukan PDF yang dapat dibaca. Pilih berkas yang lain.",
    "problem.pdf_locked": "PDF ini terkunci kata sandi, jadi tidak dapat ditandatangani.",
    "problem.key_too_weak": (
        "Kunci {bits} bit ini terlalu lemah untuk tanda tangan. Minta kunci baru kepada penerbitnya."
    ),
    "problem.place_taken": (
        "Tempat tanda tangan itu sudah terisi pada dokumen ini. Pilih tempat yang lain."
    ),
    "problem.sign_draft": (
        "Konsep tidak ditandatangani. Tutup dahulu triwulannya, lalu tandatangani laporan akhirnya."
    ),
    "problem.signed_copy_lost": (
        "Salinan {name} yang sudah ditandatangani tidak ditemukan lagi. Jalankan Periksa bukti di menu Alat "
        "dan pulihkan dari berkas aslinya."
    ),
    "problem.no_place_to_sign": "Kedua tempat tanda tangan dokumen ini sudah terisi.",
}
