"""The words of the dialog that signs a paper electronically."""

TEXTS = {
    "signing.title": "Tanda tangani secara elektronik",
    "signing.verb": "Tanda tangani",
    "signing.about": (
        "{name} ditandatangani dengan kunci .p12 tanpa internet. Hasilnya disimpan di folder laporan dan "
        "dicatat; isi laporannya tidak berubah."
    ),
    "signing.key": "Berkas kunci",
    "signing.key_title": "Pilih berkas kunci",
    "signing.key_kinds": "Kunci tanda tangan (*.p12 *.pfx)",
    "signing.key_hint": "Berkas .p12 atau .pfx milik penanda tangan, misalnya di flash disk-nya.",
    "signing.passphrase": "Kata sandi kunci",
    "signing.passphrase_hint": "Diketik oleh pemilik kunci; tidak disimpan di mana pun.",
    "signing.place": "Tempat tanda tangan",
    "signing.place_by_name": "Menurut nama pada kunci",
    "signing.place_main": "Di atas nama pejabat yang tercetak",
    "signing.place_second": "Di sebelah kirinya (penanda tangan kedua)",
    "signing.elsewhere": "Simpan untuk ditandatangani di program lain…",
    "signing.elsewhere_title": "Simpan PDF dengan kolom tanda tangan kosong",
    "signing.saved_elsewhere": (
        "{file} tersimpan dengan kolom tanda tangan kosong. Sesudah ditandatangani, lampirkan lewat Catat "
        "tanda tangan."
    ),
    "signing.done": "Ditandatangani oleh {name}, tersimpan sebagai {file}. {time}",
    "signing.stamped": "Waktunya dari otoritas penanda waktu.",
    "signing.pc_time": "Waktunya menurut PC ini.",
}
