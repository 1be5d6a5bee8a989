"""Why a file for support or an update was refused."""

TEXTS = {
    "problem.support_no_office": "Tidak ada kantor yang terbuka, jadi tidak ada data untuk disertakan.",
}
