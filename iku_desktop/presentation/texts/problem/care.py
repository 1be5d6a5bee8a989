"""Why a file for support or an update was refused."""

TEXTS = {
    "problem.support_no_office": "Tidak ada kantor yang terbuka, jadi tidak ada data untuk disertakan.",
    "problem.update_undescribed": "Di samping pemasang tidak ada berkas update.json. Salin keduanya "
    "dari pembuat program ke folder yang sama.",
    "problem.update_unreadable": "Berkas update.json rusak atau dari program yang lain. Salin lagi "
    "dari pembuat program.",
    "problem.update_unsigned": "Tanda tangan pada update.json bukan dari pembuat program. Pemasang ini "
    "tidak dijalankan; mintalah lagi langsung dari pembuat program.",
    "problem.update_other_product": "Pemasang ini untuk program lain ({product}), bukan IKU Desktop.",
    "problem.update_same": "Versi {version} sudah terpasang di komputer ini.",
    "problem.update_older": "Versi {version} lebih lama daripada yang terpasang ({here}). Versi lama "
    "tidak dapat membaca data dari versi baru.",
    "problem.update_too_far": "Versi {version} tidak dapat langsung memperbarui data dari versi "
    "{here}. Pasang dahulu versi di antaranya.",
    "problem.update_too_large": "Berkas {file} terlalu besar untuk sebuah pemasang.",
    "problem.update_other_file": "Berkas update.json ini untuk {file}, bukan untuk berkas yang dipilih.",
    "problem.update_installer_missing": "Pemasang {file} tidak ada di samping update.json.",
    "problem.update_damaged": "Isi {file} tidak sama dengan yang ditandatangani pembuat program: "
    "berkas rusak atau diubah. Salin lagi dari pembuat program.",
}
