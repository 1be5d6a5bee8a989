"""Words of tables that are exported as they are seen."""

TEXTS = {
    "tables.export": "Ekspor tabel…",
    "tables.export_tip": "Ekspor tabel ini ke Excel, seperti yang terlihat",
    "tables.name": "{title}_{office}_{day}.xlsx",
    "tables.saved": "Tabel tersimpan",
    "tables.none": "Tidak ada tabel di halaman ini",
    "tables.none_text": (
        "Yang dapat diekspor: Dokumen Desa, Kegiatan, Desa, Indikator & Target, dan daftar di balik "
        "setiap angka."
    ),
    "tables.office": "Kecamatan {office}",
    "tables.printed": "Diekspor {day}",
    "tables.filtered": "Disaring: {column} = {text}",
    "tables.searched": "Dicari: {text}",
    "tables.shown": "{shown} dari {count} baris",
    "tables.in_group": "{group} – {column}",
    "tables.rows_of": "{indicator} – {rows}",
    "tables.targets_of": "{indicator} – target dan capaian {year}",
    "tables.quarter": "Triwulan",
}
