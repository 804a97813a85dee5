"""The ids of a page's own actors tell what they are known by: "state:RU", "person:ilva torrin", "body:state:RU/navy".

`state:` an ISO code or the folded name of a state that only the page knows; `org:` a name; `body:OWNER/WHAT` and
`office:OWNER/POST`; `person:` a folded full name; `post:OWNER/POST` somebody known by a post alone; `unnamed:` a folded
description; `maybe:` a folded name that only other reports can tell to be somebody's. An empty OWNER: the page does not
say whose.
"""

from __future__ import annotations

STATE, ORGANISATION, BODY, OFFICE = "state:", "org:", "body:", "office:"
PERSON, POST, UNNAMED, MAYBE = "person:", "post:", "unnamed:", "maybe:"


def owner_and_rest(key: str) -> tuple[str, str]:
    """ "body:state:RU/navy" -> ("state:RU", "navy"); ("", …) where the page does not say whose."""
    owner, _, rest = key.split(":", 1)[1].rpartition("/")
    return owner, rest


def is_homeless(key: str) -> bool:
    """Whether it is a body, office or post without an owner, or somebody unnamed: the key means one page only."""
    if key.startswith(UNNAMED):
        return len(key.split()) < 4
    return key.startswith((BODY, OFFICE, POST)) and owner_and_rest(key)[0] == ""
