"""The words that lay a deed on somebody, own up to it or tell of it, and those that name who did it."""

from __future__ import annotations

import re

from trucewatch.find.incidents.clauses import SPEECH

BLAMING = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)|put the blame on|point(?:s|ed|ing)? the finger at|h[eo]ld(?:s|ing)? responsible|"
    r"h[eo]ld(?:s|ing)?(?=[^.;]{1,60}\b(?:responsible|accountable|answerable|to blame)\b)|"
    r"s(?:aw|ee|ees) the hand of|suspicions? (?:fell|falls|fall|rests|rest) on|(?:was|were|is) the (?:work|doing) of|"
    r"accus(?:e|es|ed|ing)|attribut(?:es|ed|ing) (?:it|this|them|the [\w-]+) to|"
    r"sa(?:id|ys) (?:that )?it was(?! the (?:work|doing) of))\b",
    re.IGNORECASE,
)
"""Must catch "blamed Harn's guns", "put the blame on saboteurs", "accused the rebels of", "attributes it to",
"said it was Velda's men who had fired", "holds the Front responsible", "was the work of"."""
SAID_OF_IT = re.compile(
    r"\b(?:(?:said|says|say|believes?) (?:was|were|had been|came)|(?:has |have )?blam(?:ed|es) on)\b"
)
"""Must catch "Harn said was carried out by", "Harn blamed on"."""
ARMS = r"(?:shells?|rockets?|rounds?|missiles?|drones?|mines?|bombs?|grenades?|shots?|gunmen|attackers|raiders)"
WHOSE = re.compile(
    rf"\b(?:it|they|these|those|the {ARMS}) (?:was|were|came from|had come from|belonged to)"
    r"(?= (?:the )?[\w-]+['’]s\b| (?:the |a )?[A-Z])"
)
FIRED_FROM = re.compile(
    rf"\b(?:it|they|these|those|the {ARMS})\b(?: (?:was|were|had been|came|come|had come)){{1,2}}"
    r"(?: (?:fired|launched|shot|sent))? from\b(?= (?:the |an? )?(?:[A-Z]|government|army|rebel))",
    re.IGNORECASE,
)
"""Must catch "said the missile was fired from Velda", "they came from government positions"."""
LAID_BY = re.compile(
    rf"\bthe {ARMS}\b[^.;]{{0,40}}\b(?:laid|planted|fired|launched|dropped|sent|placed|thrown) by\b", re.IGNORECASE
)
"""Must catch "says they were the army's", "the shells were ones fired by the army"."""
TO_OWNER = 8
"""At most so many characters lie between such words and the side."""
TO_CUE = 40
"""At most so many characters lie between the name of who tells and the verb of telling."""
OWNING_UP = re.compile(r"\b(?:claim|admit|acknowledg|conced|own|confirm|boast|apologi)\w*", re.IGNORECASE)
"""Must catch "claimed", "admitted to": who tells it so did it, or may have."""
DISMISSING = re.compile(r"\b(?:denied|denies|dismissed|dismisses|rejected|rejects)\b", re.IGNORECASE)
"""Must catch "dismissed as false reports that", "denied that"."""
TELLING = SPEECH | {
    *(
        "say",
        "claim",
        "alleges",
        "allege",
        "alleged",
        "counts",
        "counted",
        "count",
        "report",
        "recalls",
        "noted",
        "notes",
    ),
    *(
        "records",
        "record",
        "confirms",
        "confirmed",
        "describe",
        "describes",
        "described",
        "complained",
        "complains",
        "spoke",
    ),
    *(
        "spoken",
        "announce",
        "announces",
        "wants",
        "puts",
        "put",
        "speaks",
        "deny",
        "denies",
        "denied",
        "believe",
        "believes",
    ),
}
"""Verbs of who tells, who is not who did it."""
TELLING_REACH = 3
STOPS = frozenset({",", ";", ":", "who", "which", "that"})
COUNTINGS = frozenset({"count", "account", "estimate", "reckoning", "tally", "version", "figures"})
MUTUAL = frozenset(
    {"exchanged", "traded", "exchange", "exchanges", "clash", "clashes", "clashed", "skirmish", "skirmishes"}
)
"""Both sides do it: nobody is accused by the word alone."""
OWN = frozenset({"its", "our", "we", "it"})
OWN_OF_MANY = frozenset({"their", "they"})
"""These mean the speaker where a side speaks, and somebody else where a person does."""
PARTING = frozenset({
    "and", "of", "in", "at", "on", "by", "to", "said", "says", "a", "an", "the", "that", "from", "for", "with",
    "against", "over",
})  # fmt: skip
"""Words that part a name from the noun behind it: it does not qualify that noun."""
CLAIMING = frozenset({"claimed", "claims", "claim"})
SENDING = frozenset({"launched", "fired", "sent", "launches", "unleashed"})
PASSIVE = frozenset({"was", "were", "been", "being", "is", "are"})
IT = frozenset({"it", "this", "them", "both", "that"})
OWNED_UP = re.compile(
    r"\b(?:claim(?:s|ed)|accept(?:s|ed)|(?:took|takes|taken)|admit(?:s|ted)) (?:responsibility|credit)\b", re.IGNORECASE
)
"""Must catch "claimed responsibility", "took credit"."""
UNCLAIMED = frozenset({"no", "nobody", "none", "not", "never", "neither", "yet", "without", "would", "could", "if"})
ADMITTING_IT = re.compile(
    r"\b(?:acknowledg(?:es|ed)|admit(?:s|ted)(?: to)?|conced(?:es|ed)) (?:the|this|that) ", re.IGNORECASE
)
"""Must catch "acknowledged the raid" up to its noun."""
EACH_OTHER = re.compile(r"\b(?:blam|accus)(?:e|ed|es|ing) (?:each other|one another)\b", re.IGNORECASE)
"""Must catch "blamed each other"."""
DEATHS = frozenset({"death", "deaths", "killing", "killings", "murder", "murders", "massacre", "bloodshed"})
"""Whoever is blamed for these is blamed for an attack."""
BREAKING = frozenset({"breaking", "violating", "breaching"})
COMMITTING = frozenset({
    "launched", "fired", "staged", "mounted", "conducted", "committed", "perpetrated", "dropped", "planted", "sent",
    "ordered", "carried", "claimed", "made",
})  # fmt: skip
"""Whoever these are done "by" did it; of other participles ("used by", "held by") the agent is the owner."""
LED_BY = frozenset({("loyal", "to"), ("allied", "to"), ("commanded", "by"), ("led", "by"), ("answering", "to")})
FORCES = frozenset({
    "forces", "men", "fighters", "troops", "units", "gunmen", "militias", "militiamen", "soldiers", "militia",
})  # fmt: skip
"""Who is loyal to a leader: "forces loyal to", "the militia led by"."""
OWNING = frozenset({"held", "run", "led", "built", "kept", "known", "driven", "manned", "flown"})
"""Participles of ownership and use without -ed."""
SURE = 0.7
"""The least score of a doer whom only the reader sees accused."""
TO_ACCUSED = 40
"""At most so many characters lie between a verb of blaming and the side that is blamed."""
SIDES = ("state", "government", "military", "group", "organisation", "office")
