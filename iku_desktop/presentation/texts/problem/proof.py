"""Sentences of *Periksa dokumen*: why a file is called genuine, altered, revised or unknown."""

TEXTS = {
    "problem.proof_trail_lost": (
        "Saat ditandatangani {signer}, jejak perubahan kantor berisi {count} catatan; jejak yang sekarang "
        "tidak memuatnya lagi. Data kantor dipulihkan dari cadangan yang lebih lama, atau jejaknya diubah."
    ),
    "problem.proof_final": (
        "Isi berkas sama persis dengan {name} yang dikeluarkan kantor ini {issued_at}."
    ),
    "problem.proof_draft": (
        "Isi berkas sama persis dengan konsep {name} yang dibuat kantor ini {issued_at}. Konsep bukan "
        "laporan akhir."
    ),
    "problem.proof_signed_here": (
        "Isi berkas sama persis dengan {name} yang ditandatangani elektronik di kantor ini {issued_at}."
    ),
    "problem.proof_signed_known": (
        "Tanda tangan elektronik utuh dan mencakup seluruh berkas; isinya {name} yang dikeluarkan kantor ini "
        "{issued_at}."
    ),
    "problem.proof_signed_alone": (
        "Tanda tangan elektronik utuh dan mencakup seluruh berkas. Register kantor tidak diperiksa."
    ),
    "problem.proof_signed_elsewhere": (
        "Tanda tangan elektronik utuh dan mencakup seluruh berkas, tetapi berkas ini tidak ada dalam "
        "register kantor ini. Pastikan penanda tangannya memang orang yang berwenang."
    ),
    "problem.proof_revised": (
        "Berkas ini {name} yang dikeluarkan {issued_at}, tetapi sudah diganti {newer} yang dikeluarkan "
        "{newer_at}. Pakai yang terbaru."
    ),
    "problem.proof_reopened": (
        "Berkas ini {name} yang dikeluarkan {issued_at}, tetapi triwulannya sudah dibuka kembali untuk "
        "diubah. Tunggu revisinya."
    ),
    "problem.proof_signature_broken": (
        "Sesudah {signer} menandatangani, isi berkas atau tanda tangannya berubah. Minta lagi berkas aslinya."
    ),
    "problem.proof_added": (
        "Sesudah {signer} menandatangani, ada yang ditambahkan pada berkas. Minta lagi berkas aslinya."
    ),
    "problem.proof_signature_lost": (
        "Berkas ini pernah ditandatangani, tetapi tanda tangannya rusak dan tidak dapat dibaca. Minta lagi "
        "berkas aslinya."
    ),
    "problem.proof_other_content": (
        "Kode {code} milik {name} dalam register kantor ini, tetapi isi berkas ini lain. Minta lagi berkas "
        "aslinya."
    ),
    "problem.proof_unprovable": (
        "Tanda tangannya cocok, tetapi dibuat program lain dengan bagian yang tidak dapat diperiksa tanpa "
        "internet. Periksa juga dengan layanan penerbit sertifikatnya."
    ),
    "problem.proof_not_known": (
        "Berkas ini tidak ditandatangani secara elektronik dan tidak ada dalam register kantor ini."
    ),
    "problem.proof_no_register": (
        "Berkas ini tidak ditandatangani secara elektronik, dan tidak ada register kantor untuk "
        "memeriksanya."
    ),
    "problem.proof_no_pdf": "Berkas ini bukan PDF, jadi tidak ada yang dapat diperiksa.",
    "problem.proof_code_form": (
        "“{typed}” bukan kode pemeriksaan. Kode terdiri dari {length} huruf dan angka, tercetak di kaki "
        "setiap halaman, misalnya 7H3P-WK92-M5KD."
    ),
    "problem.pdf_too_large": "Berkas {file} lebih dari {most} MB, terlalu besar untuk diperiksa.",
}
