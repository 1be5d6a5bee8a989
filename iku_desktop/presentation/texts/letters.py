"""Words of the reminder letters to villages, and of the activity that such a letter is recorded as."""

TEXTS = {
    "letters.title": "Surat pengingat dokumen Desa, {day}",
    "letters.title_village": "Surat pengingat dokumen Desa {village}, {day}",
    "letters.nature": "Penting",
    "letters.label.number": "Nomor",
    "letters.label.nature": "Sifat",
    "letters.label.attachment": "Lampiran",
    "letters.label.subject": "Hal",
    "letters.colon": ":",
    "letters.no_attachment": "–",
    "letters.subject": "Pengingat dokumen administrasi Pemerintahan Desa",
    "letters.to": "Yth. Kepala Desa {village}",
    "letters.to_place": "di tempat",
    "letters.opening": (
        "Dalam rangka pembinaan dan pengawasan penyelenggaraan Pemerintahan Desa di Kecamatan {kecamatan}, "
        "dengan hormat disampaikan bahwa menurut catatan kami sampai dengan tanggal {day} dokumen "
        "administrasi Pemerintahan Desa {village} berikut ini belum ditetapkan atau belum disampaikan:"
    ),
    "letters.column.number": "No",
    "letters.column.document": "Dokumen",
    "letters.column.fiscal_year": "Tahun anggaran",
    "letters.column.legal_basis": "Dasar hukum",
    "letters.column.due": "Tenggat",
    "letters.column.state": "Keterangan",
    "letters.document": "{name} ({full_name})",
    "letters.due.ditetapkan": "ditetapkan paling lambat {day}",
    "letters.due.disampaikan": "disampaikan paling lambat {day}",
    "letters.due_extended": "{due}, sesuai pengecualian Camat",
    "letters.state.missing": "Lewat {days} hari",
    "letters.state.missing_now": "Lewat tenggat",
    "letters.state.waiting": "{days} hari lagi",
    "letters.state.waiting_now": "Jatuh tempo hari ini",
    "letters.request.overdue": (
        "Sehubungan dengan hal tersebut, diminta kepada Saudara agar segera menyelesaikan dokumen yang "
        "sudah melewati tenggat serta menyampaikan salinannya kepada Camat {kecamatan}."
    ),
    "letters.request.both": (
        "Sehubungan dengan hal tersebut, diminta kepada Saudara agar segera menyelesaikan dokumen yang "
        "sudah melewati tenggat, menyelesaikan dokumen lainnya paling lambat pada tanggal tenggatnya, "
        "serta menyampaikan salinannya kepada Camat {kecamatan}."
    ),
    "letters.request.waiting": (
        "Sehubungan dengan hal tersebut, diminta kepada Saudara agar menyelesaikan dokumen dimaksud paling "
        "lambat pada tanggal tenggatnya serta menyampaikan salinannya kepada Camat {kecamatan}."
    ),
    "letters.hindrance": (
        "Apabila terdapat kendala, kami mohon penyebabnya disampaikan secara tertulis kepada kami. Apabila "
        "dokumen tersebut sudah ditetapkan atau disampaikan, kami mohon salinannya dikirimkan agar dapat "
        "dicatat."
    ),
    "letters.closing": (
        "Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."
    ),
    "letters.copies": "Tembusan:",
    "letters.copy": "{number}.",
    "letters.activity": "Menyampaikan surat pengingat nomor {number} kepada Kepala Desa {village}: "
    "{documents}",
    "letters.activity_short": "Menyampaikan surat pengingat nomor {number} kepada Kepala Desa {village}",
    "letters.file_name": "Surat_Pengingat_{number}_{village}.pdf",
    "letters.comma": ", ",
}
