"""Sentences of problems: what the clerk types of documents, activities, villages and figures."""

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
    "problem.web_address": (
        "“{typed}” bukan alamat yang dapat dipakai. Tulis lengkap mulai http:// atau https://, tanpa spasi "
        "dan tanpa nama pengguna; kosongkan bila tidak ada."
    ),
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
}
