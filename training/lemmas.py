"""What the forms of an English word share: irregular ones by a list, the others by their endings."""

from __future__ import annotations

import re
from functools import cache

IRREGULAR = """
arise arose arisen; awake awoke awoken; be was were been is are am being; bear bore borne; beat beaten; become became;
begin began begun; bend bent; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred;
bring brought; build built; burn burnt; buy bought; catch caught; choose chose chosen; cling clung; come came; creep
crept; deal dealt; dig dug; do did done does; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat
ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown flies; forbid
forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave
given; go went gone goes; grind ground; grow grew grown; hang hung; have had has; hear heard; hide hid hidden; hold
held; keep kept; kneel knelt; know knew known; lay laid; lead led; lean leant; leap leapt; learn learnt; leave left;
lend lent; lie lay lain lying; light lit; lose lost; make made; mean meant; meet met; pay paid; plead pled; prove
proven; ride rode ridden; ring rang rung; rise rose risen; run ran; say said says; see saw seen; seek sought; sell
sold; send sent; shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink
sank sunk; sit sat; slay slew slain; sleep slept; slide slid; speak spoke spoken; speed sped; spend spent; spin spun;
spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung; strike struck stricken; strive strove;
swear swore sworn; sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told;
think thought; throw threw thrown; undergo underwent undergone; understand understood; wake woke woken; wear wore worn;
weep wept; win won; wind wound; withdraw withdrew withdrawn; write wrote written; die dying dies died; tie tying; man
men; woman women; child children; crisis crises
"""
_BASE = {form: row.split()[0] for row in IRREGULAR.split(";") for form in row.split()[1:]}
_SIBILANT = re.compile(r"(?:ss|sh|ch|x|zz)es$")
_NO_PLURAL = re.compile(r"(?:ss|us|is|news)$")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([a-z])\1$")


@cache
def lemma(word: str) -> str:
    """What forms of one word share, whatever their part of speech: its dictionary form in lower case, without a mute
    "e" at its end and with one letter for a double one there.

    >>> [lemma(word) for word in ("struck", "Bodies", "stopping", "releases", "released", "killing")]
    ['strik', 'body', 'stop', 'releas', 'releas', 'kil']
    """
    low = word.lower().removesuffix("'s").removesuffix("’s")
    found = _BASE.get(low) or _without_ending(low)
    return _DOUBLED.sub(r"\1", found.removesuffix("e") if len(found) > 3 else found)


def _without_ending(low: str) -> str:
    if low.endswith(("ies", "ied")) and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("greed", "freed", "teed")) and low != "greed":
        return low[:-1]
    if _SIBILANT.search(low):
        return low[:-2]
    if low.endswith("s") and len(low) > 3 and not _NO_PLURAL.search(low):
        return low[:-1]
    for ending in ("ed", "ing"):
        short = low.removesuffix(ending)
        if short != low and len(short) > 2 and _VOWEL.search(short):
            return short
    return low
