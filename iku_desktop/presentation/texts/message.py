"""Words of message boxes."""

TEXTS = {
    "message.title": "IKU",
    "message.refused": "Belum disimpan",
    "message.unavailable": "Tidak dapat dilanjutkan",
    "message.close": "Tutup",
    "message.cancel": "Batal",
    "message.bug": "Program mengalami kesalahan",
    "message.bug_text": "Isian yang sudah tersimpan tetap aman. Salin rinciannya dan kirimkan kepada "
    "pembuat program, lalu teruskan pekerjaan.",
    "message.copy_details": "Salin rincian",
}
