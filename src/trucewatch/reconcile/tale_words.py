"""Two tales of one thing: by the one it was a hostile deed, or it went well; by the other it was not so."""

from __future__ import annotations

import re

import msgspec


class Tale(msgspec.Struct, frozen=True):
    """Words of a deed, and words by which another tells it as something else; `why` says how, for a reader."""

    name: str
    deed: re.Pattern[str]
    answer: re.Pattern[str]
    why: str


def tale(name: str, deed: str, answer: str, why: str) -> Tale:
    """A tale of two patterns that stand as whole words."""
    return Tale(
        name,
        re.compile(rf"\b(?:{deed})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{answer})\b", re.IGNORECASE),
        why,
    )


TALES = (
    tale(
        "taken at sea",
        r"seiz(?:ed|ing|ure of)|boarded|being boarded|hijack(?:ed|ing)|captur(?:ed|ing)|impound(?:ed|ing)"
        r"|detain(?:ed|ing)",
        r"rescu(?:ed|ing)|adrift|drifting|towed|in distress|brought (?:\w+ ){0,4}to safety|held up over|inspected"
        r"|strayed|lost its way|escorted",
        "By one account it was taken, by another helped or only stopped",
    ),
    tale(
        "shot down",
        r"(?:shot|shoot|brought|bringing) down|down(?:ed|ing)|hit it with",
        r"crash(?:ed|ing)?|technical (?:fault|failure|trouble)|engine (?:failure|trouble)|malfunction(?:ed)?"
        r"|bad weather"
        r"|pilot error|emergency landing|landed safely|lost no|returned (?:safely )?to base",
        "By one account it was shot down, by another it was not",
    ),
    tale(
        "blown up",
        r"struck|hit|hitting|bomb(?:ed|ing)|shell(?:ed|ing)|fired|attack(?:ed)?|missile|blamed?|drone",
        r"accident(?:ally)?|carelessness|(?:own|rebel|enemy|stored?) (?:\w+ )?(?:ammunition|munitions|explosives)"
        r"|(?:ammunition|munitions|explosives)(?: \w+){0,7} (?:had |has )?(?:exploded|blown up|blew up"
        r"|gone off|went off|detonated)"
        r"|(?:ammunition|munitions?|weapons|arms) (?:store|dump|depot)|gas leak|misfired?|short circuit",
        "By one account it was an attack, by another an accident or the owners' own doing",
    ),
    tale(
        "carried off",
        r"abduct(?:ed|ing|ion)|kidnap\w*|took|taken|seized|carried off|dragged|arrested|captive|held against",
        r"(?:of|on) (?:their|his|her) own (?:free )?will|freely|asked (?:for|to)|sought (?:refuge|asylum"
        r"|shelter)|guests?"
        r"|defect(?:ed|ors?)|desert(?:ed|ers?)|surrendered|gave (?:themselves|himself|herself) up",
        "By one account they were carried off, by another they came or stayed of their own will",
    ),
    tale(
        "fallen place",
        r"captur(?:ed|ing)|(?:had |have |has )?taken|took|overr[ua]n|seiz(?:ed|ing)|entered|stormed|fell to"
        r"|controls?|in control of"
        r"|held it|breaking through|broke through",
        r"repell(?:ed|ing)|repuls(?:ed|ing)|beaten back|beat back|beating back|driven (?:off|back)|drove (?:off|back)"
        r"|pushed back|fought off|fend(?:ed|ing) off|foil(?:ed|ing)|thwart(?:ed|ing)"
        r"|(?<!were )(?<!was )(?<!are )(?<!is )still h[eo]ld"
        r"|remains? in (?:our|its|their|army|government) hands"
        r"|under (?:full |firm )?(?:army|government) control|never (?:fell|lost)",
        "By one account the place was taken, by another the attack was beaten off",
    ),
    tale(
        "withdrawn",
        r"(?:had |have |has )?(?:withdrawn|withdrew|pulled (?:out|back)|left|evacuated|handed (?:over|back))",
        r"(?:still|yet) (?:\w+ ){0,3}(?:seen|there|inside|present|hold|stand|remain)|remain(?:ed|s)?"
        r"|not (?:yet )?(?:left|gone|moved"
        r"|withdrawn|pulled out)|had yet to (?:leave|withdraw)|stayed|dug in",
        "By one account they left, by another they are still there",
    ),
    tale(
        "who began",
        r"ambush(?:ed)?|attack(?:ed|ing)?|fired (?:on|at|upon)|opened fire|shell(?:ed|ing)|struck|in breach"
        r"|broke|stormed|shot at",
        r"(?:fired|shot|attacked|struck) first|return(?:ed|ing) fire|fired back|self[- ]defen[cs]e|in (?:reply"
        r"|response)|retaliat\w+"
        r"|respond(?:ed|ing) to|had answered|were answering|answered (?:fire|shots|mortar\w*)|warning shots?"
        r"|provo(?:ked|cation)"
        r"|defended (?:themselves|itself)",
        "By one account it was an attack, by another an answer to one",
    ),
    tale(
        "how they died",
        r"(?:were|was|been) (?:shot|executed|murdered|killed|tortured|beaten to death)|killed in (?:custody"
        r"|captivity)|executed"
        r"|died in (?:a|the|their) (?:prisons?|cells?|camps?)",
        r"died of|illness|disease|fever|heart (?:attack|failure)|natural causes|suicide"
        r"|alive and well|trying to escape",
        "By one account they were killed, by another they were not",
    ),
    tale(
        "how they came free",
        r"rescu(?:ed|ing)(?: by)?|freed by (?:police|soldiers|troops|commandos)|liberated",
        r"(?:was|were|had been) (?:released|let go|freed) because|we (?:released|let|freed)|released (?:her|him|them)"
        r"|let (?:her|him|them) go|of our own accord|as a (?:gesture|sign)",
        "By one account they were rescued, by another let go",
    ),
    tale(
        "who they were",
        r"civilians?|villagers?|shepherds?|farmers?|dockers?|fishermen|children|women|families|residents"
        r"|workers|unarmed|not one armed",
        r"fighters?|militants?|terrorists?|bandits?|insurgents?|gunmen|combatants?|command post|armed men|infiltrators",
        "By one account they were civilians, by another fighters",
    ),
    tale(
        "whether there is any",
        r"infiltrat(?:ors?|ion|ed|ing)|siege|besieg(?:ed|ing)|blockad(?:ed|e|ing)|famine|mobili[sz]ation|massacre|cease-?fire",
        r"(?:there (?:is|was|were) )?no (?:siege|blockade|infiltration|famine|massacre|cease-?fire"
        r"|mobili[sz]ation)(?: \w+){0,4}",
        "By one account it is so, by another there is no such thing",
    ),
)
"""Must catch "seized the boat" and "it was adrift"; "captured the airfield" and "the attack was repelled"."""
