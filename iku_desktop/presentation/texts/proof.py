"""The words of *Periksa dokumen* in the window and on the command line."""

TEXTS = {
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
    "proof.register_unread": (
        "Register kantor tidak dapat dibaca, jadi hanya tanda tangan yang diperiksa. {reason}"
    ),
}
