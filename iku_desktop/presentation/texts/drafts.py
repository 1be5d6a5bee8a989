"""Words of the narratives' drafts that are made from the facts, and of how they are marked."""

TEXTS = {
    "drafts.mark": "Konsep dari data",
    "drafts.take": "Pakai konsep ini",
    "drafts.take_named": "Pakai konsep ini untuk {name}",
    "drafts.take_keys": "Menyimpan konsep ini sebagai uraian, lalu dapat disunting (Ctrl+Enter di isiannya)",
    "drafts.about": "Dibuat dari data yang tercatat dan mengikutinya; belum tersimpan sebagai uraian. "
    "Mengetik menggantinya, Pakai konsep ini menyimpannya untuk disunting.",
    # Lists
    "drafts.comma": ", ",
    "drafts.and": " dan ",
    "drafts.last": ", dan ",
    "drafts.semicolon": "; ",
    "drafts.last_semicolon": "; dan ",
    "drafts.more_villages": "{count} desa lainnya",
    "drafts.more_activities": "{count} kegiatan lainnya",
    "drafts.more_causes": "{count} sebab lainnya",
    # Targets
    "drafts.target.quarter": "Target Triwulan {roman} sebesar {target}",
    "drafts.target.year": "Target tahun {year} sebesar {target}",
    "drafts.target_reached": "{name} tercapai.",
    "drafts.needed.document": "{name} memerlukan {needed} dari {denominator} dokumen tepat waktu, kurang "
    "{lacking}; paling tinggi masih dapat dicapai {attainable} pada tahun {year}.",
    "drafts.needed.activity": "{name} memerlukan {needed} dari {denominator} kegiatan ditindaklanjuti, "
    "kurang {lacking}.",
    # Documents on time
    "drafts.documents.figure": "Sampai dengan {day}, {on_time} dari {expected} dokumen Desa tepat waktu "
    "({share}).",
    "drafts.documents.on_time": "{document} {verb} tepat waktu oleh {on_time} dari {expected} desa",
    "drafts.documents.on_time_all": "{document} {verb} tepat waktu oleh seluruh {expected} desa",
    "drafts.documents.sentence": "{words}.",
    "drafts.documents.behind_late": "Sampai dengan {day}, {late} dokumen terlambat.",
    "drafts.documents.behind_missing": "Sampai dengan {day}, {missing} dokumen belum ada walaupun tenggatnya "
    "sudah lewat.",
    "drafts.documents.behind_both": "Sampai dengan {day}, {late} dokumen terlambat, dan {missing} dokumen "
    "belum ada walaupun tenggatnya sudah lewat.",
    "drafts.documents.behind": "{document} (tenggat {due}): {parts}.",
    "drafts.documents.late": "terlambat {verb} oleh {count} desa",
    "drafts.documents.missing": "belum {verb} oleh {count} desa",
    "drafts.documents.named": "{words}, yaitu {names}",
    "drafts.documents.days_late": "{village} ({days} hari)",
    "drafts.documents.days_missing": "{village} (lewat {days} hari)",
    "drafts.documents.missing_now": "{village} (lewat tenggat)",
    "drafts.documents.causes": "Sebab yang tercatat: {causes}.",
    "drafts.documents.cause": "{cause} ({count} dokumen: {villages})",
    "drafts.documents.cause_with_text": "{cause}, {text}",
    "drafts.documents.unknown": "Sebab {count} dokumen belum dicatat.",
    "drafts.documents.still": "Dokumen yang lewat tenggat dan masih harus diselesaikan per {day}: {items}.",
    "drafts.documents.waiting": "Dokumen yang belum jatuh tempo per {day}: {items}.",
    "drafts.documents.of_villages": "{document} oleh {count} desa",
    "drafts.documents.of_all": "{document} oleh seluruh {count} desa",
    "drafts.documents.of_named": "{words} ({names})",
    "drafts.documents.until": "{words}, paling lambat {due}",
    # Activities followed up
    "drafts.activities.figure": "Sampai dengan {day}, {followed_up} dari {counted} kegiatan yang memiliki "
    "bukti dukung telah ditindaklanjuti ({share}).",
    "drafts.activities.quarter": "Pada Triwulan {roman} saja, {followed_up} dari {counted} kegiatan "
    "({share}).",
    "drafts.activities.open": "Sampai dengan {day}, {count} kegiatan belum ditindaklanjuti",
    "drafts.activities.without_evidence": "Sampai dengan {day}, {count} kegiatan belum memiliki bukti dukung "
    "sehingga tidak dihitung",
    "drafts.activities.also_without_evidence": "Selain itu, {count} kegiatan belum memiliki bukti dukung "
    "sehingga tidak dihitung",
    "drafts.activities.named": "{words}, yaitu {names}.",
    "drafts.activities.unnamed": "{words}.",
    "drafts.activities.activity": "{description} ({day})",
    "drafts.activities.still": "Kegiatan yang masih harus ditindaklanjuti per {day}: {sections}.",
    "drafts.activities.to_complete": "Kegiatan yang masih harus dilengkapi bukti dukungnya per {day}: "
    "{sections}.",
    "drafts.activities.of_section": "{section} ({count})",
    "drafts.activities.no_section": "tanpa seksi",
}
