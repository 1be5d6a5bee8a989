"""Words that services read or write: other spellings of evidence, names of files."""

TEXTS = {
    "services.evidence_aliases.rapat_koordinasi": "Rapat;Kegiatan Rapat koordinasi;Rakor",
    "services.evidence_aliases.dokumen_laporan": "Dokumen;Laporan;Dokumen / Laporan",
    "services.evidence_aliases.sk_camat": "SK;Surat Keputusan Camat;Keputusan Camat",
    "services.evidence_aliases.rekomendasi": "Surat Rekomendasi",
    "services.evidence_aliases.berita_acara": "BA;Berita Acara hasil fasilitasi dan koordinasi",
    "services.direction.higher": "Makin tinggi makin baik",
    "services.direction.lower": "Makin rendah makin baik",
    "services.acting.definitif": "Definitif",
    "services.acting.plt": "Plt.",
    "services.acting.plh": "Plh.",
    "services.file_name.sheet": "Lembar_IKU_{first}-{last}_{office}",
    "services.file_name.draft": "_konsep",
    "services.file_name.revision": "_rev{revision}",
    "services.file_name.quarterly": "IKU_{year}_TW{quarter}_{office}",
    "services.file_name.annual": "IKU_{year}_Tahunan_{office}",
    "services.file_name.matrix": "IKU_{year}_TW{quarter}_Matriks_{office}",
    "services.file_name.evidence": "IKU_{year}_TW{quarter}_Bukti_{office}",
    "services.file_name.village_card": "IKU_{year}_Lembar_Desa_{office}",
    "services.file_name.reminders": "IKU_{year}_Surat_Pengingat_{office}",
}
