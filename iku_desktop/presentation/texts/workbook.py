"""What the workbook says about itself on its sheet Petunjuk."""

TEXTS = {
    "workbook.guide.title": "Petunjuk pengisian",
    "workbook.guide.file": (
        "Buku kerja ini dapat diisi lalu diimpor kembali ke IKU Desktop, dan hasil ekspor program "
        "berbentuk sama. Lembar dan kolom dikenali dari namanya: urutan serta huruf besar atau kecil "
        "bebas, kolom tambahan diabaikan, dan lembar yang tidak ada tidak diimpor."
    ),
    "workbook.guide.columns": (
        "Kolom dengan kepala lebih gelap wajib ada. Kolom yang menentukan baris (misalnya kode, jenis, "
        "tahun, tanggal kegiatan) harus diketik sebagai nilai; rumus di sana ditolak."
    ),
    "workbook.guide.dates": (
        "Tanggal boleh berupa sel tanggal Excel atau teks, misalnya 30/9/2025 atau 30 September 2025."
    ),
    "workbook.guide.numbers": "Angka boleh ditulis 87,5 atau 87.5; persen ditulis 87,5 atau 87,5%.",
    "workbook.guide.rows": (
        "Baris kosong dilewati. Baris yang kuncinya sudah tercatat mengubah data itu, yang belum "
        "tercatat menjadi data baru. Mengimpor berkas yang sama dua kali tidak mengubah apa pun."
    ),
    "workbook.guide.empty": (
        "Sel yang dikosongkan juga mengosongkan isian yang tercatat. Agar suatu isian tidak berubah, "
        "biarkan nilainya, atau hapus kolomnya dari lembar: kolom yang tidak ada tidak mengubah apa pun."
    ),
    "workbook.guide.removing": (
        "Baris yang dihapus dari lembar tidak menghapus data di program. Hapus data di dalam program."
    ),
    "workbook.guide.check": (
        "Semua baris diimpor, atau tidak satu pun. Bila ada yang ditolak, setiap baris disebut dengan "
        "lembar, nomor baris, kolom, dan alasannya; tidak ada yang berubah sampai semuanya diperbaiki."
    ),
    "workbook.guide.choices": (
        "Daftar pilihan pada sel berasal dari data kantor saat berkas ini dibuat."
    ),
    "workbook.guide.sheet": "Lembar {sheet}",
    "workbook.guide.or": " atau ",
    "workbook.guide.needed": "Kolom wajib: {columns}.",
    "workbook.guide.others": "Kolom lain: {columns}.",
    "workbook.guide.villages": (
        "Baris dikenali dari Kode Desa (kode Kemendagri, misalnya 35.08.20.2001). Desa baru di lembar "
        "ini langsung dapat dipakai di lembar Dokumen Desa dalam berkas yang sama."
    ),
    "workbook.guide.documents": (
        "Baris dikenali dari desa, jenis, dan tahun anggaran. Nama Desa cukup bila hanya satu desa "
        "bernama itu; bila keduanya diisi, Kode Desa yang menentukan. Jenis: RKPDesa, APBDesa, atau "
        "LPPDesa (juga RKPDes, APBDes, LPPDes, LPPD). Tanggal adalah tanggal Perdes ditetapkan, atau "
        "tanggal LPPDesa disampaikan. Sebab di luar daftar boleh ditulis bebas. Kelurahan tidak "
        "memiliki dokumen desa. Bila semua kolom lain dikosongkan, catatannya dihapus."
    ),
    "workbook.guide.activities": (
        "Baris dengan ID mengubah kegiatan itu; ID berasal dari ekspor dan tidak perlu dibuat sendiri. "
        "Tanpa ID, baris dikenali dari tanggal, uraian, dan seksi. Kegiatan beberapa hari dicatat pada "
        "hari terakhirnya. Beberapa bukti dipisahkan titik koma, misalnya Rapat koordinasi; SK Camat, "
        "dan nomornya mengikuti urutan yang sama. Tanggal tindak lanjut tidak boleh mendahului kegiatan."
    ),
    "workbook.guide.targets": (
        "Baris dikenali dari kode indikator dan tahun. Target yang dikosongkan dihapus. Perbaikan di "
        "sini mengubah target yang berlaku; revisi dengan alasan dan surat dicatat di dalam program."
    ),
    "workbook.aliases.code": "Kode;Kode Wilayah;Kode Kemendagri;Kd Desa;Kode Desa/Kelurahan",
    "workbook.aliases.name": "Desa;Nama;Desa/Kelurahan;Nama Desa/Kelurahan;Pemerintah Desa",
    "workbook.aliases.head": "Kades;Nama Kades;Nama Kepala Desa;Kepala Desa/Lurah",
    "workbook.aliases.phone": "HP;No HP;Nomor HP;Telepon;No. Telp;No Telepon;WhatsApp;No. WA",
    "workbook.aliases.valid_from": "Sejak;Mulai;Mulai Berlaku;Berlaku Mulai",
    "workbook.aliases.valid_to": "Sampai;Berakhir;Berlaku Hingga;Sampai Dengan",
    "workbook.aliases.document_type": "Dokumen;Jenis Dokumen;Nama Dokumen;Peraturan",
    "workbook.aliases.fiscal_year": "Tahun;TA;T.A.;Thn Anggaran;Tahun Dokumen",
    "workbook.aliases.number": "No. Perdes;Nomor Perdes;No Perdes;Nomor Dokumen;No. Dokumen",
    "workbook.aliases.date": "Tgl;Tgl.;Tanggal Ditetapkan;Tgl Ditetapkan;Tanggal Kegiatan;Tgl Kegiatan;"
    "Tanggal Penetapan;Hari/Tanggal",
    "workbook.aliases.cause": "Sebab;Alasan;Penyebab;Alasan Keterlambatan;Kendala;Sebab Terlambat",
    "workbook.aliases.note": "Ket;Ket.;Catatan",
    "workbook.aliases.id": "ID Kegiatan",
    "workbook.aliases.description": "Uraian;Kegiatan;Nama Kegiatan;Uraian/Kegiatan;Jenis Kegiatan;Acara",
    "workbook.aliases.section": "Seksi;Bidang;Subbagian;Bagian;Seksi/Bagian;Penanggung Jawab;Pelaksana",
    "workbook.aliases.place": "Lokasi;Tempat Kegiatan",
    "workbook.aliases.evidence": "Bukti;Bukti Dukung;Jenis Bukti Dukung;Dokumen Pendukung",
    "workbook.aliases.evidence_numbers": "No. Bukti;No Bukti;Nomor Surat;No. Surat;Nomor Dokumen",
    "workbook.aliases.output": "Hasil;Tindak Lanjut;Output;Keluaran;Hasil Kegiatan",
    "workbook.aliases.follow_up_date": "Tgl Tindak Lanjut;Tgl TL;Tanggal TL;Tanggal Hasil",
    "workbook.aliases.indicator": "Kode Indikator;Kode;IKU;Indikator Kinerja",
    "workbook.aliases.year": "Thn;Tahun Target",
    "workbook.aliases.quarter_1": "TW 1;Triwulan I;Triwulan 1;Target TW I",
    "workbook.aliases.quarter_2": "TW 2;Triwulan II;Triwulan 2;Target TW II",
    "workbook.aliases.quarter_3": "TW 3;Triwulan III;Triwulan 3;Target TW III",
    "workbook.aliases.quarter_4": "TW 4;Triwulan IV;Triwulan 4;Target TW IV",
    "workbook.aliases.quarter_0": "Target Tahunan;Setahun;Target;Target Tahun",
}
