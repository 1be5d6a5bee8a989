"""Sentences of problems: undoing, the recycle bin, blocks of cells."""

TEXTS = {
    "problem.block_too_large": (
        "Isi papan klip terlalu besar: paling banyak {most} sel sekali tempel. Tempel sebagian demi sebagian."
    ),
    "problem.not_a_cell": "Kolom ini dihitung atau dikunci, jadi tidak diisi.",
    "problem.nothing_to_undo": "Belum ada perubahan yang dapat diurungkan sejak program dibuka.",
    "problem.only_for_good": (
        "Tidak ada yang dapat diurungkan. Penutupan triwulan, surat bernomor, cetakan yang terbit, dan "
        "langkah laporan tetap tercatat; triwulan dibuka kembali lewat menu Laporan."
    ),
    "problem.nothing_to_redo": "Tidak ada yang dapat diulangi.",
    "problem.undo_overtaken": (
        "Langkah ini tidak dapat dibalik lagi karena {row} sudah berubah sesudahnya. Tidak ada yang diubah."
    ),
    "problem.nothing_to_restore": "Isi keranjang ini tidak ditemukan. Buka lagi keranjang sampah.",
    "problem.already_there": "{row} sudah ada lagi, jadi tidak perlu dipulihkan.",
    "problem.evidence_gone": (
        "Berkas bukti {file} tidak ada lagi di folder bukti, jadi tidak dapat dipulihkan. Cari di cadangan."
    ),
    "problem.restore_section_first": "Seksi kegiatan ini sudah dihapus. Pulihkan seksinya terlebih dahulu.",
    "problem.restore_village_first": "Desa dokumen ini sudah dihapus. Pulihkan desanya terlebih dahulu.",
    "problem.restore_indicator_first": "Indikatornya sudah dihapus. Pulihkan indikatornya terlebih dahulu.",
    "problem.undo_not_kept": (
        "Langkah ini tidak dapat dibalik karena isi lama {row} tidak disimpan. Tidak ada yang diubah."
    ),
}
