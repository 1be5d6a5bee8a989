"""The names of the window's pages."""

TEXTS = {
    "page.home": "Beranda",
    "page.documents": "Dokumen Desa",
    "page.activities": "Kegiatan",
    "page.villages": "Desa",
    "page.indicators": "Indikator & Target",
    "page.reports": "Laporan",
}
