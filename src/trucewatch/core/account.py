"""The account: the one vocabulary of files, memory and API (format `trucewatch-account/1`).

Fields without a default are always written, as null where nothing is known; fields with a default are left out
of the file where they hold it. Ids are strings, stable for the same input. `schema()` is the JSON Schema.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from trucewatch.core.judgements import Judged
from trucewatch.core.problems import BadAccount, Problem
from trucewatch.core.spans import Span
from trucewatch.core.values import Place, Quantity, Scope, When

FORMAT = "trucewatch-account/1"

OriginKind = Literal["wire", "outlet", "office", "unknown"]
ActorKind = Literal["person", "state", "government", "military", "organisation", "group", "office"]
Mode = Literal["direct", "indirect", "mixed"]
MeetingForm = Literal["call", "talks", "visit", "summit", "press_conference", "other"]
MeetingStatus = Literal["held", "planned", "cancelled"]
InstrumentKind = Literal["agreement", "proposal", "order", "demand", "talks"]
InstrumentForm = Literal[
    "ceasefire",
    "partial_ceasefire",
    "maritime_ceasefire",
    "peace",
    "exchange",
    "corridor",
    "withdrawal",
    "aid_halt",
    "sanctions",
    "other",
]
CEASEFIRES: frozenset[InstrumentForm] = frozenset({"ceasefire", "partial_ceasefire", "maritime_ceasefire"})
"""Forms of a truce: of everything, of some things, at sea."""
Stance = Literal[
    "proposes", "accepts", "accepts_in_part", "accepts_on_conditions", "declines", "demands", "undetermined"
]
InstrumentStatus = Literal[
    "proposed", "agreed", "ordered", "in_force", "declined", "under_negotiation", "expired", "disputed"
]
IncidentForm = Literal[
    "drone",
    "missile",
    "air_strike",
    "shelling",
    "ground_assault",
    "explosion",
    "small_arms",
    "interception",
    "abduction",
    "other",
    "unknown",
]
AccusedStatus = Literal["claimed", "alleged", "admitted", "denied", "undetermined"]
VerificationStance = Literal["unverified_by_outlet", "verified_by_outlet", "monitor_assessed", "potential", "credible"]
CountOf = Literal[
    "drones",
    "missiles",
    "shells",
    "aircraft",
    "attacks",
    "violations",
    "sites",
    "killed",
    "injured",
    "displaced",
    "without_power",
    "prisoners",
    "troops",
    "vessels",
    "vehicles",
    "other",
]
Outcome = Literal["launched", "shot_down", "lost", "hit", "in_air"]
AboutKind = Literal["meeting", "instrument", "incident", "statement", "actor", "report"]
DisagreementKind = Literal[
    "conflict",
    "rounding",
    "window",
    "update",
    "promise_outcome",
    "scope",
    "misquotation",
    "attribution",
    "arithmetic",
    "spelling",
]
Answer = Literal["yes", "no", "unclear"]
Result = Literal["inside", "outside", "unclear"]

HARD_KINDS: frozenset[str] = frozenset({"conflict", "scope", "misquotation", "attribution"})
"""The kinds of disagreement that say that two accounts cannot both stand."""


class Support(msgspec.Struct, frozen=True):
    """`origins`: independent texts that carry it (how sure that it was SAID); `voices`: who claims that it is TRUE."""

    origins: int
    voices: tuple[str, ...]


class Fact(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What every fact may carry: `read`, the characters each field was read from, and `support`."""

    read: dict[str, tuple[Span, ...]] = {}
    support: Support | None = None


class Cut(msgspec.Struct, frozen=True):
    """A run of a report's text that is not the article, half-open in code points, and why."""

    start: int
    end: int
    why: str


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """One text as it was read. `sha256` is of the bytes, `text_sha256` of the text in UTF-8; None = not said.

    `path` or `url` says where it came from; `unread` says why nothing was looked for in it (another language, say).
    """

    id: str
    media_type: str
    encoding: str
    sha256: str
    text_sha256: str
    title: str | None
    outlet: str | None
    byline: tuple[str, ...]
    dateline: str | None
    published: When
    language: str | None
    story: str
    cuts: tuple[Cut, ...]
    path: str | None = None
    url: str | None = None
    wire: str | None = None
    unread: str | None = None


class Origin(msgspec.Struct, frozen=True):
    """Who wrote a passage. Reports, or passages (`spans`), that copy one text share one origin."""

    id: str
    kind: OriginKind
    name: str | None
    reports: tuple[str, ...]
    spans: tuple[Span, ...]
    why: str


class Joined(msgspec.Struct, frozen=True):
    """Why a report is in its story: the report of the story that it is most like (`like`), and what both have."""

    report: str
    like: str
    says: str
    evidence: tuple[Span, ...]


class Apart(msgspec.Struct, frozen=True):
    """Why a story is not one with another (`story`, its id): how alike they are, how alike they would have to be."""

    story: str
    says: str
    evidence: tuple[Span, ...]


class Story(msgspec.Struct, frozen=True, omit_defaults=True):
    """Reports of one happening; `joined` says why of each report, `apart` why the story most like it is another."""

    id: str
    title: str
    reports: tuple[str, ...]
    when: When
    joined: tuple[Joined, ...] = ()
    apart: tuple[Apart, ...] = ()


class Process(msgspec.Struct, frozen=True):
    """A negotiation or truce over time."""

    id: str
    title: str
    parties: tuple[str, ...]
    stories: tuple[str, ...]
    instruments: tuple[str, ...]


class Actor(Fact, frozen=True, omit_defaults=True):
    """Somebody who speaks or acts. `of`: whom it speaks or acts for; None = nobody else, or not known."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...]
    roles: tuple[str, ...]
    of: str | None
    mentions: tuple[Span, ...]


class Statement(Fact, frozen=True, omit_defaults=True):
    """Something said. A quotation broken by its attribution has several spans of `content`.

    `speaker` None = nobody was named with certainty; `through`: who relays it; `same_as`: its utterance group.
    """

    id: str
    speaker: str | None
    mode: Mode
    content: tuple[Span, ...]
    cue: Span | None
    channel: str | None
    addressee: str | None
    said: When
    through: str | None
    same_as: str | None


class Lasted(msgspec.Struct, frozen=True):
    """One reading of how long a meeting took; `by` None = the outlet."""

    value: Quantity
    by: str | None
    evidence: tuple[Span, ...]


class Meeting(Fact, frozen=True, omit_defaults=True):
    """A call, talks, a visit."""

    id: str
    form: MeetingForm
    parties: tuple[str, ...]
    when: When
    place: Place | None
    lasted: tuple[Lasted, ...]
    status: MeetingStatus
    evidence: tuple[Span, ...]


BY_THE_HOUR = "the hour of the start plus the length"
"""How a rule of an Expiry begins that counts from an hour: beside it whole days are no other reading."""


STATED_END = "told as"
"""How a rule of an Expiry begins that a text states in words; ends counted from a start say less than it."""
TO_ITS_END = "the last day runs to its end"
"""How a rule of an Expiry ends whose day belongs to the term as a whole."""


class Expiry(msgspec.Struct, frozen=True):
    """One defensible end (`at`, ISO 8601; without an offset the local time) and the counting rule that gives it."""

    at: str
    rule: str

    @property
    def is_stated(self) -> bool:
        """Whether a text tells this end in words, so that nobody counted it."""
        return self.rule.startswith(STATED_END)

    def meets(self, rival: Expiry) -> bool:
        """Whether two ends are one: the same, or where a text states one of them, as far as both are told."""
        if not (self.is_stated or rival.is_stated):
            return self.at == rival.at
        day = len("2031-05-02")
        minute = min(len(self.at), len(rival.at), len("2031-05-02T18:00"))
        return self.at[:minute] == rival.at[:minute] if minute > day else self.at[:day] == rival.at[:day]


class Version(msgspec.Struct, frozen=True):
    """An instrument in one party's text; `by` None = the outlets' own wording."""

    by: str | None
    scope: Scope
    starts: When
    lasts: Quantity | None
    expires: tuple[Expiry, ...]
    evidence: tuple[Span, ...]


class Position(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a party stands; `reported_by`: who says so, None = the outlet."""

    party: str
    stance: Stance
    conditions: tuple[str, ...]
    said: When
    evidence: tuple[Span, ...]
    reported_by: str | None = None


class Condition(msgspec.Struct, frozen=True):
    """What must be so first; `by` None = a clause of the text itself."""

    by: str | None
    text: str
    evidence: tuple[Span, ...]


class Obligation(msgspec.Struct, frozen=True):
    """Who must do what, by when (None = not said)."""

    who: tuple[str, ...]
    what: str
    due: When | None
    evidence: tuple[Span, ...]


class Monitoring(msgspec.Struct, frozen=True):
    """Who is to watch, in the text's words."""

    by: tuple[str, ...]
    text: str
    evidence: tuple[Span, ...]


class Instrument(Fact, frozen=True, omit_defaults=True):
    """An agreement, proposal, order, demand or planned talks, with its versions and where each party stands."""

    id: str
    kind: InstrumentKind
    form: InstrumentForm
    label: str
    parties: tuple[str, ...]
    proposed_by: tuple[str, ...]
    versions: tuple[Version, ...]
    positions: tuple[Position, ...]
    conditions: tuple[Condition, ...]
    leads_to: tuple[str, ...]
    status: InstrumentStatus
    evidence: tuple[Span, ...]
    obligations: tuple[Obligation, ...] = ()
    mediators: tuple[str, ...] = ()
    monitoring: tuple[Monitoring, ...] = ()


class Count(Fact, frozen=True, omit_defaults=True):
    """A number: of what, with which outcome (None = none said), in which window, by whose count (None = the outlet)."""

    of: CountOf
    outcome: Outcome | None
    value: Quantity
    window: When | None
    counted_by: str | None
    cumulative: bool
    evidence: tuple[Span, ...]
    id: str | None = None
    of_text: str | None = None
    part_of: str | None = None


class Accusation(msgspec.Struct, frozen=True):
    """Who lays it on whom, and how far that stands."""

    accused: str | None
    by: str
    status: AccusedStatus
    evidence: tuple[Span, ...]


class Verification(msgspec.Struct, frozen=True):
    """What the outlet or a monitor says of how far it was checked; `by` None = the outlet."""

    stance: VerificationStance
    by: str | None
    evidence: tuple[Span, ...]


class Incident(Fact, frozen=True, omit_defaults=True):
    """Something that is said to have happened. `accused` None = nobody, or sides accuse each other."""

    id: str
    form: IncidentForm
    happened: When
    place: Place
    targets: tuple[str, ...]
    target_text: str
    accused: str | None
    accused_status: AccusedStatus
    alleged_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    counts: tuple[Count, ...]
    evidence: tuple[Span, ...]
    accusations: tuple[Accusation, ...] = ()
    means: str | None = None
    part_of: str | None = None
    verification: Verification | None = None


class About(msgspec.Struct, frozen=True):
    """What a disagreement is about."""

    kind: AboutKind
    id: str


class Reading(msgspec.Struct, frozen=True):
    """One of the values that the reports give; `by` None = the outlet."""

    value: str
    by: str | None
    origins: tuple[str, ...]
    evidence: tuple[Span, ...]


class Disagreement(msgspec.Struct, frozen=True):
    """Readings of one field that differ, of which kind, and why in a sentence. See HARD_KINDS."""

    id: str
    about: About
    field: str
    kind: DisagreementKind
    readings: tuple[Reading, ...]
    why: str


class Reason(msgspec.Struct, frozen=True):
    """One step of an assessment, with the characters it rests on."""

    says: str
    evidence: tuple[Span, ...]


class Assessment(msgspec.Struct, frozen=True):
    """An allegation tested against one version of a text; `version` counts `Instrument.versions` from 0."""

    id: str
    instrument: str
    version: int
    incident: str
    in_scope: Answer
    in_time: Answer
    by_bound_party: Answer
    result: Result
    reasons: tuple[Reason, ...]


def result_of(in_scope: Answer, in_time: Answer, by_bound_party: Answer) -> Result:
    """What three answers come to: inside where all are yes, outside where one is no, else unclear."""
    answers = (in_scope, in_time, by_bound_party)
    return "outside" if "no" in answers else "inside" if answers == ("yes", "yes", "yes") else "unclear"


class Account(msgspec.Struct, frozen=True):
    """Everything that the reports say, reconciled, each line with the exact characters it was read from.

    `judgements`: what people decided about it, in the order of their log, and what became of each here.
    """

    format: str
    tool: str
    built_from: str
    processes: tuple[Process, ...] = ()
    reports: tuple[Report, ...] = ()
    origins: tuple[Origin, ...] = ()
    stories: tuple[Story, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    incidents: tuple[Incident, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    problems: tuple[Problem, ...] = ()
    judgements: tuple[Judged, ...] = ()


def encode(account: Account) -> bytes:
    """The account as indented JSON in UTF-8; the same account gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(account), indent=1) + b"\n"


def decode(content: bytes) -> Account:
    """The account in `content`. Raises BadAccount, naming the field, where it is not one of this format."""
    try:
        account = msgspec.json.decode(content, type=Account)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAccount(f"no account that this version can read: {error}") from error
    if account.format != FORMAT:
        raise BadAccount(f"the format is {account.format!r}, this version reads {FORMAT!r}")
    return account


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an account, made from these types."""
    made = msgspec.json.schema(Account)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **made}
