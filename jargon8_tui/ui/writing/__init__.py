"""Forms, and writing that is kept until it is finished."""
