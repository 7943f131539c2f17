"""Language tags, BCP 47."""

from tracker.errors import BadFieldError


def check_language(field: str, tag: str | None) -> None:
    """Refuse a tag that is not BCP 47; None and `und` are fine.

    Raises:
        BadFieldError: not a valid tag.
    """
    if tag is None:
        return
    from langcodes import tag_is_valid

    if "_" in tag or not tag_is_valid(tag):
        raise BadFieldError(
            (field,), f"{tag!r} is no language tag", "write BCP 47, such as en, zh-Hans or und"
        )
