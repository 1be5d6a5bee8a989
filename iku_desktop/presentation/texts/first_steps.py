"""Words of the first steps of a new office: villages, letterhead, officials, targets, first report."""

TEXTS = {
    "first_steps.title": "Langkah awal",
    "first_steps.list": "Langkah-langkah awal",
    "first_steps.menu": "&Langkah awal…",
    "first_steps.done": "Selesai",
    "first_steps.open": "Belum",
    "first_steps.later": "Lanjutkan nanti",
    "first_steps.back": "Kembali",
    "first_steps.on": "Lanjut",
    "first_steps.villages": "Desa",
    "first_steps.letterhead": "Kop surat",
    "first_steps.officials": "Pejabat",
    "first_steps.targets": "Target",
    "first_steps.report": "Laporan pertama",
    # Villages
    "first_steps.villages_title": "Apakah daftar desa ini sudah benar?",
    "first_steps.villages_about": "Daftar ini berasal dari kode wilayah Kemendagri. Nama, tanggal berlaku, "
    "dan desa yang kurang diatur di halaman Desa.",
    "first_steps.villages_count": "{villages} menetapkan dokumen desa",
    "first_steps.villages_none": "Belum ada desa. Tambahkan di halaman Desa, lalu kembali ke sini.",
    "first_steps.villages_right": "Sudah benar, lanjut",
    "first_steps.villages_change": "Ubah di halaman Desa",
    "first_steps.village_row": "{code}  {name}",
    # Targets
    "first_steps.place_hint": "Tercetak di atas tanda tangan bersama tanggalnya; ubah bila ibu kotanya lain.",
    "first_steps.targets_title": "Target {year}",
    "first_steps.targets_about": "Isi target setiap triwulan menurut perjanjian kinerja. Nilainya kumulatif "
    "sampai akhir triwulan; yang dikosongkan dapat diisi nanti di halaman Indikator & Target.",
    "first_steps.target_of": "Target {indicator}, {quarter}",
    "first_steps.target_head": "{code}  {title}",
    "first_steps.fill": "&Isi yang kosong dengan nilai di kirinya",
    "first_steps.no_plan": "Tidak ada Lembar IKU untuk tahun {year}. Atur tahun berlakunya di Pengaturan.",
    # Report
    "first_steps.report_title": "Laporan {quarter}",
    "first_steps.report_about": "Laporan triwulan kini dapat dilihat, disimpan sebagai PDF, dan dicetak. "
    "Selama triwulan belum ditutup, cetakannya bertanda Konsep. Angkanya terisi begitu dokumen desa dan "
    "kegiatan dicatat.",
    "first_steps.report_lacks": "Masih dapat dilengkapi: {steps}.",
    "first_steps.report_complete": "Semua langkah sebelumnya selesai.",
    "first_steps.report_open": "Buka laporan",
    # Beranda
    "first_steps.strip": "Langkah awal: {done} dari {count} selesai. Berikutnya: {next}.",
    "first_steps.go_on": "Lanjutkan",
    "first_steps.hide": "Sembunyikan",
    "first_steps.hide_question": "Sembunyikan langkah awal dari Beranda?",
    "first_steps.hide_details": "Langkah awal tetap dapat dibuka dari menu Bantuan.",
}
