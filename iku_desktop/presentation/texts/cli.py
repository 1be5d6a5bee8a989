"""What the command line says."""

TEXTS = {
    "cli.program": "Indikator Kinerja Utama (IKU) kecamatan. Tanpa perintah, jendela program dibuka.",
    "cli.data": "folder data kantor (bawaan: IKU_DATA, atau “IKU Desktop” di folder Dokumen)",
    "cli.language": "bahasa layar dan cetakan: id atau en (juga IKU_LANGUAGE); bawaan: id",
    "cli.wrong_usage": "{usage}Perintah tidak dimengerti: {message}\n",
    "cli.help.demo": "membuat kantor latihan Kecamatan Ranuyoso",
    "cli.help.check": "memeriksa keutuhan data kantor",
    "cli.help.backup": "membuat cadangan: satu berkas berisi data dan bukti (IKU_BACKUP_PASSPHRASE)",
    "cli.help.restore": "memulihkan cadangan; keadaan sekarang disimpan lebih dahulu",
    "cli.help.pack": "membuat paket .ikupak: kegiatan satu seksi, atau seluruh kantor dan triwulannya",
    "cli.help.merge": "menggabungkan paket .ikupak: semua atau tidak sama sekali",
    "cli.section": "hanya kegiatan seksi dengan kode ini",
    "cli.documents": "bersama --section: dokumen desa ikut dikirim",
    "cli.pack_quarter": "triwulan yang dilaporkan; bila tidak disebut, triwulan terkunci yang terbaru",
    "cli.help.senders": "daftar komputer yang paketnya dipercaya; dengan --forget, tidak lagi",
    "cli.forget": "tidak lagi mempercayai pengirim dengan sidik kunci ini",
    "cli.known_sender": "{fingerprint}  {name}",
    "cli.no_senders": "Belum ada komputer lain yang dikenal.",
    "cli.forgotten": "Paket {name} (sidik kunci {fingerprint}) kini ditanyakan lagi. Yang sudah digabungkan "
    "tetap ada.",
    "cli.known_only": "menolak paket dari pengirim yang belum pernah dipercaya",
    "cli.packed": "Paket nomor {number} dibuat: {file} ({counts}).",
    "cli.packed_key": "Sidik kunci komputer ini: {fingerprint}",
    "cli.packed_without": "Berkas bukti tidak ikut karena hilang atau berubah: {file}",
    "cli.merged": "Paket digabungkan: {outcome}.",
    "cli.new_sender": "Pengirim baru kini dikenal: {name}, sidik kunci {fingerprint}. Cocokkan dengan "
    "pengirimnya.",
    "cli.help.new": "membuat kantor baru dari kode kecamatan",
    "cli.help.import": "mengimpor buku kerja Excel: semua baris atau tidak sama sekali",
    "cli.help.export": "mengekspor seluruh data ke buku kerja Excel",
    "cli.help.receive": "menerima dokumen desa: folder Desa/Tahun/…pdf atau zip OpenSID untuk OpenDK",
    "cli.help.indicators": "menghitung semua indikator",
    "cli.help.report": "membuat laporan PDF",
    "cli.help.close": "menutup triwulan: angka dan laporannya dibekukan",
    "cli.help.reopen": "membuka kembali triwulan yang ditutup, dengan alasan",
    "cli.help.sign": "menandatangani PDF dengan kunci .p12; kata sandi dari IKU_P12_PASSPHRASE",
    "cli.help.verify": "memeriksa PDF: asli, berubah, sudah direvisi, atau tidak dikenal",
    "cli.reason": "alasan membuka kembali; tercatat dalam jejak perubahan",
    "cli.check_only": "hanya memeriksa, tidak menyimpan",
    "cli.computer": "menguji komputer ini: diska, kunci, jam, huruf (kantor tidak harus ada)",
    "cli.json": "hasil sebagai JSON",
    "cli.village": "kode desa, boleh berulang: hanya surat atau lembar desa itu",
    "cli.as_of": "per tanggal, misalnya 2025-09-30 (bawaan: hari terakhir triwulan, atau hari ini)",
    "cli.made_practice": "Kantor latihan siap di {folder}",
    "cli.made_office": "Kecamatan {name} siap di {folder}, {count} desa dan kelurahan dimasukkan",
    "cli.nothing_imported": "Tidak ada yang disimpan: {count} isian ditolak. Perbaiki lalu impor lagi.",
    "cli.imported": "Tersimpan: {new} baru, {changed} berubah, {unchanged} tetap.",
    "cli.would_import": "Siap diimpor: {new} baru, {changed} berubah, {unchanged} tetap. Belum disimpan.",
    "cli.bug": "Program mengalami kesalahan. Data yang sudah tersimpan tetap aman. Salin baris ini dan "
    "kirimkan kepada pembuat program: {details}",
    "cli.closed": "Triwulan {quarter} {year} ditutup. SHA-256 rekaman: {sha256}",
    "cli.closed_revision": (
        "Triwulan {quarter} {year} ditutup sebagai Revisi {revision}. SHA-256 rekaman: {sha256}"
    ),
    "cli.reopened": (
        "Triwulan {quarter} {year} dibuka kembali. Penutupan berikutnya menjadi revisi baru."
    ),
    "cli.account": "akun yang bekerja, bila kantor memakai akun (nama sebelum perintah)",
    "cli.passphrase_file": "berkas yang baris pertamanya kata sandi akun; tanpa ini ditanyakan",
    "cli.ask_account": "Kata sandi {name}: ",
    "cli.ask_passphrase": "Kata sandi kunci: ",
    "cli.signed": ("Ditandatangani oleh {name} (penerbit {issuer}, berlaku sampai {valid_to})."),
    "cli.signed_time": "Waktunya waktu PC ini, bukan dari otoritas penanda waktu.",
    "cli.signed_stamped": "Waktunya dari otoritas penanda waktu yang diatur kantor ini.",
    "cli.not_bound": (
        "Berkas bukti {file} tidak dapat dimuat. Sebabnya tertulis di halamannya; berkas lain termuat."
    ),
    "cli.checked": "Data kantor utuh.",
    "cli.received": "{attached} berkas menjadi bukti, {known} sudah ada, {refused} tidak dapat ditempatkan.",
    "cli.would_receive": (
        "{attached} berkas siap diterima, {known} sudah ada, {refused} tidak dapat ditempatkan. "
        "Belum disimpan."
    ),
    "cli.received_file": "{village} · {document} {year} · {file}",
    "cli.received_known": "{village} · {document} {year} · {file} (sudah ada)",
    "cli.not_received": "{file}: {reason}",
}
