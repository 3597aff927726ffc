"""Pictures of lessons, cut once when a lesson is published: reading one writes nothing."""

# As `training/blocks/picture.html` asks for them.
SIZE = "max-1200x900"


def cut(body) -> None:
    """Have each picture of a lesson in the size it is read in."""
    for block in body:
        if block.block_type == "picture" and block.value["image"]:
            block.value["image"].get_rendition(SIZE)
