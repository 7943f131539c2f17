"""A small map with everything one can have, and the same with other texts."""

from tracker.rendering.map_picture import Arrow, Box, Group, Picture


def picture(text: str) -> Picture:
    """Two claims in a group each, with a text wherever a database's can stand."""
    return Picture(
        title=text,
        described=text,
        boxes=(
            Box("n1", "C1 · assertion", text, text, "(named)", (), asked=True),
            Box("n2", "C2 · denial", text, text, None, ("1 more answer not drawn",), asked=False),
        ),
        arrows=(Arrow("n2", "n1", "contested", "CONTESTED (disputes)", mutual=False),),
        groups=(Group("yes: 1 claim", ("n1",)), Group("no: 1 claim", ("n2",))),
        notes=(text,),
    )


KINDS = ("conflict", "contested", "opposed", "changed", "context", "repeats")


def every_kind() -> Picture:
    """One claim, and an answer of each class."""
    boxes = [Box("n1", "C1", "It rains.", "Ann", "(named)", (), asked=True)]
    boxes += [
        Box(f"n{place}", f"C{place}", f"An answer of class {kind}.", "Bob", None, (), asked=False)
        for place, kind in enumerate(KINDS, start=2)
    ]
    arrows = [
        Arrow(f"n{place}", "n1", kind, kind, mutual=kind in {"conflict", "opposed"})
        for place, kind in enumerate(KINDS, start=2)
    ]
    return Picture("Map around C1", "Seven claims.", tuple(boxes), tuple(arrows), (), ())
