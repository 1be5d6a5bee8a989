"""Words of the table for e-SAKIP."""

TEXTS = {
    "esakip.title": "Capaian IKU Kecamatan {office} tahun {year}, keadaan {date}",
    "esakip.window": "Tabel e-SAKIP",
    "esakip.about": "Salin tabel ini, lalu ketik atau tempel angkanya di e-SAKIP. Triwulan yang "
    "terkunci memuat "
    "angka saat dikunci; yang kosong belum mempunyai nilai.",
    "esakip.copy": "Salin",
    "esakip.copied": "{count} baris disalin beserta judul kolomnya.",
    "esakip.code": "Kode",
    "esakip.title_column": "Indikator",
    "esakip.unit": "Satuan",
    "esakip.year_target": "Target tahun",
    "esakip.quarter": "Triwulan",
    "esakip.target": "Target",
    "esakip.actual": "Realisasi",
    "esakip.achievement": "Capaian (%)",
    "esakip.state": "Keadaan",
    "esakip.closed": "terkunci",
}
