"""Words of the recycle bin."""

TEXTS = {
    "recycle.title": "Keranjang sampah",
    "recycle.about": (
        "Yang pernah dihapus tetap tersimpan di sini, juga setelah program ditutup. Pilih satu atau beberapa "
        "baris, lalu Pulihkan."
    ),
    "recycle.empty": "Keranjang kosong: belum ada yang dihapus.",
    "recycle.restore": "Pulihkan",
    "recycle.restored": "{count} baris dipulihkan.",
    "recycle.name": "Yang dihapus",
    "recycle.find": "Cari",
    "recycle.parts": "Beserta",
    "recycle.part_count": "{count} bukti, berkas",
    "recycle.at": "Dihapus",
    "recycle.by": "Oleh",
}
