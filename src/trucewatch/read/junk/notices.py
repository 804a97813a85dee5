"""Credits, captions, prompts, legal notices, openers of teasers: lines made of words, looked at one by one."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.know.furniture import furniture
from trucewatch.read.junk.sheet import Why
from trucewatch.read.lines import SMALL_WORDS, Line

_NAME = r"[A-Z][\w.'’&-]*(?:\s+(?:of\s+the\s+|of\s+|de\s+|van\s+|al-)?[A-Z][\w.'’&-]*){0,5}"

_CREDIT = re.compile(
    r"[\W_]{0,3}(?:(?:additional|further|with|original|also)\s+)*"
    r"(?:reporting|writing|editing|inputs?|compiled|translated|translation|edited|written|produced|graphics?|research|contributions?|text)\b"
    r"[^.;]{0,30}?\b(?:by|from)\b",
    re.IGNORECASE,
)
"""As in "(Reporting by A in B; Editing by C)", "With inputs from agencies"."""
_CREDIT_INSIDE = re.compile(
    r"\(\s*(?:(?:Additional|Further)\s+)?(?:Reporting|Writing|Editing|Compiled|Translated) by [^()]{3,800}\)\s*$"
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:reporting|to this (?:report|story|article|post|piece))\b|\bcontributed from [A-Z]", re.IGNORECASE
)
_PROVENANCE = re.compile(
    r"\bthis (?:story|article|report|piece|post|dispatch)\b.{0,40}\b(?:originally (?:published|appeared)|first (?:published|appeared)|auto-generated|syndicated|"
    r"(?:was|is) (?:translated|produced|provided) (?:by|with)|has not been edited)\b|\boriginally (?:published|appeared) (?:on|in|at|by)\b",
    re.IGNORECASE,
)
_STANDARDS = re.compile(
    r"our standards\b|editorial standards\b|(?:click )?here for our (?:standards|editorial)", re.IGNORECASE
)
_SOURCES = re.compile(r"(?:sources?|with agencies|agencies)\s*(?::\s*.{2,80})?", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:for (?:the )?)?(?:press|media|public affairs|newsroom)(?:\s+(?:enquiries|inquiries|contacts?|office|service|relations|information|queries))*\b[^.!?]{0,20}?"
    r"(?:[:,]\s*\S|\bcontact\b|\btel\b|\+\d)",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"^(?:©|\(c\)\s|copyright\b)|\ball rights reserved\b|\bcreative commons\b|\bnot responsible for the content\b"
    r"|\b(?:may|must|can) ?not be (?:published|reproduced|republished|broadcast|copied|redistributed)\b|\b(?:hyper)?(?:link|reference) (?:to .{1,40} )?is (?:required|obligatory|mandatory)\b"
    r"|\bterms (?:of (?:use|service)|and conditions)\b|\bprivacy (?:policy|notice)\b|\bviews expressed (?:in|are|here)\b.{0,80}\b(?:author|own)\b|\bdo not (?:necessarily )?reflect the\b.{0,40}\b(?:views?|policy|position|opinion)\b",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"\b(?:in|on) this (?:[\w-]+ ){0,3}(?:photo|photograph|picture|image|frame grab|video grab|screengrab|screenshot|still)\b"
    r"|\bthis (?:[\w-]+ ){0,3}(?:photo|photograph|picture|image|video grab|frame grab|screengrab|handout)\b.{0,60}\b(?:shows|taken|released|provided|obtained|made available)\b"
    r"|^file\s?(?:photo|picture|image|pic)?\s*[-–—:]|\(file (?:photo|picture|image|pic)?\)|\bfile (?:photo|picture|pic)\b\W*$",
    re.IGNORECASE,
)
"""As in "Villagers carry water in this file photo", "FILE - The bridge at ..."."""
_TAKEN_BY = re.compile(
    rf"(?:^|[.!?\"'”’)\]]\s*|[|—–(]\s*|\s-\s|©\s*){_NAME}\s?/\s?(?:{_NAME}|EPA|AP)(?:\s+(?:via|for)\s+{_NAME})?\s*[)\]]?\.?$"
)
"""Who took it and for whom, at the end: "... beside the canal. R. Oduya/Northline"."""
_FROM_FILE = re.compile(
    rf"[—–(|]\s*(?:{_NAME}\s+)?(?:file|files|pool|handout|supplied|screengrab)(?:\s+(?:photo|picture|image))?\s*[)\]]?\.?$",
    re.IGNORECASE,
)

_TOKEN = re.compile(r"\S+")
_MACHINE = re.compile(
    r"(?:https?://|www\.)\S+|\S+\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|pdf)|\S*[A-Za-z0-9]_[A-Za-z0-9]\S*|(?=\S*\d)(?=\S*[A-Z])[A-Z0-9-]{14,}",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|\bfunction\s*\(|\b(?:window|document|googletag|dataLayer)\.\w+|[{;]\s*\}|\[/?(?:caption|embed|gallery|video|audio|image|vc_\w+)\b|@media\b|\{\{|&(?:nbsp|amp|quot|#\d+);.*&"
)

APOSTROPHE = "'"
_WORD_OF_PROMPT = re.compile(r"[^\s.,;:!?()|“”]+")
_CLAUSE = re.compile(r"(?:^|[.!?:…|–—-]\s+|\?\s*)[\"'“‘(\[]*([^\W\d_][\w'’-]*)")
_USEFUL = re.compile(
    r"(?:was|is|did|do) (?:this|you find this|we)\b.{0,30}\b(?:useful|helpful|help you|answer)\b", re.IGNORECASE
)
_COOKIES = re.compile(
    r"\bcookies?\b.*\b(?:use|accept|settings|consent|necessary|preferences|agree|site)\b|\b(?:use|accept)s? .{0,20}\bcookies\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"[\"”’]\s*(?:,\s*)?(?:he|she|they|[A-Z]\w+)?\s*(?:said|says|told|added|wrote|asked)\b|\b(?:said|says|told|wrote|urged|asked)\b.{0,30}[\"“‘]"
)
_PLAYING_TIME = re.compile(r"\(\d{1,2}:\d{2}\)$|\b\d{1,2}:\d{2}$")
_OPENER = re.compile(r"[\W_]{0,3}([A-Za-z][\w'’ -]{1,40}?)\s*(?::|\||\s[-–—]|>+|»|›)\s*\S")


def credits(line: Line) -> Why | None:
    """Who reported and edited, where it first appeared, the outlet's standards."""
    said = line.words_of
    if len(line.words) > 120:
        return None
    if found := _CREDIT.match(said):
        rest = [word for word in line.words[len(found.group().split()) :] if word.casefold() not in SMALL_WORDS]
        capitals = sum(not word[0].islower() for word in rest)
        if said.startswith(("(", "[")) or (capitals * 2 >= len(rest) and len(line.words) <= 80):
            return "credit"
    if _STANDARDS.match(said) and len(line.words) <= 20:
        return "credit"
    if len(line.words) <= 40 and (_CONTRIBUTED.search(said) or _PROVENANCE.search(said)):
        return "credit"
    if _SOURCES.fullmatch(said) and not line.is_prose:
        return "credit"
    return None


def contacts(line: Line) -> Why | None:
    """How the press reaches an office: "Media enquiries: ..."."""
    return "contact" if len(line.words) <= 25 and not line.is_prose and _CONTACT.match(line.words_of) else None


def legal(line: Line) -> Why | None:
    """Copyright, licences, disclaimers. A picture's "© A. Name/Agency" is a caption."""
    if len(line.words) > 80 or not _LEGAL.search(line.words_of):
        return None
    return "caption" if line.words_of.startswith("©") and _TAKEN_BY.search(line.words_of) else "legal"


@cache
def _picture_credit() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, furniture().picture_credits), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:^|[\s(\[.|—–-])(?:{words})(?:\s+by)?\s*[:©|/,]\s*(?P<by>\S.{{0,90}})$", re.IGNORECASE)


@cache
def _opens_caption() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, furniture().picture_credits), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"[\[(]\s*(?:{words})\b[^\])]*[\])]\s*$|(?:{words})\s*[:|©]\s*\S|(?:image|media|video|picture|photo) (?:caption|source|credit)[,:]?\s+\S",
        re.IGNORECASE,
    )


@cache
def _agency_at_end() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, furniture().picture_agencies), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?:/\s?|\bvia |[—–|]\s?|\s-\s|\(|©\s?|\[)(?:[A-Z][\w.]+(?: [A-Z][\w.]+){{0,3}}/)?(?:{words})\s*[)\].]{{0,2}}$",
        re.IGNORECASE,
    )


def captions(line: Line) -> Why | None:
    """What a picture shows, by its credit at the end, its "[Photo: ...]" or "in this file picture"."""
    said = line.words_of
    if len(line.words) > 70:
        return None
    if _opens_caption().match(said):
        return "caption"
    if found := _picture_credit().search(said):
        by = re.findall(r"[^\W_]+", found.group("by"))
        if all(word[0].isupper() or word[0].isdigit() or word in SMALL_WORDS or word in _PHOTO_SMALL for word in by):
            return "caption"
    if _TAKEN_BY.search(said) or _FROM_FILE.search(said) or _SCENE.search(said):
        return "caption" if len(line.words) > 1 else None
    if (
        not re.match(r"\S+(?:/\S+)?(?:, .{1,20})? \([^)]{2,30}\)", said)
        and _agency_at_end().search(said)
        and said.rstrip()[-1:] not in '"”'
    ):
        return "caption"
    return None


_PHOTO_SMALL = frozenset(
    {
        "file",
        "supplied",
        "handout",
        "courtesy",
        "via",
        "pool",
        "screengrab",
        "for",
        "social",
        "media",
        "provided",
        "illustration",
    }
)


def machine_tags(line: Line) -> Why | None:
    """What a page's machinery left behind: names of image files, addresses, code."""
    said = line.words_of
    if len(said) > 2000:
        return None
    if _TOKEN.fullmatch(said):
        return "machine tag" if len(said) >= 8 and _MACHINE.fullmatch(said) else None
    return "machine tag" if not line.is_prose and _CODE.search(said) else None


def prompts(line: Line) -> Why | None:
    """An order or offer to the reader: subscribe, follow, download, accept, tell us what you think."""
    said = line.words_of
    count = len(line.words)
    if not 2 <= count <= 60:
        return None
    if _USEFUL.match(said) and count <= 14:
        return "prompt"
    padded = f" {' '.join(_WORD_OF_PROMPT.findall(said.replace('’', APOSTROPHE))).casefold()} "
    known = furniture()
    things = {thing for thing in known.prompt_things if f" {thing} " in padded}
    if "cookies" in things and _COOKIES.search(said) and count <= 40:
        return "prompt"
    if not things or (_SAYING.search(said) and len(things) < 3):
        return None
    orders = any(verb.casefold().replace("’", "'") in known.prompt_verbs for verb in _CLAUSE.findall(said))
    enough = 1 if count <= 14 and not (line.is_prose and '"' in said) else 2
    if orders and len(things) >= enough:
        return "comments" if any("comment" in thing for thing in things) else "prompt"
    return None


def teasers(line: Line) -> Why | None:
    """One line about another story, by its opener: "READ MORE: ...", "Watch: ... (1:42)"."""
    if len(line.words) > 30 or not (found := _OPENER.match(line.words_of)):
        return None
    opener = found.group(1).strip()
    known = furniture()
    if opener.casefold() not in known.teaser_openers:
        return None
    if opener.casefold() in known.ordinary_openers and (
        line.is_finished or not (opener.isupper() or _PLAYING_TIME.search(line.words_of))
    ):
        return None
    return "advert" if opener.casefold() in ("advertisement", "ad", "sponsored", "promoted") else "teaser"


def opens_list(line: Line) -> bool:
    """Whether the line heads a list of other stories: "Most read", "More from World"."""
    if len(line.words) > 8 or (line.is_finished and line.words_of.rstrip()[-1:] not in "!…"):
        return False
    known = furniture()
    return line.bare in known.list_headings or any(
        line.bare.startswith(f"{begins} ") for begins in known.list_beginnings
    )


def opens_late(line: Line) -> bool:
    """Whether the line begins with an opener that means a teaser only after the article's end, or beside it."""
    found = _OPENER.match(line.words_of)
    return (
        found is not None and len(line.words) <= 30 and found.group(1).strip().casefold() in furniture().teaser_openers
    )


def credit_at_end(line: Line) -> tuple[int, int] | None:
    """Where in the line a paragraph's last brackets say who reported and edited it: "... (Reporting by ...)"."""
    found = _CREDIT_INSIDE.search(line.words_of)
    return None if found is None else (found.start(), found.start() + len(found.group().rstrip()))
