"""The golden run of the example, compared by meaning; `make bless` renews it."""

from __future__ import annotations

import msgspec

from conftest import ROOT
from trucewatch.core.account import Account, decode
from trucewatch.pipeline import Built
from trucewatch.show.markdown import brief_markdown

GOLDEN = ROOT / "tests" / "golden"
RENEW = "the example reads differently now: if that is meant, run `make bless` and read its diff"


def meaning(account: Account) -> Account:
    """The account without what changes with every version of the program."""
    return msgspec.structs.replace(account, tool="", built_from="")


def test_the_example_reads_as_before(example: Built) -> None:
    golden = decode((GOLDEN / "account.json").read_bytes())
    for kind in Account.__struct_fields__:
        assert getattr(meaning(example.account), kind) == getattr(meaning(golden), kind), f"{kind}: {RENEW}"


def test_the_brief_of_the_example_is_as_before(example: Built) -> None:
    assert brief_markdown(example.account, example.texts) == (GOLDEN / "brief.md").read_text(), RENEW
