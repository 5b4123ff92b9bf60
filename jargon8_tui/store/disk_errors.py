"""What went wrong with the disk, as a sentence that says what to do."""

import errno

_NO_ROOM = "Free some space"
_NO_ACCESS = "Ask for access to the folder"
_CAUSES = {
    errno.ENOSPC: ("the disk is full", _NO_ROOM),
    errno.EDQUOT: ("your share of the disk is full", _NO_ROOM),
    errno.EFBIG: ("the file may not grow any more", _NO_ROOM),
    errno.EROFS: ("the disk can only be read", "See that it can be written"),
    errno.EACCES: ("you may not write there", _NO_ACCESS),
    errno.EPERM: ("you may not write there", _NO_ACCESS),
}


def sentence(error: OSError, then: str = "save") -> str:
    """The end of a sentence that begins `Not saved:` or the like; `then` is what to try again."""
    said = error.strerror or str(error)
    why, remedy = _CAUSES.get(error.errno or 0, (said[:1].lower() + said[1:], ""))
    return (
        f"{why}. {remedy}, then {then} again." if remedy else f"{why}. {then.capitalize()} again."
    )
