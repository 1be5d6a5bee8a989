"""Sentences of problems: evaluation of drafts, holidays, the agenda's calendar and texts."""

TEXTS = {
    "problem.trail_too_long": (
        "Lebih dari {most} perubahan cocok dengan saringan ini, terlalu banyak untuk dicetak. Persempit "
        "tanggal, orang, atau jenisnya."
    ),
    "problem.nothing_presses": (
        "Tidak ada dokumen yang lewat tenggat atau jatuh tempo dalam 30 hari, jadi tidak ada yang perlu "
        "diingatkan."
    ),
    "problem.not_evaluated": (
        "Rancangan {document} tidak dievaluasi menurut Pengaturan, Jenis dokumen. Kosongkan tanggal ini."
    ),
    "problem.evaluated_without_draft": (
        "Isi dahulu tanggal rancangan diterima, lalu tanggal hasil evaluasi."
    ),
    "problem.evaluated_before_receipt": (
        "Hasil evaluasi {evaluated} lebih awal daripada rancangan diterima {received}. Periksa kedua "
        "tanggalnya."
    ),
    "problem.evaluation_basis": ("Isi jumlah hari kerjanya juga, atau kosongkan dasar hukumnya."),
    "problem.holiday_twice": (
        "{date} sudah tercatat sebagai “{name}”. Ubah baris itu, atau pilih tanggal lain."
    ),
    "problem.holiday_line": (
        "Baris {line}: “{typed}” tidak berisi tanggal dan nama. Pisahkan keduanya dengan tab."
    ),
    "problem.holiday_line_date": "Baris {line}: tanggal “{typed}” tidak dapat dibaca.",
    "problem.holiday_line_name": (
        "Baris {line}: nama hari libur melebihi {longest} huruf atau memuat tanda yang tidak dapat dicetak."
    ),
    "problem.holiday_line_twice": "Baris {line}: tanggal {date} tertulis dua kali dalam daftar ini.",
    "problem.holiday_list_long": (
        "Daftar ini berisi {count} baris; paling banyak {most} baris sekaligus. Tempel sebagian dahulu."
    ),
    "problem.holiday_list_empty": "Tempel daftar hari libur dahulu: satu baris untuk setiap hari.",
}
