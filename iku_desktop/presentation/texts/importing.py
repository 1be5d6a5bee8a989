"""Words of taking a workbook in: choosing, matching columns, the preview, what was refused; table exports."""

TEXTS = {
    "importing.refused.title": "Isian yang ditolak",
    "importing.refused.sheet_name": "Ditolak",
    "importing.refused.of_sheet": "Baris yang ditolak di lembar {sheet}",
    "importing.refused.sheet": "Lembar",
    "importing.refused.row": "Baris",
    "importing.refused.column": "Kolom",
    "importing.refused.value": "Isi sel",
    "importing.refused.reason": "Alasan",
}
