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
}
