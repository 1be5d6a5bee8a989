"""Sentences of what comes from outside: files that are no workbook, and what villages send."""

TEXTS = {
    "problem.workbook_is_text": (
        "Berkas ini berupa teks atau CSV, bukan buku kerja Excel. Buka di Excel atau LibreOffice Calc, "
        "lalu simpan sebagai .xlsx."
    ),
    "problem.workbook_is_ods": (
        "Berkas ini berbentuk LibreOffice (.ods). Simpan sebagai .xlsx di LibreOffice Calc, lalu impor lagi."
    ),
    "problem.workbook_is_binary": (
        "Berkas ini berbentuk Excel biner (.xlsb). Simpan sebagai .xlsx di Excel, lalu impor lagi."
    ),
    "problem.workbook_bad_names": (
        "Di dalam berkas ini ada nama yang menunjuk ke luar berkas, jadi tidak dibuka. Minta berkas yang "
        "dibuat ulang dengan Excel."
    ),
    "problem.workbook_macros": (
        "Berkas ini berisi makro. Makronya tidak dijalankan dan tidak diimpor; hanya isi selnya yang dibaca."
    ),
    "problem.sent_missing": "{file} tidak ditemukan. Periksa nama dan foldernya.",
    "problem.sent_unreadable": (
        "Folder {file} tidak dapat dibaca. Periksa apakah media masih terpasang, lalu coba lagi. "
        "Keterangan: {reason}"
    ),
    "problem.sent_no_zip": (
        "{file} bukan berkas zip, atau rusak. Pilih folder kiriman desa atau berkas .zip, atau minta "
        "kiriman ulang."
    ),
    "problem.sent_too_large": "{file} lebih dari {most} GB. Minta kiriman yang dibagi beberapa bagian.",
    "problem.sent_too_many": "Isinya lebih dari {most} berkas. Pilih folder yang lebih kecil.",
    "problem.sent_swells": (
        "Isi zip ini lebih dari {most} GB bila dibuka, jadi tidak dibaca. Minta kiriman yang lebih kecil."
    ),
    "problem.sent_lists": "Ada beberapa daftar laporan OpenSID: {files}. Sisakan satu saja.",
    "problem.sent_link": (
        "{file} hanya tautan ke tempat lain, jadi tidak dibaca. Salin berkas aslinya ke folder ini."
    ),
    "problem.sent_too_deep": "{file} terlalu dalam di subfolder, jadi tidak dibaca. Pindahkan lebih dekat.",
    "problem.sent_bad_name": "Nama {file} menunjuk ke luar kiriman, jadi tidak dibaca.",
    "problem.sent_twice": "Nama {file} ada dua kali di dalam zip; yang kedua tidak dibaca.",
    "problem.sent_encrypted": "{file} dikunci dengan kata sandi. Minta kiriman tanpa kata sandi.",
    "problem.sent_entry_swells": (
        "{file} jauh lebih besar bila dibuka daripada di dalam zip, jadi tidak dibaca. Minta kiriman ulang."
    ),
    "problem.sent_entry_broken": "{file} di dalam zip rusak. Minta desa mengirim ulang.",
    "problem.sent_not_listed": (
        "{file} tidak disebut di daftar laporan OpenSID. Isi desa, jenis, dan tahunnya."
    ),
    "problem.sent_lacks_file": "{file} disebut di daftar laporan OpenSID, tetapi tidak ada di dalam kiriman.",
    "problem.sent_no_name": "Daftar laporan OpenSID tidak menyebut nama berkas untuk {title}.",
    "problem.sent_again": "Isinya sama dengan {file} di kiriman ini. Cukup satu yang diterima.",
    "problem.sent_changed": "{file} sudah berubah sejak diperiksa. Baca ulang kiriman ini.",
    "problem.sent_no_village": "Desa tidak dikenal dari nama berkas atau foldernya. Pilih desanya.",
    "problem.sent_other_village": "Kode desa {typed} tidak terdaftar di kecamatan ini. Pilih desanya.",
    "problem.sent_villages": "Beberapa desa cocok: {villages}. Pilih salah satu.",
    "problem.sent_no_kind": (
        "Jenis dokumen tidak dikenal dari nama berkas atau foldernya. Pilih jenisnya."
    ),
    "problem.sent_kinds": "Beberapa jenis dokumen cocok: {kinds}. Pilih salah satu.",
    "problem.sent_no_year": "Tahun anggaran tidak dikenal dari nama berkas atau foldernya. Isi tahunnya.",
    "problem.sent_years": "Beberapa tahun cocok: {years}. Isi tahun anggarannya.",
}
