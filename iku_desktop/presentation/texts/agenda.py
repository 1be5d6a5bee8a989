"""Words of the agenda: its dialog, messages to villages, events of the calendar, the clock's warning."""

TEXTS = {
    # Headline
    "agenda.overdue": "Terlambat {count}",
    "agenda.soon": "{days} hari lagi {count}",
    "agenda.evaluations": "Evaluasi {count}",
    "agenda.between": " · ",
    "agenda.headline_spoken": (
        "Agenda: {overdue} dokumen lewat tenggat, {soon} dokumen jatuh tempo dalam {days} hari, "
        "{evaluations} evaluasi rancangan berjalan atau lewat"
    ),
    # Days and steps
    "agenda.days.left": "{days} hari lagi",
    "agenda.days.today": "hari ini",
    "agenda.days.overdue": "lewat {days} hari",
    "agenda.step": "H-{days}",
    "agenda.step.overdue": "Lewat",
    "agenda.step.today": "Hari ini",
    "agenda.step.later": "Lebih dari 30 hari",
    # Evaluation
    "agenda.evaluation.running": "Evaluasi: sisa {left} hari kerja (sampai {until})",
    "agenda.evaluation.last_day": "Evaluasi: hari terakhir ({until})",
    "agenda.evaluation.lapsed": (
        "Evaluasi lewat {until}: rancangan berlaku dengan sendirinya ({basis})"
    ),
    "agenda.evaluation.lapsed_plain": "Evaluasi lewat {until}: rancangan dianggap sah",
    "agenda.evaluation.done": "Evaluasi selesai {evaluated}, dalam tenggat {until}",
    "agenda.evaluation.done_late": "Evaluasi selesai {evaluated}, lewat tenggat {until}",
    "agenda.evaluation.set": "Rancangan diterima {received}; dokumen sudah ditetapkan",
    "agenda.evaluation_title": "Evaluasi {document}",
    "agenda.evaluation_about": "{villages}, sisa {left} hari kerja",
    # The dialog
    "agenda.title": "Agenda {date}",
    "agenda.column.step": "Langkah",
    "agenda.column.village": "Desa",
    "agenda.column.document": "Dokumen",
    "agenda.column.due": "Tenggat",
    "agenda.column.days": "Sisa waktu",
    "agenda.about": (
        "Dokumen yang belum ada tanggalnya, dari yang paling lama lewat. Evaluasi dihitung menurut hari "
        "kerja."
    ),
    "agenda.exception": "{due} (pengecualian)",
    "agenda.evaluation_row": "Evaluasi {document}",
    "agenda.working_left": "sisa {left} hari kerja",
    "agenda.working_last": "hari kerja terakhir",
    "agenda.lapsed": "lewat, dianggap sah",
    "agenda.empty": "Tidak ada dokumen yang belum ada tanggalnya.",
    "agenda.show": "Tampilkan",
    "agenda.show.pressing": "Yang mendesak",
    "agenda.show.all": "Semua tenggat berikutnya",
    "agenda.message_to": "Pesan untuk",
    "agenda.message_group": "Grup semua desa",
    "agenda.message_village": "Desa {village}",
    "agenda.message_about": "Pesan siap ditempel ke WhatsApp.",
    "agenda.copy": "Salin teks",
    "agenda.copied": "Teks tersalin. Buka WhatsApp, lalu tempel dengan Ctrl+V.",
    "agenda.save_calendar": "Simpan kalender…",
    "agenda.save_calendar_about": (
        "Berkas .ics untuk Kalender Google, Outlook, atau ponsel, dengan pengingat H-30, H-14, H-7, dan "
        "H-1. Mengimpor berkas yang baru mengganti tanggal yang lama."
    ),
    "agenda.calendar_files": "Kalender (*.ics)",
    "agenda.calendar_file_name": "IKU_Agenda_{office}.ics",
    "agenda.calendar_name": "Agenda IKU Kecamatan {office}",
    "agenda.calendar_saved": "Kalender tersimpan di {file}.",
    "agenda.open": "Agenda lengkap",
    # Events
    "agenda.event.due": "Tenggat {document} ({count} desa belum)",
    "agenda.event.exception": "Tenggat {document}, {village} (pengecualian Camat)",
    "agenda.event.about.ditetapkan": (
        "{document} ditetapkan dengan Peraturan Desa paling lambat {due}.\n"
        "Dasar hukum: {basis}.\nBelum: {villages}"
    ),
    "agenda.event.about.disampaikan": (
        "{document} disampaikan secara tertulis melalui Camat paling lambat {due}.\n"
        "Dasar hukum: {basis}.\nBelum: {villages}"
    ),
    "agenda.event.evaluation": "Batas evaluasi rancangan {document}, {village}",
    "agenda.event.evaluation_about": (
        "Rancangan diterima {received}. Hasil evaluasi disampaikan paling lambat {until}; sesudah itu "
        "rancangan berlaku dengan sendirinya.\nDasar hukum: {basis}."
    ),
    "agenda.event.quarter": "Triwulan {roman} {year} berakhir",
    "agenda.event.quarter_about": "Laporan triwulan disusun mulai {date}.",
    # Messages
    "agenda.message.practice": "[LATIHAN – data contoh, bukan pesan kantor]",
    "agenda.message.dear": "Yth. Bapak/Ibu Kepala Desa {village}",
    "agenda.message.dear_named": "Yth. Bapak/Ibu {head}, Kepala Desa {village}",
    "agenda.message.dear_all": (
        "Yth. Bapak/Ibu Kepala Desa dan Perangkat Desa se-Kecamatan {office}"
    ),
    "agenda.message.opening": (
        "Dengan hormat, Kecamatan {office} mengingatkan dokumen desa berikut yang belum kami terima:"
    ),
    "agenda.message.opening_all": (
        "Dengan hormat, Kecamatan {office} mengingatkan dokumen desa berikut yang belum kami terima dari "
        "desa yang tersebut di bawah ini."
    ),
    "agenda.message.numbered": "{number}. {document}",
    "agenda.message.is.ditetapkan": (
        "*{document}* ({full_name}), ditetapkan dengan Peraturan Desa paling lambat *{due}* ({days})."
    ),
    "agenda.message.is.disampaikan": (
        "*{document}* ({full_name}), disampaikan secara tertulis melalui Camat paling lambat *{due}* "
        "({days})."
    ),
    "agenda.message.was.ditetapkan": (
        "*{document}* ({full_name}), seharusnya ditetapkan dengan Peraturan Desa paling lambat *{due}* "
        "({days})."
    ),
    "agenda.message.was.disampaikan": (
        "*{document}* ({full_name}), seharusnya disampaikan secara tertulis melalui Camat paling lambat "
        "*{due}* ({days})."
    ),
    "agenda.message.exception": "Tenggat ini sudah termasuk pengecualian dari Camat.",
    "agenda.message.basis": "Dasar hukum: {basis}.",
    "agenda.message.counts.ditetapkan": "ditetapkan dengan Peraturan Desa",
    "agenda.message.counts.disampaikan": "disampaikan melalui Camat",
    "agenda.message.group": (
        "*{document}*, {counts} paling lambat *{due}* ({days})\n"
        "Dasar hukum: {basis}\n"
        "Belum ({count} desa): {villages}"
    ),
    "agenda.message.request": (
        "Mohon dokumen tersebut segera diselesaikan dan disampaikan kepada kami. Apabila sudah ditetapkan "
        "atau ada kendala, mohon kami diberi tahu agar dapat dicatat dan dibantu."
    ),
    "agenda.message.closing": (
        "Atas perhatian dan kerja sama Bapak/Ibu, kami sampaikan terima kasih.\n\n"
        "Kecamatan {office}, {date}"
    ),
    # The clock
    "agenda.clock": (
        "Jam PC menunjukkan {now}, padahal data kantor sudah dicatat pada {seen}. Perbaiki tanggal dan jam "
        "Windows; sampai itu menutup triwulan dan menandatangani ditahan."
    ),
    "agenda.clock_right": "Jam PC sudah benar",
    "agenda.clock_question": "Apakah {now} benar?",
    "agenda.clock_details": (
        "Catatan terakhir kantor dibuat pada {seen}. Bila saat itu jam PC yang keliru, tekan tombol di "
        "bawah; keterangan ini ikut tercatat dalam jejak perubahan."
    ),
}
