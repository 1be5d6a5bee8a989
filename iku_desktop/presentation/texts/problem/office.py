"""Sentences of problems: settings, workbooks, and what the database itself refuses."""

TEXTS = {
    # Settings
    "problem.unknown_row": "Data ini tidak ditemukan, mungkin sudah dihapus. Muat ulang daftarnya.",
    "problem.nip_digits": "NIP terdiri atas 18 angka; yang diketik {count}. Periksa NIP-nya.",
    "problem.nip_birth_date": (
        "Delapan angka pertama NIP ({digits}) bukan tanggal lahir. Sudah disimpan; periksa bila keliru."
    ),
    "problem.nip_month": (
        "Angka ke-9 sampai ke-14 NIP ({digits}) bukan tahun dan bulan. Sudah disimpan; periksa bila "
        "keliru."
    ),
    "problem.nip_sex": (
        "Angka ke-15 NIP ({digits}) biasanya 1 atau 2. Sudah disimpan; periksa bila keliru."
    ),
    "problem.section_twice": "“{typed}” sudah dipakai seksi atau subbagian lain. Beri nama yang berbeda.",
    "problem.section_has_activities": (
        "{section} masih memiliki {count} kegiatan. Pindahkan kegiatannya ke seksi lain terlebih dahulu."
    ),
    "problem.day_not_in_month": (
        "Bulan {month} tidak memiliki tanggal {day}; yang terakhir {last_day}. Periksa tanggalnya."
    ),
    "problem.rule_twice": (
        "Sudah ada aturan untuk dokumen ini yang berlaku sejak tanggal yang sama. Ubah aturan itu, atau "
        "pilih tanggal lain."
    ),
    "problem.rule_has_documents": (
        "{count} dokumen yang tercatat tidak lagi memiliki aturan tenggat. Sisakan aturan yang berlaku "
        "untuk dokumen itu."
    ),
    "problem.type_code": (
        "“{typed}” tidak dapat menjadi kode. Pakai 2 sampai 20 huruf besar atau angka, diawali huruf, "
        "misalnya LPPDES."
    ),
    "problem.type_twice": "“{typed}” sudah dipakai jenis dokumen lain. Beri nama yang berbeda.",
    "problem.category_name_twice": "Dua kategori bernama sama. Beri nama yang berbeda.",
    "problem.category_bound_twice": "Dua kategori berbatas sama. Beri batas yang berbeda.",
    "problem.category_else": (
        "Harus ada tepat satu kategori tanpa batas, untuk capaian di bawah semua batas."
    ),
    "problem.not_an_image": "Berkas ini bukan gambar PNG atau JPEG. Pilih gambar lambang daerah.",
    "problem.audit_broken": (
        "Jejak perubahan tidak utuh lagi mulai catatan ke-{details}: ada yang diubah di luar program. Data "
        "lain tetap dapat dipakai. Bandingkan dengan cadangan terakhir."
    ),
    "problem.audit_lost": (
        "Cadangan {copy} mengenal perubahan yang tidak ada lagi dalam jejak perubahan di sini, di antara "
        "catatan ke-{first} dan ke-{last}: ujung jejak dipotong, basis data lama ditaruh kembali tanpa "
        "Pulihkan, atau jejak ditulis ulang. Bandingkan dengan cadangan itu, dan pulihkan bila perlu."
    ),
    "problem.image_too_large": "Gambar lebih dari {most} MB. Perkecil gambarnya, lalu pilih lagi.",
    # Reports, new office
    "problem.unknown_report": "Laporan “{typed}” tidak dikenal. Pilih salah satu laporan yang tersedia.",
    "problem.unknown_paper": "Kertas “{typed}” tidak dikenal. Pilih salah satu: {known}.",
    "problem.logo_unreadable": "Gambar lambang tidak dapat dibaca. Pilih gambar lain di Pengaturan.",
    "problem.unknown_kecamatan": (
        "Kecamatan dengan kode “{code}” tidak ada dalam daftar. Periksa kodenya, misalnya 35.08.20."
    ),
    # Workbooks
    "problem.workbook_missing": "Berkas {file} tidak ditemukan. Periksa nama dan foldernya.",
    "problem.workbook_unreadable": (
        "Berkas {file} tidak dapat dibaca. Tutup berkasnya di program lain, lalu coba lagi. "
        "Keterangan: {reason}"
    ),
    "problem.workbook_empty": "Berkas ini kosong. Pilih buku kerja Excel (.xlsx).",
    "problem.workbook_too_large": (
        "Berkas ini lebih dari {most} MB. Bagi menjadi beberapa buku kerja, atau hapus gambarnya."
    ),
    "problem.workbook_encrypted": (
        "Buku kerja ini dikunci dengan kata sandi. Simpan tanpa kata sandi di Excel, lalu impor lagi."
    ),
    "problem.workbook_old_format": (
        "Berkas ini berbentuk Excel lama (.xls). Simpan sebagai .xlsx di Excel, lalu impor lagi."
    ),
    "problem.workbook_not_xlsx": (
        "Berkas ini bukan buku kerja Excel (.xlsx), atau rusak. Buka di Excel dan simpan sebagai .xlsx."
    ),
    "problem.workbook_swells": (
        "Isi berkas ini jauh lebih besar daripada berkasnya, jadi tidak dibuka. Salin datanya ke buku "
        "kerja baru."
    ),
    "problem.workbook_without_sheets": (
        "Tidak ada lembar yang dikenal. Lembar yang dapat diimpor: {sheets}."
    ),
    "problem.sheet_twice": "Ada beberapa lembar bernama sama ({sheets}). Sisakan satu saja.",
    "problem.sheet_too_large": (
        "Lembar ini terisi sampai baris {rows} dan kolom {columns}. Paling banyak {most} baris; hapus "
        "isi yang jauh di bawah atau di kanan."
    ),
    "problem.column_missing": "Kolom ini tidak ada. Tambahkan di baris judul dengan nama persis seperti ini.",
    "problem.column_twice": "Kolom ini ada dua kali. Sisakan satu saja.",
    "problem.cell_formula": "Kolom ini tidak boleh berisi rumus. Ganti rumusnya dengan nilainya.",
    "problem.cell_error": "Sel ini berisi kesalahan rumus. Perbaiki rumusnya, atau ganti dengan nilainya.",
    "problem.cell_not_reckoned": (
        "Rumus di sel ini belum dihitung. Buka berkasnya di Excel, simpan, lalu impor lagi."
    ),
    "problem.cell_is_date": (
        "Excel mengubah isi sel ini menjadi tanggal. Ubah format selnya menjadi Teks, lalu ketik ulang."
    ),
    "problem.cell_not_text": "Sel ini berisi nilai benar/salah. Ganti dengan teks.",
    "problem.row_twice": (
        "Baris {second} sama dengan baris {first}: kuncinya tidak boleh ada dua kali. Sisakan satu."
    ),
    "problem.village_name_ambiguous": (
        "Ada {count} desa bernama “{typed}”. Isi Kode Desa agar jelas desa mana yang dimaksud."
    ),
    "problem.village_name_differs": (
        "Kode {code} milik {village}, sedangkan “{typed}” desa lain. Periksa kode dan namanya."
    ),
    "problem.unknown_activity_id": (
        "Tidak ada kegiatan dengan ID “{typed}”. Kosongkan ID untuk kegiatan baru."
    ),
    # What the database refuses
    "problem.duplicate": "Data yang sama sudah tercatat. Ubah yang sudah ada.",
    "problem.refers_to_nothing": (
        "Data yang dirujuk tidak ada lagi, mungkin baru saja dihapus. Muat ulang halamannya."
    ),
    "problem.value_not_allowed": "Isian ini tidak dapat disimpan. Periksa nilainya.",
    "problem.in_use": "Data ini masih dipakai data lain, jadi tidak dapat dihapus.",
    "problem.database_content": (
        "Isi basis data rusak di {count} tempat: {details}. Salin seluruh folder data, lalu pulihkan "
        "cadangan terakhir."
    ),
    "problem.database_schema": (
        "Susunan basis data berbeda di {count} tempat: {details}. Salin seluruh folder data, lalu "
        "pulihkan cadangan terakhir."
    ),
}
