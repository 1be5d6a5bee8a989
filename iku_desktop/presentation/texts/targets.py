"""Words of the targets' history: what was revised, by which letter, from when, and who typed it."""

TEXTS = {
    # On paper
    "targets.note": "{code}: {what} direvisi dari {before} menjadi {after}{details}.{reason}",
    "targets.note.quarter": "target TW {roman}",
    "targets.note.year": "target tahun {year}",
    "targets.note.letter": ", surat nomor {letter}",
    "targets.note.since": ", berlaku sejak {day}",
    "targets.note.reason": " Alasan: {reason}.",
    # In the window
    "targets.history": "Riwayat",
    "targets.history_title": "Riwayat target {indicator}, tahun {year}",
    "targets.history_none": "Belum ada target yang diisi untuk tahun {year}.",
    "targets.history_unrevised": "Belum ada target yang direvisi. Target lama yang direvisi tetap tersimpan "
    "di sini dengan alasan, nomor surat, dan tanggalnya.",
    "targets.history_about": "Laporan mencetak target yang berlaku pada tanggal datanya.",
    "targets.first": "Semula {value}",
    "targets.revised": "Revisi {revision}: {before} → {after}",
    "targets.since": "Berlaku sejak {day}",
    "targets.since_unknown": "Berlaku sejak semula; tanggal berlakunya tidak dicatat",
    "targets.letter": "Surat nomor {letter}",
    "targets.no_letter": "Nomor surat tidak dicatat",
    "targets.reason": "Alasan: {reason}",
    "targets.typed": "Diketik {at} oleh {by}",
    "targets.corrected": "{typed}, nilainya dibetulkan {at} oleh {by}",
    "targets.mark": "Direvisi dari {before} menjadi {after}, {since}. {letter}. {reason}",
    "targets.mark.since": "berlaku sejak {day}",
    "targets.mark.since_unknown": "berlaku sejak semula",
    "targets.mark.later": "{mark}\nBelum berlaku pada {day}. Nilai barunya diubah pada triwulan sesudahnya.",
}
