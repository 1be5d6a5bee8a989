"""Words of message boxes."""

TEXTS = {
    "message.title": "IKU",
    "message.refused": "Belum disimpan",
    "message.unavailable": "Tidak dapat dilanjutkan",
    "message.close": "Tutup",
    "message.cancel": "Batal",
    "message.bug": "Program mengalami kesalahan",
    "message.bug_text": "Semua isian yang sudah diterima tetap tersimpan. Simpan berkas bantuan atau salin "
    "rinciannya, kirimkan kepada pembuat program, lalu teruskan pekerjaan.",
    "message.bug_again": "Kesalahan program yang sama terjadi lagi ({count} kali)",
    "message.save_support": "Berkas bantuan…",
    "message.go_on": "Teruskan pekerjaan",
    "message.crashed": "Program berhenti tiba-tiba pada pemakaian sebelumnya",
    "message.crashed_text": "Semua isian yang sudah diterima tetap tersimpan. Simpan berkas bantuan dan "
    "kirimkan kepada pembuat program supaya sebabnya dapat dibetulkan.",
    "message.copy_details": "Salin rincian",
}
