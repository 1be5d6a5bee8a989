"""Words of *Uji komputer ini*: what each part is called, how it does, and what to do."""

TEXTS = {
    "computer.action": "&Uji komputer ini…",
    "computer.title": "Uji komputer ini",
    "computer.about": "Program mencoba apa yang diperlukannya di komputer ini. Data kantor tidak "
    "dibaca dan tidak diubah; berkas percobaan dihapus lagi.",
    "computer.language": "Indonesia",
    "computer.running": "Menguji komputer…",
    "computer.again": "Uji lagi",
    "computer.copy": "Salin hasil",
    "computer.copied": "Hasil sudah disalin.",
    "computer.cancelled": "Pengujian dibatalkan.",
    "computer.all_fine": "Komputer ini siap dipakai.",
    "computer.some_odd": "Komputer ini dapat dipakai; ada yang perlu diperhatikan.",
    "computer.some_bad": "Ada yang harus dibetulkan lebih dahulu.",
    "computer.state.fine": "Baik",
    "computer.state.odd": "Perhatikan",
    "computer.state.bad": "Tidak baik",
    "computer.state.untried": "Belum diuji",
    "computer.line": "{part}: {state}. {text}",
    "computer.part.writing": "Menulis ke diska",
    "computer.part.lock": "Kunci folder",
    "computer.part.replacing": "Mengganti berkas",
    "computer.part.space": "Sisa diska",
    "computer.part.path": "Nama folder data",
    "computer.part.temporary": "Folder sementara",
    "computer.part.second_place": "Tempat kedua",
    "computer.part.clock": "Tanggal dan jam",
    "computer.part.fonts": "Huruf laporan",
    "computer.part.printer": "Pencetak",
    "computer.part.paper": "Kertas F4",
    "computer.part.screen": "Layar",
    "computer.writing.fine": "Isi yang ditulis sampai di diska dan terbaca kembali sama.",
    "computer.writing.slow": "Menulis 1 MB memerlukan {seconds} detik. Diska lemah atau antivirus "
    "memeriksa setiap berkas; kecualikan folder data dari antivirus.",
    "computer.lock.fine": "Folder yang sedang dipakai tertutup bagi program kedua.",
    "computer.lock.not_kept": "Dua program dapat membuka folder ini bersamaan dan merusak datanya. "
    "Pindahkan folder data ke diska komputer ini sendiri.",
    "computer.replacing.fine": "Berkas yang sedang dibaca dapat diganti sesudah dilepas.",
    "computer.replacing.slow": "Mengganti berkas memerlukan {seconds} detik: antivirus menahan berkas. "
    "Kecualikan folder data dari antivirus.",
    "computer.space.fine": "Tersisa {free} GB.",
    "computer.space.low": "Tersisa {free} GB. Kosongkan sebagian isi diska supaya cadangan tetap muat.",
    "computer.space.full": "Tersisa {free} GB. Kosongkan diska sekarang, sebelum isian tidak dapat "
    "disimpan.",
    "computer.path.fine": "{length} huruf, cukup pendek.",
    "computer.path.too_long": "{length} huruf, sedangkan paling banyak {most}. Pindahkan folder data "
    "ke tempat yang namanya lebih pendek, misalnya C:\\IKU.",
    "computer.temporary.fine": "Dapat ditulis.",
    "computer.temporary.slow": "Dapat ditulis, tetapi lambat ({seconds} detik).",
    "computer.second_place.fine": "{folder} dapat ditulis.",
    "computer.second_place.unset": "Belum dipilih. Pilih flash disk atau folder lain di menu Berkas, "
    "Tempat kedua cadangan.",
    "computer.second_place.absent": "{folder} tidak terpasang. Pasang flash disk-nya sebelum menyalin "
    "cadangan.",
    "computer.clock.fine": "{now}, masuk akal.",
    "computer.clock.year": "{now} tidak mungkin benar. Betulkan tanggal komputer; baterai jamnya "
    "mungkin habis.",
    "computer.clock.fallen_back": "{now}, padahal data terakhir tercatat {seen}. Betulkan tanggal dan "
    "jam komputer.",
    "computer.clock.zone": "{now}, tetapi zona waktunya UTC{hours}. Pilih WIB, WITA, atau WIT di "
    "pengaturan Windows.",
    "computer.fonts.fine": "Semua huruf untuk laporan terbaca.",
    "computer.fonts.spoiled": "Tidak terbaca: {names}. Pasang ulang program; data kantor tidak "
    "terpengaruh.",
    "computer.printer.fine": "{count} pencetak; yang biasa dipakai: {name}.",
    "computer.printer.none": "Tidak ada pencetak. Laporan tetap dapat disimpan sebagai PDF; pasang "
    "pencetak di pengaturan Windows untuk mencetak.",
    "computer.printer.untried": "Hanya dapat diuji dari jendela program.",
    "computer.paper.fine": "{name} mengenal F4 (215 × 330 mm).",
    "computer.paper.no_f4": "{name} tidak menyebut F4. Buat ukuran kertas 215 × 330 mm di pengaturan "
    "pencetak itu, atau cetak pada A4.",
    "computer.paper.untold": "{name} tidak menyebutkan ukuran kertasnya. Cetak satu lembar percobaan "
    "pada F4.",
    "computer.paper.untried": "Diuji bersama pencetak.",
    "computer.screen.fine": "{width} × {height} pada {scale} %, huruf {font} pt, bahasa {language}.",
    "computer.screen.small": "{width} × {height} pada {scale} % terlalu sempit. Kecilkan skala "
    "tampilan di pengaturan Windows.",
    "computer.screen.untried": "Hanya dapat diuji dari jendela program.",
}
