# %% [markdown]
# # The example in data frames
#
# Six reports tell of the halt to strikes on energy sites of March 2025: real events in our own words, the outlets are
# invented. trucewatch makes one account of them, and this notebook asks it who said what, who stands where, which
# incidents fall inside which text, where the reports differ, and which characters each answer was read from. Every
# column is explained in [docs/python.md](../python.md).
#
# It is made by `make notebook` from `example.py` beside it.

# %%
import subprocess
import sys
import tempfile

import pandas as pd

import trucewatch

pd.set_option("display.max_colwidth", 90)
pd.set_option("display.max_columns", 20)
pd.set_option("display.width", 240)
folder = tempfile.mkdtemp()
subprocess.run(
    [sys.executable, "-m", "trucewatch", "brief", "../../examples/energy-halt", "--quiet", "--output", folder],
    check=True,
)
truce = trucewatch.open(folder)
truce

# %%
truce.reports()[["id", "outlet", "title", "published_earliest", "published_basis"]]

# %% [markdown]
# ## Who said what
#
# A row is one statement as one report carries it; rows of one `utterance` are one thing said. How many independent texts
# carry it is counted by who wrote the characters (`origin`): a wire text that three outlets print is one.

# %%
statements = truce.statements()
evidence = truce.evidence()
written = evidence[evidence.field == "content"].merge(statements[["id", "utterance"]], left_on="fact", right_on="id")
utterances = statements.groupby("utterance", sort=False).agg(
    speaker=("speaker_name", "first"), reports=("report", "nunique"), words=("words", "first")
)
utterances.insert(2, "origins", written.groupby("utterance").origin.nunique())
utterances.sort_values(["reports", "origins"], ascending=False, kind="stable").head(8).reset_index(drop=True)

# %% [markdown]
# Where the speaker stays open, the account says so: `<NA>`, and no guess.

# %%
statements.speaker.isna().value_counts().rename({True: "speaker open", False: "speaker named"})

# %% [markdown]
# ## Who stands where, and on which text
#
# An instrument (an agreement, a proposal, a demand) has one version for each party that words it.

# %%
instruments = truce.instruments()
labels = instruments.set_index("id").label
instruments[["id", "kind", "form", "label", "status", "origins"]]

# %%
versions = truce.versions()
versions["whose"] = versions.by_name.fillna("the outlets")
versions[["instrument_label", "version", "whose", "targets", "starts_iso", "lasts_low", "lasts_unit"]]

# %%
positions = truce.positions()
positions["stance"] = positions.stance.astype("string")
table = positions.groupby(["instrument_label", "party_name"], sort=False).stance.agg(
    lambda held: ", ".join(dict.fromkeys(held))
)
table.unstack(fill_value="")

# %% [markdown]
# ## Incidents against the versions
#
# Each allegation is held against each version: did the text cover what was hit, did it hold then, is it laid on a party
# that it binds? The result tests an allegation against a text. It does not say that anybody did it.

# %%
incidents = truce.incidents()
incidents[["id", "form", "happened_iso", "place", "target_text", "accused_name", "accused_status", "origins"]]

# %%
assessments = truce.assessments()
assessments["incident"] = assessments.incident.map(
    incidents.set_index("id").apply(
        lambda one: f"{one.form}, {one.place if one.place is not pd.NA else '(no place)'}", axis=1
    )
    + " · "
    + incidents.set_index("id").index.str[-4:]
)
assessments["text"] = assessments.instrument.map(labels).str.slice(0, 24) + " · " + assessments.version.astype("string")
assessments["result"] = assessments.result.astype("string")
assessments.pivot_table(index="incident", columns="text", values="result", aggfunc="first", sort=False)

# %% [markdown]
# Why? Each step of an assessment is a sentence of its own. Here are those of the first that comes out inside.

# %%
inside = truce.assessments().query("result == 'inside'").head(1)
truce.reasons().merge(inside[["id"]], left_on="assessment", right_on="id")[["number", "says"]]

# %% [markdown]
# ## Where the reports differ
#
# A row is a reading; rows of one `id` differ from each other. Only where `hard` is true can two of them not both stand.

# %%
truce.disagreements().set_index(["id", "number"])[["field", "kind", "hard", "value", "by_name", "outlets"]]

# %% [markdown]
# ## Back to the characters
#
# `evidence()` has a row for every run of characters that something was read from: `text[start:end] == exact`, always.

# %%
all(truce.text(row.report)[row.start : row.end] == row.exact for row in evidence.itertuples())

# %%
first = incidents.iloc[0]
of_first = evidence[(evidence.fact == first.id) & evidence.part.isna()]
of_first[["field", "report", "start", "end", "exact"]]

# %%
for row in of_first[of_first.field == "evidence"].itertuples():
    print(f"{row.report} {row.start}-{row.end}")
    print("    …" + " ".join(truce.quote(row, around=60).split()) + "…")

# %% [markdown]
# ## A drawing: incidents on the days of the agreement
#
# Bars are the versions that have a first day and a length; a mark is an incident, as wide as its day is uncertain.


# %%
class Drawing:
    """Shows SVG in a notebook."""

    def __init__(self, svg: str) -> None:
        self.svg = svg

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<a drawing of {self.svg.count('<rect')} bars>"


ends = truce.expiries().groupby(["instrument", "version"])["at"].max().rename("ends")
bars = versions.merge(ends, on=["instrument", "version"]).dropna(subset=["starts_earliest"])
dated = incidents.dropna(subset=["happened_earliest", "happened_latest"])
first_day = min(bars.starts_earliest.min(), dated.happened_earliest.min()) - pd.Timedelta(days=1)
last_day = max(bars.ends.max(), dated.happened_latest.max()) + pd.Timedelta(days=1)
scale = 700 / (last_day - first_day).days


def bar(row: int, begins: pd.Timestamp, ends: pd.Timestamp, colour: str, words: str) -> str:
    """One bar from the first day to the end of the last, its words under it."""
    x, width = (begins - first_day).days * scale, ((ends - begins).days + 1) * scale
    words = words.replace("&", "&amp;").replace("<", "&lt;")
    text = f'<text x="{min(x, 420):.0f}" y="{row * 26 + 22}" font-size="10">{words}</text>'
    return f'<rect x="{x:.1f}" y="{row * 26 + 4}" width="{width:.1f}" height="8" fill="{colour}"/>{text}'


drawn = [
    bar(at, one.starts_earliest, one.ends, "#8aa", f"{one.instrument_label} ({one.whose})")
    for at, one in enumerate(bars.itertuples())
]
drawn += [
    bar(
        at,
        one.happened_earliest,
        one.happened_latest,
        "#c63",
        " ".join(filter(pd.notna, (one.form, one.place, one.happened_iso))),
    )
    for at, one in enumerate(dated.itertuples(), start=len(bars))
]
height = len(drawn) * 26 + 10
Drawing(
    f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{height}" font-family="sans-serif" role="img">'
    f"<title>Incidents and versions, {first_day:%d %B %Y} to {last_day:%d %B %Y}</title>{''.join(drawn)}</svg>"
)
