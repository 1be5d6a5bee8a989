"""The library's signer of PDFs, told what time it is: the clock of the program, which tests can stop."""

from datetime import datetime

from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.signers import PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession


class TimedSigner(PdfSigner):
    """Signs at the time `at`, which bears its zone."""

    at: datetime

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        """A session as the library begins it, but at our own time."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session
