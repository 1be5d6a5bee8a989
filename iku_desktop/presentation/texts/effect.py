"""Words of the question that shows the figures before and after a change."""

TEXTS = {
    "effect.title": "Angka berubah",
    "effect.question": "Perubahan ini menggeser {count} angka. Simpan?",
    "effect.about": "Data yang sudah tercatat tidak dihapus, hanya dihitung lain.",
    "effect.figure": "Indikator",
    "effect.before": "Sekarang",
    "effect.after": "Sesudah disimpan",
    "effect.terms": "{numerator} dari {denominator}",
    "effect.no_terms": "–",
    "effect.achievement": "capaian {value}",
    "effect.save": "Simpan perubahan",
    "effect.cancel": "Batal",
    "effect.spoken": "{figure}, {quarter}: sekarang {before}, sesudah disimpan {after}",
}
