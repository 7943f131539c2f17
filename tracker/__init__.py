"""Claims, who made them, how they were attributed, and what each answer does to them."""

__version__ = "0.1.0"
