"""Words of the papers beside sheet and quarterly report: annual report, matrix alone, village cards."""

TEXTS = {
    # The matrix alone
    "papers.matrix.name": "Rekap Dokumen Desa",
    "papers.matrix.heading": "REKAPITULASI DOKUMEN ADMINISTRASI PEMERINTAHAN DESA",
    "papers.matrix.title": "Rekap dokumen Desa Triwulan {roman} Tahun {year}",
    # Village cards
    "papers.card.name": "Lembar per Desa",
    "papers.card.heading": "LEMBAR DOKUMEN ADMINISTRASI PEMERINTAHAN DESA",
    "papers.card.village": "Desa {village}",
    "papers.card.title": "Lembar dokumen Desa sampai dengan Tahun {year}",
    "papers.card.title_village": "Lembar dokumen Desa {village} sampai dengan Tahun {year}",
    "papers.card.code": "Kode Desa",
    "papers.card.head": "Kepala Desa",
    "papers.card.phone": "Nomor HP",
    "papers.card.valid": "Masa berlaku",
    "papers.card.valid_from": "sejak {first}",
    "papers.card.valid_to": "sampai dengan {last}",
    "papers.card.valid_both": "{first} sampai dengan {last}",
    "papers.card.nothing": "Belum ada dokumen yang dihitung untuk desa ini.",
    "papers.card.column.document": "Dokumen",
    "papers.card.column.due": "Tenggat",
    "papers.card.column.dated": "Tanggal",
    "papers.card.column.number": "Nomor",
    "papers.card.column.status": "Status",
    "papers.card.column.cause": "Sebab dan keterangan",
    "papers.card.dated.ditetapkan": "{day} ditetapkan",
    "papers.card.dated.disampaikan": "{day} disampaikan",
    "papers.card.extended": "{due} (pengecualian Camat)",
    "papers.card.year": "Tahun {year}: {on_time} dari {expected} tepat waktu ({share})",
    "papers.card.year_none": "Tahun {year}: tidak ada dokumen yang dihitung",
    "papers.card.cause_unknown": "sebab tidak dicatat",
    "papers.card.exception": "Pengecualian Camat untuk {document}: tenggat menjadi {due}, diputuskan "
    "{day}{letter}. Alasan: {reason}",
    "papers.card.sum": "Tahun {first} sampai dengan {last}: {on_time} dari {expected} dokumen tepat waktu "
    "({share}). Status per {day}.",
}
