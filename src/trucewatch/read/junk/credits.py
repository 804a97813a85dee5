"""Who reported, edited, published and owns it: credits, provenance, press contacts, legal notices."""

from __future__ import annotations

import re

from trucewatch.know.furniture import furniture
from trucewatch.read.junk.patterns import any_of, words_of
from trucewatch.read.junk.pictures import ends_with_taker
from trucewatch.read.junk.sheet import Why
from trucewatch.read.lines import SMALL_WORDS, Line

MOST_WORDS = 120
"""A longer line is a paragraph."""

_WORK = (
    r"(?:reporting|writing|editing|inputs?|compiled|translat(?:ed|ion)|edited|written|produced"
    r"|graphics?|research|contributions?)"
)
_BY = re.compile(
    rf"[\W_]{{0,3}}(?:(?:additional|further|with|original|also|agency)\s+)*{_WORK}\b[^.;:]{{0,30}}?(?:\b(?:by|from)\b|:)",
    re.IGNORECASE,
)
"""As in "(Reporting by A in B; Editing by C)", "With inputs from agencies", "Writing: A"."""
_BRACKETS_AT_END = re.compile(
    r"\(\s*(?:(?:Additional|Further)\s+)?(?:Reporting|Writing|Editing|Compiled|Translated) by [^()]{3,800}\)\s*$"
)
_PROVENANCE = any_of(
    r"\bcontributed (?:reporting|to this (?:report|story|article|post|piece))\b",  # A in B contributed to this report
    r"^with (?:agency )?(?:inputs?|files|reports|reporting)\b.{0,80}$",  # With files from A and agencies
    r"^\W*with assistance (?:by|from)\b.{0,80}$",
    r"^(?:additional )?reporting (?:by|from) (?:\w+ ){0,2}agencies\W*$",
    r"^(?-i:[a-z]{2,3}(?:/[a-z]{2,3})*) \([^()]{2,40}\)$",  # ar/lw (AFP, dpa)
    r"^(?:editors?|writers?|reporters?|producers?|translators?|camera)\s*:\s*[A-Z][\w .,&-]{2,60}$",  # Editor: A
    r"\bthis (?:story|article|report|piece|post|dispatch)\b.{0,40}\b(?:originally|first) (?:published|appeared)\b",
    r"\bthis (?:story|article|report|piece|post|dispatch)\b.{0,40}\b(?:auto-generated|syndicated|published from)\b",
    r"\bthis (?:story|article|report|piece|dispatch)\b.{0,40}\b(?:translated|produced|provided) (?:by|with)\b",
    r"\bthis (?:story|article|report) has not been edited\b",
    r"^originally (?:published|appeared) (?:on|in|at|by)\b",  # Originally published on A
    r"^our standards\b",  # Our Standards: The A Principles
    r"\breceives (?:financial )?support from\b.{0,60}\b(?:foundations?|donors?|readers)\b",
    r"\bsolely responsible for (?:all|its|the) content\b",
)
_SOURCE = re.compile(r"(?:source|with agencies|agencies|sources:|source:)\s*(?::?\s*.{2,80})?", re.IGNORECASE)
_CONTACT = any_of(
    r"(?:for (?:the )?)?(?:press|media|public affairs)"
    r"(?: (?:enquiries|inquiries|contacts?|office|service|relations|information|queries))*\b"
    r"[^.!?]{0,20}?(?:[:,]\s*\S|\bcontact\b|\btel\b|\+\d)",  # Media enquiries: press office, telephone ...
    r"(?:e-?mail|tel(?:ephone)?|phone|fax|twitter|x|instagram|telegram)\s*:\s*(?:@|\+?\d|\S+@)\S*.{0,30}$",
    r"\S+@\S+\.\w+$",
    r".{0,60}\b(?:contact|reach|e-?mail|write to|tips?|at|to)\b.{0,20}?\S+@\S+\.\w+\W*$",  # Send tips to a@b
)
_LEGAL_OPENERS = any_of(
    r"(?:©|\(c\)\s(?:\d{4}\b|copyright\b|(?:[A-Z][\w.&’-]*\s){0,4}\d{4}\b|.{0,40}all rights)|copyright\b)",
    r"all rights reserved\b",
    r"disclaimer\b",
    r"(?:terms of (?:use|service)|terms and conditions|privacy (?:policy|notice)|cookie policy)\b",
)
_LEGAL = any_of(
    r"\ball rights reserved\b",
    r"\bcreative commons\b",
    r"\bnot responsible for the content of\b",
    r"\b(?:may|must|can) ?not be (?:published|reproduced|republished|broadcast|copied|redistributed)\b",
    r"\b(?:hyper)?(?:link|reference) (?:to .{1,40} )?is (?:required|obligatory|mandatory)\b",
    r"\bviews expressed (?:in|are|here|by)\b.{0,80}\b(?:authors?|own)\b",
    r"\bdo(?:es)? not (?:necessarily )?reflect the\b.{0,40}\b(?:views?|policy|position|opinion|stance)\b",
    r"\bpowered by \w+$",
)


def credits(line: Line) -> Why | None:
    """Who reported and edited, where it first appeared, the outlet's standards."""
    said = line.words_of
    if len(line.words) > MOST_WORDS:
        return None
    if found := _BY.match(said):
        rest = [word for word in line.words[len(found.group().split()) :] if word.casefold() not in SMALL_WORDS]
        capitals = sum(not word[0].islower() for word in rest)
        if said.startswith(("(", "[")) or (capitals * 2 >= len(rest) and len(line.words) <= 80):
            return "credit"
    if len(line.words) <= 45 and _PROVENANCE.search(said):
        return "credit"
    if _SOURCE.fullmatch(said) and not line.is_prose and len(line.words) > 1:
        return "credit"
    return None


def credit_at_end(line: Line) -> tuple[int, int] | None:
    """Where in the line a paragraph's last words say who reported it: "... (Reporting by A)", "... he said. (AFP)".

    Only the names of agencies that the table knows are taken for credits without "by".
    """
    said = line.words_of
    if found := _BRACKETS_AT_END.search(said):
        return found.start(), found.start() + len(found.group().rstrip())
    agencies = words_of(furniture().picture_agencies)
    ending = re.search(rf"(?<=[.!?\"”’])\s*(?:[-–—/(\[]\s?)?(?:{agencies})[/)\].]{{0,2}}$", said[-60:])
    ending = ending or re.search(r"(?<=[.!?\"”’])\s+(?:Enditem|Item ends|ENDS)\.?$", said[-60:])
    ending = ending or re.search(rf"(?<=[.!?\"”’])\s*(?:[-–—/(\[]\s?)(?:{agencies.upper()})[/)\].]{{0,2}}$", said[-60:])
    if ending is None or not line.is_prose:
        return None
    offset = max(0, len(said) - 60)
    blanks = len(ending.group()) - len(ending.group().lstrip())
    return offset + ending.start() + blanks, offset + ending.end()


def contacts(line: Line) -> Why | None:
    """How to reach the press office or the author: "Media enquiries: ...", "Email: ..."."""
    return "contact" if len(line.words) <= 25 and not line.is_prose and _CONTACT.match(line.words_of) else None


def legal(line: Line) -> Why | None:
    """Copyright, licences, disclaimers. A picture's "© A. Name/Agency" is a caption."""
    said = line.words_of
    if _LEGAL_OPENERS.match(said) and len(line.words) <= 80:
        return "caption" if said.startswith("©") and ends_with_taker(line) else "legal"
    return "legal" if len(line.words) <= 60 and _LEGAL.search(said) else None
