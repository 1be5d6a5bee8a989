"""Words of *Perbarui dari berkas*."""

TEXTS = {
    "updates.action": "Pe&rbarui dari berkas…",
    "updates.title": "Perbarui dari berkas",
    "updates.about": "Pilih pemasang versi baru di flash disk. Di sampingnya harus ada berkas "
    "update.json dari pembuat program. Pemasang disalin dan diperiksa dahulu; sebelum dipasang, data "
    "kantor dicadangkan.",
    "updates.file": "Pemasang",
    "updates.choose": "Pilih pemasang versi baru",
    "updates.files": "Pemasang IKU Desktop (IKU-Desktop-*-setup.exe)",
    "updates.checking": "Menyalin dan memeriksa pemasang…",
    "updates.cancelled": "Dibatalkan. Tidak ada yang diubah.",
    "updates.good": "Pemasang asli dan utuh",
    "updates.versions": "Versi {here} diperbarui menjadi {version}, dibuat {made_on}, {size}.",
    "updates.data_changes": "Susunan data ikut diperbarui saat kantor dibuka lagi.",
    "updates.next": "Data kantor dicadangkan, program ditutup, lalu pemasang berjalan. Data kantor "
    "tidak disentuh pemasang.",
    "updates.only_windows": "Pemasang hanya dapat dijalankan di Windows. Bawalah flash disk ini ke "
    "komputer kantor.",
    "updates.go": "Cadangkan dan perbarui",
    "updates.backup": "Membuat cadangan sebelum pembaruan…",
    "updates.starting": "Menjalankan pemasang…",
}
