"""The place of the stakeholders: the grid, the register, and staying in touch."""
