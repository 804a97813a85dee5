"""The words by which one account denies another, and what they leave open."""

from __future__ import annotations

import re

from trucewatch.reconcile.parallel import telling_words

_CHARGES = (
    r"(?:accusations?|allegations?|claims?|charges?|reports?|suggestions?|responsibility|involvement|wrongdoing|blame"
    r"|complicity|tales?|stor(?:y|ies)|assertions?|(?:any |a )?(?:part|role|hand|link)\b)"
)
_DEEDS = (
    r"(?:air ?strikes?|strikes?|attacks?|raids?|shelling|bombing|bombardment|assaults?|breach(?:es)?|violations?|ambush"
    r"|incursion|abductions?|kidnappings?|shooting|blast)\b"
)
_FALSE = (
    r"(?:lies?|false|fabricat\w+|baseless|untrue|nonsense|fiction|propaganda|invent(?:ed|ions?)|fairy[ -]tales?|myths?"
    r"|fakes?|made[ -]up|a story|hoax|distort(?:ed|ions?)|theat(?:re|er)|groundless"
    r"|unfounded|slander\w*|rubbish|absurd|farce|fantas(?:y|ies))\b"
)
DENIAL = re.compile(
    rf"\b(?:(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing))\b"
    rf"(?=\s(?:that\b|[a-z]+ing\b|(?:it|this|them|both|either|everything|what)\b|ever\b|any\b|such\b|(?:[\w’'-]+\s){{0,3}}?{_DEEDS}"
    rf"|(?:[\w’'-]+\s){{0,4}}?{_CHARGES})|\s?[.,;:”\"’]|$)"
    r"|disput(?:es|ed|ing)(?=\s(?:it|this|that|the (?:claim|account|report|charge|figure|count))|\s?[.,;”\"]|$)"
    rf"|(?:reject|dismiss)(?:s|es|ed|ing)?\s(?:(?:as\s)?(?:[\w’'-]+\s){{0,4}}?{_CHARGES}|(?:(?:it|this|that|them|these)\s)?as\s(?:[\w’'-]+\s){{0,3}}?[“\"‘']?{_FALSE})"
    rf"|(?:call|describ|brand|label)(?:s|es|ed|ing)?\s[^.;]{{1,60}}?{_FALSE})",
    re.IGNORECASE,
)
"""Must catch "denied that", "denies it", "dismissed as false reports", "calls it invented"; not "denied access to"."""
UNTRUE = re.compile(rf"\b(?:is|was|are|were)\s(?:therefore |simply |all )?(?:an? |pure )?{_FALSE}", re.IGNORECASE)
"""Must catch "any talk of it is an invention": said by somebody, it denies."""
NOT_SO = re.compile(
    r"\b(?:(?:ha[sd]|have)\snothing\sto\sdo\swith|(?:did|does|do)\snothing\sof\sthe\s(?:kind|sort)"
    r"|(?:had\s|has\s)?never\s(?:happened|took place)|know(?:s|n)?\sof\sno\s(?:such\s)?\w+|knew\sof\sno\s(?:such\s)?\w+"
    r"|no\ssuch\s\w+|not\s(?:a\ssingle|one|a(?=\sword))\s(?!day|hour|minute|week|month|step|inch)\w+"
    r"|no\s\w+\s(?:had|has|have|was|were)\s(?:been\s)?\w+|there\s(?:is|was|were|had been|has been|have been)\sno\s\w+"
    r"|(?:ha[sd]|have)\s(?:not|never)\s(?:been\s)?\w+|(?:was|were)\snot\s\w+|possess(?:es|ed)?\sno\s\w+)\b",
    re.IGNORECASE,
)
"""What somebody says in answer to a charge: "there was no such attack", "has never sent them a rifle"."""
SURE = re.compile(r"nothing\s(?:to\sdo|of\sthe)|never|no\ssuch|not\s(?:a\ssingle|one)|kn[eo]ws?\sof\sno", re.IGNORECASE)
"""Of these, what is said in answer to something, whatever words the charge had."""
RETORT = re.compile(r"[“\"‘']?(?:False|Untrue|Not true|Wrong|A lie|Lies|Nonsense)\b(?=[:,.!”\"’–—-])")
"""A sentence that begins so answers the one before it."""
IT_WAS = re.compile(
    r"\b(?:say|insist|maintain|repl[iy]|answer)(?:s|ed|es)?,?\s(?:that\s)?it\swas\s(?=(?:an?|the|not)\s\w|[A-Z][\w’']*['’]s\s)"
)
"""So does one that says what it was instead: "the minister says it was a border balloon"."""
OF_THAT_KIND = re.compile(r"\b(?:of\s(?:that|the|this)\s(?:kind|sort)|no\ssuch|anything\slike)\b", re.IGNORECASE)
"""The denial has no words of its own for what it denies."""
NAMES_ITS_CLAIM = re.compile(
    r"\b(?:accusations?|allegations?|claims?|charges?|reports?|suggestions?|tales?|stor(?:y|ies)|talk|what)\b[^.;,]{0,40}?\b"
    r"(?:that|of|concerning|about|says?|said|claim(?:s|ed)|alleg(?:es|ed))\b",
    re.IGNORECASE,
)
"""A denial that tells itself what it denies, and answers no sentence: "the rebels' report that tanks had moved"."""
SEVERAL = re.compile(r"\s(?:both|them|all|either)\b", re.IGNORECASE)
"""Right behind a denial: more than one thing is denied."""
ATTACKS = telling_words(
    "fire fired shot shelled shells struck strike strikes attacked attacking hit bombed launched raid bombing assault"
    " broke broken breaking violated breaches"
)
GENERIC = ATTACKS | telling_words(
    "attack accusation claim charge report allegation account version story tale talk responsibility"
)
"""Words of a denial that name no more than "it" does."""
DENIED_DOER = re.compile(
    r"\b(?:responsibility|involvement|behind|blame|(?:part|role|hand) in|nothing to do with|had fired)\b", re.IGNORECASE
)
"""It is denied who did it, not that it happened."""
CHARGE = re.compile(
    r"\b(?:accus\w+|blam\w+|claim\w*|alleg\w+|charg\w+|says?|said|told|report\w*|according|insist\w*|attribut\w+|boast\w*)\b",
    re.IGNORECASE,
)
LEAVES_OPEN = re.compile(
    r"\b(?:not in a position|(?:does|do|did|could|can) not (?:say|know|tell)|(?:is|was|it[’']s) (?:un"
    r"|not )clear|unclear (?:who|whether|which)"
    r"|could not be (?:checked|verified|confirmed)|no comment|not commented?|cannot be (?:checked|verified))\b",
    re.IGNORECASE,
)
"""A sentence with one of these claims nothing that could be denied."""
RELATIVE = re.compile(r"\b(?:who|whom|which|whose)\b[^,;.]*$", re.IGNORECASE)
"""Before a denial: it tells of those named before, and answers nothing: "miners who have not been paid"."""
LEFT_OPEN = re.compile(
    r"\b(?:not|never|neither|nor|without|cannot|to|short of|if|whether|would|could|n[’']t)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Before a denial these leave it open: "has not denied", "neither confirmed nor denied"."""
PART = re.compile(r"[;:]\s|,\s(?:but|for which|and|while|though)\s|\s(?:but|while)\s", re.IGNORECASE)
"""Where one sentence goes over to its answer: "the ministry says so; the rebels deny it"."""
DENYING_WORDS = telling_words(
    "deny denied denies denying reject rejected dismissed call called described false lie invented invention fairy tale"
    " myth fabrication fiction nonsense baseless untrue propaganda made hoax fake"
)
"""Words of a denial that say only that something is denied."""


def is_false(match: re.Match[str]) -> bool:
    """Whether something is called false: what comes behind that word is no more of what is denied."""
    return re.search(_FALSE, match.group(), re.IGNORECASE) is not None
