"""Words of the table for e-SAKIP."""

TEXTS = {
    "esakip.title": "Capaian IKU Kecamatan {office} tahun {year}, keadaan {date}",
    "esakip.code": "Kode",
    "esakip.title_column": "Indikator",
    "esakip.unit": "Satuan",
    "esakip.year_target": "Target tahun",
    "esakip.target": "Target TW {roman}",
    "esakip.actual": "Realisasi TW {roman}",
    "esakip.achievement": "Capaian TW {roman} (%)",
}
