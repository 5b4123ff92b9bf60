"""What several screens are made of: given records, they post messages; they know no notebook."""
