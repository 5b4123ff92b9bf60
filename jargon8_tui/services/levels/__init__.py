"""How the service levels do: figures, signals in them, charts and sentences."""
