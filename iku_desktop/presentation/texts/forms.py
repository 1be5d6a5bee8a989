"""Words of every form: its buttons, its problems and its questions."""

TEXTS = {
    "forms.save": "Simpan",
    "forms.add_new": "Tambah {what}",
    "forms.remove": "Hapus",
    "forms.discard": "Buang isian",
    "forms.cancel": "Batal",
    "forms.close": "Tutup",
    "forms.restore": "Kembalikan isian",
    "forms.month_before": "Bulan sebelumnya",
    "forms.month_after": "Bulan berikutnya",
    "forms.calendar": "Buka kalender",
    "forms.date_hint": "hh/bb/tttt",
    "forms.open_end": "kosong = tanpa batas",
    "forms.not_saved": "Belum disimpan",
    "forms.saved": "Tersimpan {time}",
    "forms.lost_title": "Isian belum disimpan. Buang?",
    "forms.lost_text": "Yang baru diketik pada {where} belum disimpan dan akan hilang.",
    "forms.remove_title": "Hapus {what}?",
    "forms.remove_text": "{name} dihapus. Riwayatnya tetap tercatat.",
    "forms.empty_list": "Belum ada isinya. Tekan Tambah untuk mengisi.",
    "forms.needed_mark": "wajib",
}
