"""Words of the file for support: what is in it, what isn't, and how it was saved."""

TEXTS = {
    "support.action": "&Buat berkas bantuan…",
    "support.title": "Berkas bantuan",
    "support.about": "Berkas ini membantu pembuat program menemukan sebab kesalahan. Isinya versi "
    "program, catatan kejadian, dan hasil pemeriksaan; tanpa nama, isian, atau berkas bukti. Periksa "
    "isinya di bawah, lalu simpan dan kirimkan sendiri.",
    "support.about_bundle": "Berkas bantuan IKU Desktop. Isinya hanya kode, versi, jumlah, dan waktu; "
    "tidak ada nama orang, desa, isian, atau kata sandi. Salinan data kantor hanya ada bila dicentang "
    "saat membuatnya (data.ikubak).",
    "support.collecting": "Mengumpulkan keterangan…",
    "support.cancelled": "Dibatalkan. Tidak ada berkas yang dibuat.",
    "support.parts": "Isi berkas bantuan",
    "support.content": "Isi {name}",
    "support.part.about": "penjelasan isi berkas ini",
    "support.part.versi": "versi program dan komputer",
    "support.part.setelan": "setelan, tanpa isinya",
    "support.part.komputer": "hasil Uji komputer ini",
    "support.part.periksa": "hasil Periksa data",
    "support.part.kesalahan": "kesalahan program",
    "support.part.mogok": "program berhenti tiba-tiba",
    "support.part.log": "catatan kejadian",
    "support.with_data": "Sertakan salinan data kantor",
    "support.with_data_hint": "Hanya bila pembuat program memintanya: salinan memuat semua isian dan "
    "berkas bukti. Lindungi dengan kata sandi dan sampaikan kata sandinya lewat jalan lain.",
    "support.passphrase": "Kata sandi (boleh kosong)",
    "support.passphrase_again": "Ketik kata sandi sekali lagi",
    "support.save": "Simpan…",
    "support.save_title": "Simpan berkas bantuan",
    "support.files": "Berkas bantuan (*.zip)",
    "support.saving": "Menyimpan berkas bantuan…",
    "support.saved": "Tersimpan: {file} ({size}) di {folder}",
    "support.saved_data": "Salinan data kantor ikut di dalamnya.",
    "support.saved_sealed": "Salinan data kantor ikut di dalamnya, terkunci dengan kata sandi.",
    "support.saved_plain": "Tanpa data kantor.",
}
