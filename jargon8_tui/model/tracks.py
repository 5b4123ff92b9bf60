"""Whose matter feedback is: a customer's, or one that others handle by rules of their own."""

from typing import Literal, get_args

Track = Literal["customer", "staff dispute", "data protection"]

TRACKS: tuple[Track, ...] = get_args(Track)
HANDLERS = {"staff dispute": "HR", "data protection": "data protection officer"}
"""Who takes on what is no customer's matter."""
ROUTES = {
    "staff dispute": (
        "HR handles it by the ACAS route: an informal talk first, then mediation where both agree; "
        "discrimination, harassment and crime are investigated and never mediated."
    ),
    "data protection": (
        "The data protection officer handles it; it has to be acknowledged within 30 days."
    ),
}
"""What to say of such a matter when it is entered."""
