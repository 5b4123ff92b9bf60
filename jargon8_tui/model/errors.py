"""What can be wrong with what was asked. Every error is a sentence that says what to do."""


class Refused(Exception):
    """Something that cannot be done as asked; `str()` of it is the sentence for the user."""


class BadValue(Refused):
    """A field's value that does not fit: which field, and why."""

    def __init__(self, kind: str, field: str, reason: str) -> None:
        self.kind = kind
        self.field = field
        self.reason = reason
        """What is wrong, without naming the record: for the line under a form's field."""
        super().__init__(f"{kind} {field}: {reason}")


class NotFound(Refused):
    """A ref, uid, name or title that nothing in the notebook answers to."""
