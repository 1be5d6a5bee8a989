"""The words of *Periksa dokumen* in the window and on the command line."""

TEXTS = {
    "proof.odd": "Perlu diperhatikan",
    "proof.result.genuine": "Asli",
    "proof.result.altered": "Berubah",
    "proof.result.revised": "Sudah direvisi",
    "proof.result.unknown": "Tidak dikenal",
    "proof.signed_by": "Ditandatangani {signer}",
    "proof.signed_by_nip": "Ditandatangani {signer} (NIP {nip})",
    "proof.signed_at": "{when} menurut PC penanda tangan",
    "proof.stamped_at": "{when} menurut otoritas penanda waktu",
    "proof.no_time": "waktu tidak tercantum",
    "proof.intact": "utuh",
    "proof.broken": "tidak cocok lagi dengan isi berkas",
    "proof.loose": "tidak mencakup seluruh berkas",
    "proof.trusted": "penerbit dipercaya: {issuer}",
    "proof.untrusted": "penerbit belum dipercaya kantor ini: {issuer}",
    "proof.between": "; ",
    "proof.code": "Kode {code}",
    "proof.document": "{name}, dikeluarkan {when} oleh {who}",
    "proof.code_known": "Kode {code} dikenal",
    "proof.code_unknown": "Kode {code} tidak ada dalam register kantor ini",
    "proof.code_unknown_about": (
        "Periksa lagi hurufnya. Kertas dengan kode yang tidak terdaftar bukan keluaran kantor ini."
    ),
    "proof.code_compare": (
        "Cocokkan angka di kertas dengan laporan itu di halaman Laporan; kode saja tidak membuktikan isi "
        "kertas."
    ),
    "proof.code_replaced": "Sudah diganti {newer}, dikeluarkan {when}.",
    "proof.code_reopened": "Triwulannya sudah dibuka kembali untuk diubah; tunggu revisinya.",
    "proof.title": "Periksa dokumen",
    "proof.about": (
        "Memeriksa apakah sebuah PDF memang keluaran kantor ini dan belum berubah, tanpa internet: tanda "
        "tangannya, cakupannya, dan register kantor."
    ),
    "proof.file": "Berkas PDF",
    "proof.file_hint": "Pilih berkasnya atau seret ke sini; berkas itu tidak diubah.",
    "proof.code_field": "atau kode yang tercetak di kaki halaman",
    "proof.find_code": "Cari kode",
    "proof.choose_title": "Pilih PDF yang diperiksa",
    "proof.kinds": "PDF (*.pdf);;Semua berkas (*)",
    "proof.checking": "Sedang diperiksa…",
    "proof.empty": (
        "Hasilnya muncul di sini: Asli, Berubah, Sudah direvisi, atau Tidak dikenal, beserta tanda tangan "
        "dan alasannya."
    ),
    "proof.register_unread": (
        "Register kantor tidak dapat dibaca, jadi hanya tanda tangan yang diperiksa. {reason}"
    ),
}
