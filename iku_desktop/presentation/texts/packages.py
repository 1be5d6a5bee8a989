"""Words of packages: what goes, who sends, what a merge did, and rows that differ."""

TEXTS = {
    "packages.whole_office": "Kantor Kecamatan {office}",
    "packages.name_quarter": "IKU_{year}_TW{quarter}_{office}_paket{number}.ikupak",
    "packages.name_section": "IKU_{office}_{section}_paket{number}.ikupak",
}
