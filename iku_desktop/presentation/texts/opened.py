"""Words for a file that was double-clicked and can't be opened at once."""

TEXTS = {
    "opened.not_yet": "{name} belum dibuka",
    "opened.copy": "Kantornya tidak terbuka di jendela ini. Bila program sudah terbuka di jendela lain, "
    "pilih Berkas → Pulihkan cadangan di sana, lalu pilih berkas ini. Berkasnya tidak diubah.",
    "opened.package": "Paket digabungkan ke kantor yang sedang terbuka, dan di jendela ini tidak ada. "
    "Buka kantornya dahulu, atau pakai jendela yang sudah terbuka, lalu pilih Data → Gabungkan paket. "
    "Berkasnya tidak diubah.",
}
