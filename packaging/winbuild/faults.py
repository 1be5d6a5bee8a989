"""What stops a build or a smoke test, said in one sentence."""


class BuildFault(Exception):
    """The build can't go on; the message says why and what helps."""
