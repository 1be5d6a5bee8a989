"""Words of closing a quarter, opening it again, its history, and the steps of its papers."""

TEXTS = {
    "closing.close": "Tutup triwulan",
    "closing.close_title": "Tutup {quarter}",
    "closing.close_question": "Tutup {quarter}?",
    "closing.close_frozen": "Angka, target, uraian, pejabat dan bukti dukung {quarter} dibekukan per {date}. "
    "Laporannya menjadi tetap{revision} dan selalu tercetak sama.",
    "closing.close_revision": " sebagai Revisi {revision}",
    "closing.close_locked": "Sesudah ini isian yang mengubah angka {quarter} ditolak. Tindak lanjut dan "
    "dokumen yang bertanggal sesudah {date} tetap dapat dicatat dan tampil pada triwulan berikutnya. "
    "Bila perlu, triwulan dapat dibuka kembali dengan alasan.",
    "closing.close_notes": "Boleh ditutup, tercatat di laporan:",
    "closing.close_blocked": "{quarter} belum dapat ditutup",
    "closing.close_nothing_open": "Tidak ada catatan yang terbuka.",
    "closing.close_more": "dan {count} catatan lagi",
    "closing.closed": "{quarter} ditutup. Laporannya kini tetap.",
    "closing.clock_right": "Jam PC sudah benar",
    "closing.reopen": "Buka kembali",
    "closing.reopen_title": "Buka kembali {quarter}",
    "closing.reopen_question": "Buka kembali {quarter}?",
    "closing.reopen_about": "Isian {quarter} dapat diubah lagi dan laporannya menjadi konsep. Penutupan "
    "berikutnya menjadi Revisi {revision}, dan laporannya menyebut demikian.",
    "closing.reopen_signed": "Laporan yang sudah ditandatangani tetap tersimpan di arsip dan tidak berubah; "
    "penggantinya harus dicetak dan ditandatangani lagi.",
    "closing.reopen_reason": "Alasan",
    "closing.reopen_reason_hint": "tercatat dalam riwayat",
    "closing.reopened": "{quarter} dibuka kembali.",
    "closing.history": "Riwayat",
    "closing.history_title": "Riwayat {quarter}",
    "closing.history_none": "{quarter} belum pernah ditutup, dan belum ada laporannya yang disimpan atau "
    "dicetak.",
    "closing.history_closed": "Ditutup {at} oleh {by}",
    "closing.history_first": "Penutupan pertama",
    "closing.history_revision": "Revisi {revision}",
    "closing.history_reopened": "Dibuka kembali {at} oleh {by}: {reason}",
    "closing.history_holds": "Masih berlaku",
    "closing.history_papers": "Laporan yang keluar",
    "closing.history_draft": "Konsep",
    "closing.history_final": "Tetap",
    "closing.history_signed": "Bertanda tangan elektronik",
    "closing.history_paper": "{state} · {at} oleh {by} · kode {code}",
    "closing.history_no_papers": "Belum ada yang disimpan atau dicetak.",
    "closing.history_hash": "Sidik data {hash}",
    "closing.locked": "Terkunci",
    "closing.locked_about": "Ditutup {at} oleh {by}{revision}. Angkanya tidak berubah lagi.",
    "closing.locked_revision": " sebagai Revisi {revision}",
    "closing.readiness": "Kesiapan {quarter}",
    "closing.ready": "Siap",
    "closing.ready_notes": "Siap, {count} catatan",
    "closing.blocked": "{count} penghalang",
    "closing.open_line": "Lihat",
    "closing.fill_line": "Isi",
}
