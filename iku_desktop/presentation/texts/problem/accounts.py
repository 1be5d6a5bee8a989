"""Why somebody may not, or was not let in, and what is wrong with an account."""

TEXTS = {
    "problem.not_permitted": "{permission} hanya boleh oleh {roles}. Anda masuk sebagai {name} ({role}); "
    "mintalah yang berwenang, atau ganti akun.",
    "problem.not_of_the_section": "Kegiatan {section} hanya boleh diisi oleh operator dan Kasi/Kasubbag "
    "seksi itu, atau oleh {roles}. Anda masuk sebagai {name} ({role}).",
    "problem.login_needed": "Kantor ini memakai akun. Masuklah dahulu dengan akun Anda.",
    "problem.login_wait": "Kata sandi tadi salah. Tunggu {seconds} detik, lalu coba lagi.",
    "problem.login_wrong": "Kata sandi tidak cocok. Periksa huruf besar dan kecil, lalu coba lagi setelah "
    "{seconds} detik.",
    "problem.login_wrong_old": "Kata sandi Anda tidak cocok. Ketik ulang.",
    "problem.account_unknown": "Tidak ada akun aktif bernama {name} di kantor ini.",
    "problem.account_twice": "Sudah ada akun bernama {name}. Bedakan namanya.",
    "problem.account_needs_section": "Pilih seksi yang kegiatannya diisi operator ini.",
    "problem.first_account_admin": "Akun pertama harus Admin, supaya ada yang mengurus akun lain.",
    "problem.last_admin": "Ini Admin aktif yang terakhir. Jadikan akun lain Admin dahulu.",
    "problem.restore_needs_login": "Kantor ini memakai akun. Memulihkan cadangan hanya boleh oleh {roles}; "
    "masuklah dengan nama dan kata sandi akun itu.",
    "problem.account_needed": "Kantor ini memakai akun. Sebutkan akunnya sebelum perintah: "
    "--account NAMA, dan kata sandinya lewat --passphrase-file atau pertanyaan di terminal.",
    "problem.account_passphrase_needed": "Kata sandi akun belum diberikan. Beri --passphrase-file FILE, atau "
    "jalankan di terminal.",
    "problem.passphrase_long": "Kata sandi paling banyak {most} huruf atau angka.",
}
