"""What people read when folder, disk or database can't be used: what is safe and what to do next."""

TEXTS = {
    "unavailable.no_office": (
        "Belum ada data kantor di folder {folder}. Tidak ada yang diubah. Buat kantor baru atau "
        "latihan, atau pilih folder data yang benar."
    ),
    "unavailable.office_exists": (
        "Folder {folder} sudah berisi data sebuah kantor. Data itu tetap utuh. Bukalah kantor itu, "
        "atau pilih folder lain yang kosong."
    ),
    "unavailable.not_empty": (
        "Folder {folder} sudah berisi hal lain, misalnya {name}. Tidak ada yang diubah. Pilih folder "
        "yang kosong untuk kantor baru."
    ),
    "unavailable.not_a_folder": (
        "{folder} adalah berkas, bukan folder. Tidak ada yang diubah. Pilih sebuah folder untuk data "
        "kantor."
    ),
    "unavailable.folder_missing": (
        "Folder data tidak ditemukan atau tidak dapat dibuat. Tidak ada yang diubah. Periksa apakah "
        "diska atau flash disk-nya sudah terpasang dan namanya benar, lalu coba lagi."
    ),
    "unavailable.folder_held": (
        "Folder data ini sedang dipakai oleh {who} di komputer {computer} sejak {since}. Datanya aman. "
        "Tutup program di sana terlebih dahulu, lalu buka lagi di sini."
    ),
    "unavailable.foreign_database": (
        "Berkas {file} bukan basis data IKU Desktop, atau rusak sejak awalnya. Berkas itu tidak diubah. "
        "Pilih folder data yang lain, atau pulihkan cadangan; berkas ini lalu disimpan utuh di sampingnya."
    ),
    "unavailable.database_missing": (
        "Basis data kantor ({name}) tidak ada lagi di folder {folder}, padahal cadangannya masih ada di "
        "sana. Tidak ada yang diubah. Pulihkan cadangan terbaru; bila berkas itu hanya dipindahkan, "
        "kembalikan ke folder ini."
    ),
    "unavailable.newer_database": (
        "Data ini ditulis oleh IKU Desktop yang lebih baru (versi data {version}, program ini mengenal "
        "sampai {known}). Datanya tidak diubah. Pasang IKU Desktop versi terbaru, lalu buka lagi."
    ),
    "unavailable.older_database": (
        "Data ini masih berversi {version}, sedangkan program ini memakai versi {known}. Datanya tidak "
        "diubah. Buka sekali dengan IKU Desktop supaya diperbarui, lalu ulangi."
    ),
    "unavailable.damaged": (
        "Basis data kantor rusak dan tidak dapat dibaca seluruhnya. Program tidak mengubahnya lagi. "
        "Salin seluruh folder data ke tempat lain, lalu pulihkan cadangan terakhir. Keterangan: {reason}"
    ),
    "unavailable.folder_network": (
        "Folder {folder} berada di jaringan ({by}). Basis data yang dipakai lewat jaringan mudah rusak bila "
        "sambungan putus atau dua komputer menulis bersamaan, jadi tidak dibuka di sini. Datanya tidak "
        "diubah. Salin seluruh folder ke diska komputer ini, lalu buka dari sana; folder jaringan boleh "
        "dipakai untuk salinan cadangan."
    ),
    "unavailable.folder_synced": (
        "Folder {folder} disinkronkan oleh {by}. Layanan itu dapat menyalin basis data selagi ditulis dan "
        "merusaknya, jadi tidak dibuka di sini. Datanya tidak diubah. Pindahkan seluruh folder ke luar "
        "folder {by}, lalu buka dari sana; folder {by} boleh dipakai untuk salinan cadangan."
    ),
    "unavailable.backup_no_room": (
        "Tempat untuk cadangan tidak cukup di {folder}: perlu {needed}, tersisa {free}. Data kantor dan "
        "semua cadangan sebelumnya tetap utuh. Kosongkan sebagian isi diska, lalu ulangi."
    ),
    "unavailable.copy_place_gone": (
        "Flash disk atau folder {folder} dicabut atau tidak terbaca selagi cadangan ditulis. Data kantor "
        "dan semua cadangan sebelumnya tetap utuh. Pasang lagi, lalu ulangi penyalinan."
    ),
    "unavailable.read_only": (
        "Folder data hanya dapat dibaca. Data yang sudah tersimpan tetap utuh; perubahan terakhir tidak "
        "disimpan. Beri akun Anda izin menulis pada folder itu atau buka kunci tulis medianya, lalu "
        "coba lagi."
    ),
    "unavailable.disk_full": (
        "Diska penuh. Data yang sudah tersimpan tetap utuh; perubahan terakhir tidak disimpan. "
        "Kosongkan sebagian isi diska, lalu ulangi perubahan itu."
    ),
    "unavailable.disk_error": (
        "Diska tidak dapat dibaca atau ditulis dengan baik. Data yang sudah tersimpan tidak diubah; "
        "perubahan terakhir tidak disimpan. Periksa sambungan dan keadaan diska, lalu coba lagi. "
        "Keterangan: {reason}"
    ),
    "unavailable.disk_differs": (
        "Diska membaca kembali isi yang lain daripada yang ditulis. Data yang sudah tersimpan tidak diubah. "
        "Salin seluruh folder data ke diska lain, lalu ganti diska ini."
    ),
    "unavailable.folder_path_long": (
        "Nama folder {folder} terlalu panjang ({length} huruf): berkas di dalamnya tidak dapat diberi nama "
        "oleh Windows. Tidak ada yang diubah. Pindahkan folder itu ke tempat yang namanya lebih pendek, "
        "misalnya C:\\IKU, lalu buka dari sana."
    ),
    "unavailable.locked": (
        "Basis data sedang dipakai program lain, misalnya program cadangan atau antivirus. Data yang "
        "sudah tersimpan tetap utuh; perubahan terakhir tidak disimpan. Tunggu sebentar, lalu coba lagi."
    ),
    "unavailable.saved_unsure": (
        "Perubahan ini sudah tercatat, tetapi sesaat sesudahnya diska melaporkan gangguan ({reason}). Data "
        "kantor tetap utuh. Periksa apakah isian terakhir ada sebelum mengetiknya lagi, lalu buat cadangan "
        "ke diska lain."
    ),
    "unavailable.cannot_open": (
        "Basis data tidak dapat dibuka. Datanya tidak diubah. Periksa apakah folder data masih ada dan "
        "akun Anda boleh membukanya, lalu coba lagi. Keterangan: {reason}"
    ),
    "unavailable.file_disk_full": (
        "Berkas {file} tidak dapat disimpan karena diska penuh. Data kantor tetap utuh. Kosongkan "
        "sebagian isi diska atau pilih tempat lain, lalu simpan lagi."
    ),
    "unavailable.file_not_allowed": (
        "Berkas {file} tidak dapat ditulis di folder {folder}: tidak ada izin menulis, atau berkas itu "
        "sedang dibuka program lain. Data kantor tetap utuh. Tutup berkasnya atau pilih tempat lain, "
        "lalu simpan lagi."
    ),
    "unavailable.file_folder_missing": (
        "Folder {folder} tidak ditemukan, sehingga berkas {file} tidak dapat dibuka atau disimpan. Data "
        "kantor tetap utuh. Pilih folder yang ada, lalu coba lagi."
    ),
    "unavailable.file_is_folder": (
        "{file} adalah nama sebuah folder. Data kantor tetap utuh. Pilih nama berkas yang lain."
    ),
    "unavailable.file_name_too_long": (
        "Nama berkas {file} terlalu panjang. Data kantor tetap utuh. Pilih nama yang lebih pendek."
    ),
    "unavailable.evidence_missing": (
        "Isi berkas bukti {file} tidak ada lagi di folder bukti. Data lain tetap utuh. Jalankan Periksa "
        "bukti di menu Alat, lalu pulihkan dari berkas aslinya."
    ),
    "unavailable.package_gone": (
        "Paket {file} tidak terbaca lagi selagi digabungkan; mungkin USB dicabut. Tidak ada yang "
        "berubah. Pasang kembali USB-nya, lalu gabungkan lagi."
    ),
    "unavailable.evidence_altered": (
        "Isi berkas bukti {file} berubah sejak dilampirkan, jadi tidak dibuka. Data lain tetap utuh. "
        "Jalankan Periksa bukti di menu Alat, lalu pulihkan dari berkas aslinya."
    ),
    "unavailable.file_disk_error": (
        "Berkas {file} tidak dapat dibaca atau ditulis. Data kantor tetap utuh. Periksa diskanya atau "
        "pilih tempat lain, lalu coba lagi. Keterangan: {reason}"
    ),
    "unavailable.update_no_room": (
        "Tempat untuk menyalin pemasang tidak cukup di folder sementara. Program dan data kantor tidak "
        "diubah. Kosongkan sebagian isi diska, lalu ulangi."
    ),
    "unavailable.update_unread": (
        "Pemasang tidak terbaca sampai selesai; mungkin flash disk dicabut. Program dan data kantor tidak "
        "diubah. Pasang kembali flash disk-nya, lalu ulangi. Keterangan: {reason}"
    ),
    "unavailable.update_unwritten": (
        "Pemasang tidak dapat disalin ke folder sementara. Program dan data kantor tidak diubah. Periksa "
        "sisa diska dan izin menulis, lalu ulangi. Keterangan: {reason}"
    ),
    "unavailable.update_only_windows": (
        "Pemasang hanya dapat dijalankan di Windows. Program dan data kantor tidak diubah."
    ),
    "unavailable.update_not_started": (
        "Windows tidak menjalankan pemasang; mungkin antivirus menahannya. Program dan data kantor tidak "
        "diubah. Jalankan pemasang langsung dari flash disk, atau tanyakan kepada petugas TI. "
        "Keterangan: {reason}"
    ),
    "unavailable.closing_damaged": (
        "Rekaman penutupan Triwulan {quarter} {year} tidak lagi sama dengan saat ditutup. Data lain tidak "
        "terpengaruh. Salin seluruh folder data, lalu pulihkan cadangan terakhir."
    ),
}
