"""What went wrong with the disk, as a sentence that says what to do."""

import errno

_CAUSES = {
    errno.ENOSPC: "the disk is full. Free some space, then save again.",
    errno.EDQUOT: "your share of the disk is full. Free some space, then save again.",
    errno.EFBIG: "the file may not grow any more. Free some space, then save again.",
    errno.EROFS: "the disk can only be read. Save again when it can be written.",
    errno.EACCES: "you may not write there. Ask for access to the folder, then save again.",
    errno.EPERM: "you may not write there. Ask for access to the folder, then save again.",
}


def sentence(error: OSError) -> str:
    """The end of a sentence that begins `Not saved:` or the like."""
    return _CAUSES.get(error.errno or 0, f"{error.strerror or error}. Save again.")
