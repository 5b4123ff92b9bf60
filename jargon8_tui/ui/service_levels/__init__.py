"""The place of the service levels: how the contract performs, and what was done about it."""
