"""What leaves as linked data: claims, fact-checks and quotations, each an allow-list."""
