"""Why a copy of an office can't be made, read or restored."""

TEXTS = {
    "problem.backup_missing": "Berkas {file} tidak ada. Pilih berkas cadangan (.ikubak) yang ada.",
    "problem.backup_foreign": (
        "Berkas ini bukan cadangan IKU Desktop. Tidak ada yang diubah. Pilih berkas berakhiran .ikubak "
        "yang dibuat program ini."
    ),
    "problem.backup_damaged": (
        "Cadangan ini rusak atau terpotong (bagian {part}), jadi tidak dipakai. Tidak ada yang diubah. "
        "Pilih cadangan lain."
    ),
    "problem.backup_newer_format": (
        "Cadangan ini dibuat oleh IKU Desktop yang lebih baru. Tidak ada yang diubah. Pasang IKU Desktop "
        "versi terbaru, lalu ulangi."
    ),
    "problem.backup_newer_schema": (
        "Cadangan ini dibuat oleh IKU Desktop yang lebih baru (versi data {version}, program ini mengenal "
        "sampai {known}). Tidak ada yang diubah. Pasang IKU Desktop versi terbaru, lalu ulangi."
    ),
    "problem.backup_other_office": (
        "Cadangan ini milik Kecamatan {theirs} ({their_code}), sedangkan folder ini berisi data Kecamatan "
        "{ours}. Tidak ada yang diubah. Pulihkan ke folder lain yang kosong."
    ),
    "problem.backup_practice": (
        "Cadangan ini berisi data latihan, sedangkan folder ini berisi data kantor yang sebenarnya. Tidak "
        "ada yang diubah. Pulihkan ke folder lain yang kosong."
    ),
    "problem.backup_not_practice": (
        "Cadangan ini berisi data kantor yang sebenarnya, sedangkan folder ini berisi data latihan. Tidak "
        "ada yang diubah. Pulihkan ke folder lain yang kosong."
    ),
    "problem.backup_unreadable": "Berkas cadangan ini tidak dapat dibaca. Keterangan: {reason}",
    "problem.backup_sealed": "Cadangan ini dilindungi kata sandi. Isi kata sandinya.",
    "problem.backup_passphrase_wrong": (
        "Kata sandi cadangan tidak cocok. Berkasnya sendiri tidak rusak. Periksa huruf besar dan kecil, "
        "lalu coba lagi."
    ),
    "problem.backup_passphrase_needed": (
        "Salinan di tempat kedua dilindungi kata sandi. Isi kata sandinya."
    ),
    "problem.passphrase_short": "Kata sandi paling sedikit {least} huruf atau angka.",
    "problem.passphrase_differs": "Kedua kata sandi tidak sama. Ketik lagi.",
    "problem.copy_place_unset": "Tempat kedua untuk salinan cadangan belum dipilih.",
    "problem.copy_place_missing": (
        "Folder {folder} tidak ditemukan. Pasang flash disk-nya, atau pilih folder lain."
    ),
    "problem.copy_place_inside": (
        "Folder ini berada di dalam folder data kantor; salinan di sini ikut hilang bersamanya. Pilih "
        "flash disk atau diska lain."
    ),
}
