"""Words of receiving what villages send."""

TEXTS = {
    "receiving.title": "Terima dari desa",
    "receiving.start_title": "Seret folder atau zip kiriman desa ke sini",
    "receiving.start": (
        "Folder berisi Desa/Tahun/….pdf (foto JPEG atau PNG juga dapat), atau zip yang dibuat OpenSID untuk "
        "OpenDK. Isinya ditunjukkan lebih dahulu; tidak ada yang disimpan sebelum Anda menekan Terima."
    ),
    "receiving.refused": "Kiriman ini tidak dapat dibaca",
    "receiving.choose_folder": "Pilih folder…",
    "receiving.choose_zip": "Pilih zip…",
    "receiving.kinds": "Zip (*.zip);;Semua berkas (*)",
    "receiving.looking": "Membaca kiriman…",
    "receiving.accepting": "Menerima berkas…",
    "receiving.cancelled": "Dibatalkan. Tidak ada yang diubah.",
    "receiving.empty": "Tidak ada berkas di kiriman ini.",
    "receiving.list": "Berkas kiriman desa",
    "receiving.row": "Berkas {file}",
    "receiving.column.taken": "Terima",
    "receiving.column.file": "Berkas",
    "receiving.column.village": "Desa",
    "receiving.column.kind": "Jenis",
    "receiving.column.year": "Tahun",
    "receiving.column.dated": "Tanggal",
    "receiving.column.status": "Keadaan",
    "receiving.all": "Semua",
    "receiving.taken": "Ya",
    "receiving.skipped": "Lewati",
    "receiving.state.new": "Siap diterima",
    "receiving.state.known": "Sudah ada",
    "receiving.state.unplaced": "Perlu diperbaiki",
    "receiving.village_coded": "{name} ({code})",
    "receiving.pages": "{title}{pages} halaman",
    "receiving.title_before": "{title} · ",
    "receiving.hint": (
        "Tanggal boleh dikosongkan: berkasnya menjadi bukti, dan tanggalnya dapat diisi kemudian. Buka "
        "berkas untuk melihat tanggalnya."
    ),
    "receiving.open": "Buka berkas",
    "receiving.skip": "Lewati",
    "receiving.take": "Terima",
    "receiving.verb": "Terima",
    "receiving.verb_count": "Terima {count} berkas",
    "receiving.counts": "{new} siap diterima, {known} sudah ada, {unplaced} perlu diperbaiki.",
    "receiving.done": "{attached} berkas menjadi bukti, {dated} tanggal dicatat, {known} sudah ada.",
    "receiving.done_refused": " {count} ditolak; alasannya ada di kolom Keadaan.",
}
