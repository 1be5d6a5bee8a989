"""Why an entry was refused or is odd, and what to do: a sentence for every Problem code."""

TEXTS = {
    # What is typed
    "problem.needed": "Wajib diisi.",
    "problem.not_text": "Isian ini harus berupa teks biasa.",
    "problem.not_a_date": (
        "“{typed}” bukan tanggal. Tulis misalnya 30/9/2025 atau 30 September 2025."
    ),
    "problem.date_not_in_calendar": "{typed} tidak ada dalam kalender. Periksa hari, bulan, dan tahunnya.",
    "problem.date_past_month_end": (
        "{typed} tidak ada dalam kalender. {month} {year} hanya sampai tanggal {last_day}."
    ),
    "problem.date_in_future": (
        "Tanggal {date} masih di masa depan (hari ini {today}). Isi setelah harinya tiba."
    ),
    "problem.not_a_number": "“{typed}” bukan angka. Tulis misalnya 85, 87,5 atau 1.234,5.",
    "problem.not_whole": "“{typed}” bukan bilangan bulat. Tulis tanpa angka di belakang koma.",
    "problem.negative": "Angka tidak boleh kurang dari 0 (diisi {typed}).",
    "problem.out_of_range": "{typed} di luar batas. Isi angka dari {least} sampai {most}.",
    "problem.text_too_long": (
        "Terlalu panjang: {count} karakter, paling banyak {longest}. Ringkas isinya."
    ),
    "problem.text_character": (
        "Karakter ke-{position} ({character}) tidak dapat dicetak. Hapus karakter itu, atau ketik "
        "ulang isinya."
    ),
    "problem.too_many_lines": "Terlalu banyak: {count} isian, paling banyak {most}. Kurangi isinya.",
    "problem.unknown_choice": "“{typed}” tidak ada dalam pilihan. Pilih salah satu yang tersedia.",
    "problem.not_a_flag": "“{typed}” bukan ya atau tidak. Isi dengan ya atau tidak.",
    "problem.validity_reversed": (
        "Berlaku sampai {valid_to} lebih awal daripada berlaku sejak {valid_from}. Periksa kedua "
        "tanggal itu."
    ),
    # Periods
    "problem.year_out_of_range": "Tahun {year} tidak dapat dipakai. Periksa tahunnya.",
    "problem.not_a_quarter": "Triwulan {quarter} tidak ada. Pilih triwulan 1 sampai 4.",
    "problem.quarter_needed": "Laporan ini memerlukan triwulan. Sebutkan triwulan 1 sampai 4.",
    "problem.as_of_in_future": (
        "Tanggal {date} masih di masa depan (hari ini {today}). Pilih hari ini atau sebelumnya."
    ),
    "problem.as_of_before_year": (
        "Tanggal {date} mendahului tahun {year}. Pilih tanggal mulai 1 Januari {year}."
    ),
    "problem.year_without_plan": (
        "Tahun {year} belum memiliki IKU. Perpanjang masa berlaku IKU di Pengaturan, atau periksa "
        "tahunnya."
    ),
    # Village documents
    "problem.unknown_village": (
        "Desa “{typed}” tidak dikenal di kecamatan ini. Periksa kode atau nama desanya."
    ),
    "problem.unknown_document_type": (
        "Jenis dokumen “{typed}” tidak dikenal. Pilih salah satu jenis dokumen yang tersedia."
    ),
    "problem.kelurahan_has_no_documents": (
        "{village} adalah kelurahan. Kelurahan tidak menyusun dokumen desa, jadi tidak dicatat di sini."
    ),
    "problem.village_not_valid": (
        "Desa {village} tidak berlaku pada tenggat {document}, {due}. Periksa masa berlaku desa itu "
        "di halaman Desa."
    ),
    "problem.no_rule": (
        "Belum ada aturan tenggat untuk {document} tahun anggaran {year}. Tambahkan aturannya di "
        "Pengaturan."
    ),
    "problem.date_too_early": (
        "Tanggal {date} lebih dari 18 bulan sebelum tenggat {due}. Yang paling awal {earliest}; "
        "periksa tahunnya."
    ),
    "problem.dated_after_successor": (
        "{type} bertanggal {date}, sesudah {other_type} tahun anggaran yang sama ({other}). Sudah "
        "disimpan; periksa kedua tanggal itu."
    ),
    "problem.exception_not_later": (
        "Tenggat baru {date} tidak lebih lambat daripada tenggat {due}. Pengecualian memberi waktu "
        "tambahan; pilih tanggal sesudahnya."
    ),
    "problem.no_exception": "Tidak ada pengecualian Camat yang tercatat untuk dokumen ini.",
    # Activities
    "problem.unknown_activity": (
        "Kegiatan ini tidak ditemukan, mungkin sudah dihapus. Muat ulang daftarnya."
    ),
    "problem.activity_twice": (
        "Kegiatan dengan uraian dan seksi yang sama pada {date} sudah tercatat. Ubah kegiatan yang "
        "sudah ada, atau bedakan uraiannya."
    ),
    "problem.unknown_section": (
        "Seksi “{typed}” tidak dikenal. Pilih seksi atau subbagian yang ada, atau tambahkan di "
        "Pengaturan."
    ),
    "problem.unknown_evidence": (
        "Jenis bukti “{typed}” tidak dikenal. Yang diakui: {known}. Pisahkan beberapa jenis dengan "
        "titik koma."
    ),
    "problem.too_many_numbers": (
        "Ada {count} nomor untuk {kinds} bukti. Setiap bukti memiliki paling banyak satu nomor, "
        "dipisahkan titik koma."
    ),
    "problem.number_separator": (
        "Nomor “{typed}” berisi titik koma, yang memisahkan beberapa nomor. Pakai tanda lain."
    ),
    "problem.first_day_after_last": (
        "Hari pertama {first} sesudah hari terakhir {last}. Periksa kedua tanggal itu."
    ),
    "problem.follow_up_before_activity": (
        "Tanggal tindak lanjut {follow_up} mendahului kegiatannya ({date}). Periksa kedua tanggal itu."
    ),
    # Villages
    "problem.village_code": (
        "“{typed}” bukan kode desa. Kode Kemendagri terdiri atas 13 karakter, misalnya 35.08.20.2001."
    ),
    "problem.village_of_other_kecamatan": (
        "Kode {code} milik kecamatan lain. Kode desa di kecamatan ini diawali {kecamatan}."
    ),
    "problem.village_code_twice": "Kode {code} sudah dipakai desa lain. Setiap desa memiliki kode sendiri.",
    "problem.village_has_documents": (
        "{village} masih memiliki {count} dokumen atau pengecualian yang tercatat. Isi “berlaku "
        "sampai” bila desanya sudah tidak ada; yang tercatat tetap tersimpan."
    ),
    "problem.documents_outside_validity": (
        "{count} dokumen {village} tidak lagi dihitung karena tenggatnya di luar masa berlaku desa. "
        "Dokumennya tetap tersimpan."
    ),
    # Indicators and targets
    "problem.unknown_indicator": (
        "Indikator “{typed}” tidak ada dalam IKU tahun ini. Periksa kode indikatornya."
    ),
    "problem.target_negative": "Target tidak boleh kurang dari 0 (diisi {typed}).",
    "problem.target_above_100": "Target dalam persen paling tinggi 100 (diisi {typed}).",
    "problem.revision_before_previous": (
        "Tanggal {date} mendahului penetapan target sebelumnya ({other}). Revisi ditetapkan sesudahnya."
    ),
    "problem.not_by_hand": (
        "{indicator} dihitung oleh program dan tidak diisi dengan tangan. Ubah data di baliknya."
    ),
    "problem.denominator_zero": "Penyebut tidak boleh 0, karena tidak ada yang dapat dibagi.",
    "problem.ratio_above_100": (
        "Pembilang {numerator} lebih besar daripada penyebut {denominator}, jadi hasilnya di atas "
        "100 %. Sudah disimpan; periksa kedua angka itu."
    ),
    # Why a figure has no value
    "problem.no_documents_expected": "Belum ada dokumen desa yang dihitung.",
    "problem.no_activities": "Belum ada kegiatan.",
    "problem.not_entered": "Nilai {year} belum diisi.",
    # The plan
    "problem.unknown_plan": "IKU ini tidak ditemukan (“{typed}”). Muat ulang halamannya.",
    "problem.unknown_goal": "Sasaran “{typed}” tidak ditemukan. Pilih sasaran yang ada.",
    "problem.indicator_code_twice": (
        "Kode {code} sudah dipakai indikator lain. Setiap indikator memiliki kode sendiri."
    ),
    "problem.indicator_has_data": (
        "{indicator} masih memiliki {count} target, nilai, atau uraian. Hapus isinya terlebih dahulu."
    ),
    "problem.years_reversed": "Tahun akhir {last} mendahului tahun awal {first}. Periksa kedua tahun itu.",
    "problem.too_many_years": "Satu IKU berlaku paling lama {most} tahun. Periksa kedua tahun itu.",
    "problem.years_have_data": (
        "Tahun yang dilepas ({first} sampai {last}) masih memiliki {count} target, nilai, atau uraian. "
        "Hapus isinya terlebih dahulu, atau biarkan tahunnya."
    ),
    "problem.no_offsets": "Pilih paling sedikit satu jenis dokumen yang dihitung.",
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
    "problem.image_too_large": "Gambar lebih dari {most} MB. Perkecil gambarnya, lalu pilih lagi.",
    # Reminder letters
    "problem.letter_pattern": (
        "Pola “{typed}” tidak dapat dipakai. Yang dikenal hanya {known}, masing-masing di antara satu "
        "pasang kurung kurawal."
    ),
    "problem.letter_pattern_lacks": (
        "Pola nomor harus memuat {needed}, supaya tidak ada dua surat bernomor sama."
    ),
    "problem.nothing_to_remind": (
        "Tidak ada surat yang perlu dibuat: per {day} tidak ada dokumen tahun {year} yang lewat tenggat atau "
        "jatuh tempo dalam {days} hari pada desa yang dipilih."
    ),
    "problem.letter_not_remade": (
        "Surat nomor {number} tidak dapat dibuat lagi karena desa, jenis dokumen, atau aturan tenggatnya "
        "sudah dihapus."
    ),
    "problem.unknown_letter": "Surat ini tidak ditemukan. Muat ulang daftarnya.",
    "problem.no_letters": "Belum ada surat yang dipilih. Pilih paling sedikit satu surat.",
    "problem.no_village_cards": "Belum ada desa yang menyusun dokumen. Isi daftar desa lebih dahulu.",
    "problem.letter_section": (
        "Seksi penanggung jawab dokumen desa tidak dapat ditentukan dari lembar IKU. Pilih seksinya."
    ),
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
    # Closing and reopening a quarter
    "problem.quarter_closed": (
        "Triwulan {quarter} {year} sudah ditutup {closed_at} oleh {closed_by}, jadi isian ini terkunci. "
        "Bila harus diubah, buka kembali triwulan itu di halaman Laporan."
    ),
    "problem.quarter_not_over": (
        "Triwulan {quarter} {year} baru berakhir {date}. Tutup sesudah tanggal itu."
    ),
    "problem.quarter_already_closed": "Triwulan {quarter} {year} sudah ditutup.",
    "problem.earlier_quarter_open": (
        "Triwulan {quarter} {year} belum ditutup. Triwulan ditutup berurutan; tutup yang itu lebih dahulu."
    ),
    "problem.year_target_missing": (
        "Target tahun {year} untuk {indicator} belum ada. Isi di Indikator & Target, lalu tutup Triwulan IV."
    ),
    "problem.quarter_not_closed": "Triwulan {quarter} {year} tidak sedang ditutup.",
    "problem.reopen_reason_needed": (
        "Isi alasan membuka kembali. Alasan itu tercatat dan ikut dijelaskan dalam riwayat."
    ),
    "problem.later_quarter_closed": (
        "Triwulan {quarter} {year} sudah ditutup sesudahnya. Buka kembali yang itu lebih dahulu."
    ),
    "problem.clock_behind": (
        "Jam PC menunjukkan {now}, padahal data terakhir tercatat {seen}. Betulkan tanggal dan jam PC, "
        "lalu ulangi; bila jamnya sudah benar, nyatakan demikian di jendela Tutup triwulan."
    ),
    # The steps of a report after printing
    "problem.report_not_followed_draft": (
        "Laporan ini masih konsep. Langkah cetak, tanda tangan dan kirim dicatat sesudah triwulan ditutup."
    ),
    "problem.report_not_followed_year_open": (
        "Laporan ini masih konsep. Langkah cetak, tanda tangan dan kirim dicatat sesudah TW IV ditutup."
    ),
    "problem.report_not_followed_no_plan": "Tidak ada lembar IKU untuk tahun ini.",
    "problem.report_not_followed_kind": "Laporan jenis ini tidak dicatat cetak dan kirimnya.",
    "problem.report_already_signed": (
        "Laporan ini sudah ditandatangani {name} pada {date}. Laporan yang ditandatangani hanya dapat "
        "direvisi: buka kembali triwulannya."
    ),
    "problem.report_not_signed": (
        "Laporan ini belum tercatat ditandatangani. Catat tanda tangannya lebih dahulu."
    ),
    "problem.report_already_sent": "Laporan ini sudah tercatat dikirim kepada {to} pada {date}.",
    "problem.sent_before_signed": (
        "Laporan ditandatangani {date}. Isi tanggal kirim hari itu atau sesudahnya."
    ),
    "problem.step_in_future": (
        "Tanggal {date} masih di masa depan (hari ini {today}). Isi hari ini atau sebelumnya."
    ),
    "problem.step_before_paper": (
        "Laporan ini baru ada sejak triwulan ditutup {since}. Isi tanggal itu atau sesudahnya."
    ),
    "problem.scan_needed": (
        "Pilih pindaian laporan yang sudah ditandatangani (PDF, JPEG atau PNG)."
    ),
    # Evidence files
    "problem.file_is_folder": (
        "{file} adalah folder. Pilih berkas di dalamnya; beberapa berkas dapat dipilih sekaligus."
    ),
    "problem.file_not_plain": "{file} bukan berkas biasa. Pilih berkas PDF, JPEG, atau PNG.",
    "problem.file_gone": (
        "Berkas {file} sudah tidak ada di tempatnya, mungkin dipindahkan atau flash disk-nya dicabut. "
        "Pilih lagi berkasnya."
    ),
    "problem.file_locked": (
        "Berkas {file} tidak dapat dibaca: sedang dibuka program lain atau tidak ada izin membacanya. "
        "Tutup program itu, lalu tambahkan lagi."
    ),
    "problem.file_unreadable": (
        "Berkas {file} tidak dapat dibaca ({reason}). Salin dahulu ke komputer ini, lalu tambahkan lagi."
    ),
    "problem.file_empty": (
        "Berkas {file} kosong (0 bita). Pindai atau salin ulang berkasnya, lalu tambahkan lagi."
    ),
    "problem.file_too_large": (
        "Berkas {file} lebih dari {most} MB. Pindai ulang dengan resolusi 150–200 dpi atau bagi menjadi "
        "beberapa berkas."
    ),
    "problem.file_is_program": (
        "Isi berkas {file} adalah program, bukan dokumen, apa pun namanya. Jangan dibuka; mintalah "
        "berkas PDF atau fotonya kepada pengirimnya."
    ),
    "problem.file_is_office": (
        "Isi berkas {file} adalah dokumen Word, Excel, atau arsip. Simpan dahulu sebagai PDF, lalu "
        "tambahkan PDF-nya."
    ),
    "problem.file_is_other_image": (
        "Isi berkas {file} adalah gambar atau video jenis lain. Simpan dahulu sebagai JPEG, PNG, atau "
        "PDF, lalu tambahkan lagi."
    ),
    "problem.file_not_evidence": (
        "Isi berkas {file} bukan PDF, JPEG, atau PNG, apa pun namanya. Simpan dokumennya sebagai PDF, "
        "lalu tambahkan lagi."
    ),
    "problem.pdf_encrypted": (
        "PDF {file} terkunci kata sandi. Buka dengan kata sandinya, simpan tanpa kata sandi, lalu "
        "tambahkan lagi."
    ),
    "problem.pdf_broken": (
        "PDF {file} rusak atau terpotong sehingga halamannya tidak lengkap. Unduh atau pindai ulang, "
        "lalu tambahkan lagi."
    ),
    "problem.pdf_no_pages": "PDF {file} tidak memiliki halaman. Pilih berkas yang berisi.",
    "problem.pdf_too_many_pages": (
        "PDF {file} berisi {count} halaman, paling banyak {most}. Ambil halaman yang menjadi bukti saja."
    ),
    "problem.picture_too_large": (
        "Gambar {file} berukuran {wide} × {high} titik, paling banyak {most} juta titik. Perkecil "
        "gambarnya atau pindai ulang dengan resolusi 150–200 dpi."
    ),
    "problem.image_broken": (
        "Gambar {file} rusak atau terpotong. Ambil atau kirim ulang gambarnya, lalu tambahkan lagi."
    ),
    "problem.file_twice": "Berkas {file} sudah terlampir di sini dengan nama {other}.",
    "problem.unknown_file": "Berkas ini sudah tidak terlampir. Muat ulang halamannya.",
    "problem.unknown_owner": (
        "Kegiatan atau dokumen tempat berkas ini dilampirkan sudah tidak ada. Muat ulang halamannya."
    ),
    "problem.unknown_evidence_kind": (
        "Jenis bukti “{typed}” tidak dikenal. Pilih salah satu jenis bukti yang tersedia."
    ),
    # Signing with a key
    "problem.key_not_p12": "Berkas ini bukan kunci .p12. Pilih berkas kunci dari penerbit sertifikat.",
    "problem.key_wrong_passphrase": "Kata sandi kunci tidak cocok. Ketik ulang.",
    "problem.key_without_private_key": (
        "Berkas ini berisi sertifikat tanpa kunci. Minta berkas .p12 yang lengkap."
    ),
    "problem.key_kind_unknown": "Jenis kunci ini tidak didukung; yang didukung RSA dan EC.",
    "problem.key_expired": (
        "Sertifikat {name} berakhir {valid_to}. Perpanjang dahulu pada penerbitnya."
    ),
    "problem.key_not_yet_valid": (
        "Sertifikat {name} baru berlaku {valid_from}, sedangkan jam PC {now}. Periksa jam PC."
    ),
    "problem.key_not_for_signing": "Sertifikat {name} tidak diterbitkan untuk tanda tangan.",
    "problem.pdf_unreadable": "Berkas ini bukan PDF yang dapat dibaca. Pilih berkas yang lain.",
    "problem.pdf_locked": "PDF ini terkunci kata sandi, jadi tidak dapat ditandatangani.",
    "problem.no_place_to_sign": "Kedua tempat tanda tangan dokumen ini sudah terisi.",
}
