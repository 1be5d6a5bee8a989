"""Words of the window's frame: title, menus, period, status bar."""

TEXTS = {
    "frame.title": "IKU – Kec. {office} – {year} {quarter}{state}",
    "frame.title_locked": " [Terkunci]",
    "frame.title_start": "IKU – Mulai",
    "frame.title_opening": "IKU",
    "frame.opening": "Membuka data kantor…",
    "frame.year": "Tahun",
    "frame.previous": "Triwulan sebelumnya (Ctrl+PgUp)",
    "frame.next": "Triwulan berikutnya (Ctrl+PgDn)",
    "frame.ready_to_close": "Siap ditutup",
    "frame.quarter_named": "Triwulan {roman}, {state}",
    "frame.quarter_closed": "Triwulan {roman}, terkunci: ditutup {closed_at} oleh {closed_by}",
    "frame.practice": "LATIHAN – data contoh, bukan data kantor; setiap cetakan bertanda LATIHAN",
    "frame.saved": "Tersimpan {time}",
    "frame.notice": "{saved} · {words}",
    "frame.not_yet_saved": "Siap",
    "frame.problems": "{count} perlu diperbaiki",
    "frame.no_problems": "Tidak ada yang perlu diperbaiki",
    "frame.menu.file": "&Berkas",
    "frame.menu.edit": "&Sunting",
    "frame.menu.data": "&Data",
    "frame.menu.report": "&Laporan",
    "frame.menu.tools": "&Alat",
    "frame.menu.help": "Ba&ntuan",
    "frame.action.new": "Kantor &baru…",
    "frame.action.open": "Buka &folder…",
    "frame.action.import": "&Impor buku kerja Excel…",
    "frame.action.export": "&Ekspor buku kerja Excel…",
    "frame.action.export_table": "Ekspor &tabel…",
    "frame.action.receive": "&Terima dari desa…",
    "frame.action.template": "Simpan buku kerja &kosong…",
    "frame.action.settings": "Pengatu&ran…",
    "frame.action.quit": "Kel&uar",
    "frame.action.find": "&Cari",
    "frame.action.problems": "Yang perlu &diperbaiki",
    "frame.action.recycle_bin": "&Keranjang sampah…",
    "frame.action.agenda": "&Agenda…",
    "frame.action.trail": "&Jejak perubahan…",
    "frame.action.save_report": "&Simpan PDF…",
    "frame.action.print_report": "&Cetak…",
    "frame.action.sign_report": "Ta&nda tangani secara elektronik…",
    "frame.action.close_quarter": "&Tutup triwulan…",
    "frame.action.reopen_quarter": "&Buka kembali triwulan…",
    "frame.action.closing_history": "&Riwayat triwulan…",
    "frame.action.refresh": "&Muat ulang",
    "frame.action.light": "Tampilan &terang",
    "frame.action.dark": "Tampilan &gelap",
    "frame.action.system": "&Ikut Windows",
    "frame.action.larger": "Huruf lebih &besar",
    "frame.action.smaller": "Huruf lebih &kecil",
    "frame.action.normal": "Ukuran huruf &semula",
    # Each language by its own name, so that it is found by those who read no other.
    "frame.action.language": "Ba&hasa / Language",
    "frame.language.id": "&Indonesia",
    "frame.language.en": "&English",
    "frame.language_chosen": "Bahasa dipilih",
    "frame.language_later.id": "Bahasa Indonesia berlaku saat program dibuka lagi, di layar dan di cetakan.",
    "frame.language_later.en": "English is used on screen and on paper when the program is opened again.",
    "frame.action.check": "&Periksa data",
    "frame.action.check_document": "Periksa &dokumen…",
    "frame.action.check_evidence": "Periksa b&ukti…",
    "frame.action.shortcuts": "&Pintasan papan ketik",
    "frame.action.about": "&Tentang IKU Desktop",
    "frame.checked": "Data kantor utuh",
    "frame.checking_all": "Memeriksa data, bukti, penutupan, dan cadangan…",
    "frame.damaged": "Ada yang rusak",
    "frame.about": "IKU Desktop {version}",
    "frame.about_text": "Indikator Kinerja Utama kecamatan: dokumen desa, kegiatan, capaian dan laporan "
    "triwulan. Bekerja tanpa internet.\n\nFolder data: {folder}",
    "frame.excel_files": "Buku kerja Excel (*.xlsx)",
    "frame.export_name": "IKU_Kec_{office}.xlsx",
    "frame.template_name": "IKU_kosong.xlsx",
    "frame.exporting": "Menulis buku kerja…",
    "frame.exported": "Buku kerja tersimpan",
    "frame.choose_folder": "Pilih folder data kantor",
    "frame.shortcut_list": "Ctrl+1 … Ctrl+6\tpindah halaman\n"
    "Ctrl+PgUp, Ctrl+PgDn\ttriwulan sebelum, sesudah\n"
    "Ctrl+F\tcari di halaman ini\n"
    "Ctrl+S, Ctrl+P\tsimpan PDF, cetak laporan\n"
    "Ctrl+I, Ctrl+E\timpor buku kerja, ekspor tabel\n"
    "Ctrl+L, Ctrl+T\ttutup triwulan, tanda tangani laporan\n"
    "F2\tubah isi sel\n"
    "Enter, Tab\tterima dan turun, ke kanan\n"
    "Esc\tbatalkan isian\n"
    "Ctrl+;\ttanggal hari ini\n"
    "Del\tkosongkan sel terpilih\n"
    "Ctrl+X, Ctrl+C, Ctrl+V\tpotong, salin, tempel sel\n"
    "Ctrl+D, Ctrl+R\tisi ke bawah, ke kanan\n"
    "Ctrl+panah\tke tepi isian; dengan Shift memilih\n"
    "Ctrl+Z, Ctrl+Y\turungkan, ulangi\n"
    "Ctrl+N\tkegiatan baru\n"
    "F5\tmuat ulang\n"
    "Ctrl++, Ctrl+-\tukuran huruf",
}
