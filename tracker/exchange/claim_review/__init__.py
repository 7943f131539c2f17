"""Fact-checks that others published as schema.org's ClaimReview, taken in."""
