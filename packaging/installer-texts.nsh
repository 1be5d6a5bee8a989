; Every sentence the clerk reads in the installer. Included by installer.nsi.

!macro SAY NAME WORDS
  LangString ${NAME} ${LANG_INDONESIAN} "${WORDS}"
!macroend

!insertmacro SAY FolderTitle "Memasang ${NAME} ${VERSION}"
!insertmacro SAY FolderSubtitle "Untuk Anda sendiri di komputer ini; tanpa hak administrator dan tanpa internet."
!insertmacro SAY FolderText "Program dipasang di folder di bawah ini. Folder itu biasanya sudah tepat; pilih Pasang untuk melanjutkan.$\r$\n$\r$\nData kantor tidak disimpan di folder ini dan tidak diubah oleh pemasangan."
!insertmacro SAY WorkTitle "Memasang"
!insertmacro SAY WorkSubtitle "Mohon tunggu, ${NAME} sedang dipasang."
!insertmacro SAY DoneTitle "Sudah terpasang"
!insertmacro SAY DoneSubtitle "${NAME} ${VERSION} siap dipakai."
!insertmacro SAY BrokenTitle "Tidak jadi dipasang"
!insertmacro SAY BrokenSubtitle "Versi yang lama, jika ada, tetap dapat dipakai. Data kantor tidak tersentuh."
!insertmacro SAY FinishTitle "${NAME} ${VERSION} sudah terpasang"
!insertmacro SAY FinishText "Program ada di menu Start dengan nama ${NAME}.$\r$\n$\r$\nBerkas .ikubak (salinan kantor) dan .ikupak (paket) dapat dibuka dengan klik ganda."
!insertmacro SAY FinishRun "Buka ${NAME} sekarang"
!insertmacro SAY FinishDesktop "Buat juga ikon di desktop"
!insertmacro SAY RemoveText "${NAME} akan dihapus dari folder di bawah ini. Data kantor, salinan, dan laporan Anda tidak dihapus."
!insertmacro SAY KindOfCopy "Salinan kantor ${NAME}"
!insertmacro SAY KindOfPackage "Paket ${NAME}"
!insertmacro SAY WaitingForClose "Menunggu ${NAME} ditutup …"

!insertmacro SAY StillOpen "${NAME} masih terbuka, di jendela ini atau oleh pengguna lain di komputer ini.$\r$\n$\r$\nTutup dahulu programnya, lalu pilih Coba Lagi. Selama itu tidak ada yang diubah."
!insertmacro SAY NotWritable "Berkas program tidak dapat ditulis di $INSTDIR.$\r$\n$\r$\nMungkin folder itu hanya dapat dibaca, atau antivirus sedang memegang sebuah berkas. Tunggu sebentar lalu jalankan pemasangan ini lagi, atau pilih folder lain. Versi yang lama, jika ada, tetap dapat dipakai; data kantor tidak tersentuh."
!insertmacro SAY NoSpace "Ruang di disk tidak cukup: pemasangan memerlukan ${NEEDED_MB} MB, yang tersedia hanya $1 MB.$\r$\n$\r$\nKosongkan ruang, misalnya dengan mengosongkan Recycle Bin, lalu jalankan pemasangan ini lagi. Belum ada yang diubah."
!insertmacro SAY PathTooLong "Nama folder terlalu panjang: $0 huruf, paling banyak ${LONGEST_FOLDER}.$\r$\n$\r$\nPilih folder yang namanya lebih pendek. Belum ada yang diubah."
!insertmacro SAY NewerIsThere "Di komputer ini sudah terpasang ${NAME} $0, lebih baru daripada versi ${VERSION} ini.$\r$\n$\r$\nData yang pernah dibuka versi baru tidak dapat dibuka versi lama, jadi tidak ada yang diubah."
!insertmacro SAY WindowsTooOld "${NAME} memerlukan Windows 10 versi 1703 atau yang lebih baru. Belum ada yang diubah."
