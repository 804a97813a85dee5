"""Event tables made by hand: a row of ACLED's or UCDP GED's columns with only what a test says."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from trucewatch.core.monitored import Event
from trucewatch.core.values import Place, When

ACLED_HEADINGS, GED_HEADINGS = csv.reader(
    [
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
        "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
        "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp",
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
        "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
        "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
        "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
        "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
        "low,gwnoa,gwnob",
    ]
)


def table(path: Path, rows: list[dict[str, str]], headings: list[str] | None = None, encoding: str = "utf-8") -> Path:
    """A CSV file with these rows; headings are those of the first row unless they are named."""
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, headings or list(rows[0]), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def acled(number: int, day: str, **cells: str) -> dict[str, str]:
    """A shelling of Ordu between Northland and Southmark."""
    return {
        "event_id_cnty": f"NOR{number}",
        "event_date": day,
        "time_precision": "1",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Military Forces of Northland (2029-)",
        "actor2": "Military Forces of Southmark (2029-)",
        "country": "Southmark",
        "admin1": "Osk",
        "location": "Ordu",
        "notes": "Shells fell on Ordu.",
        **cells,
    }


def ged(number: int, first: str, last: str | None = None, **cells: str) -> dict[str, str]:
    """A fight between both governments in which somebody died."""
    return {
        "id": str(number),
        "type_of_violence": "1",
        "side_a": "Government of Northland",
        "side_b": "Government of Southmark",
        "where_coordinates": "Ordu town",
        "adm_1": "Osk",
        "country": "Southmark",
        "date_prec": "1",
        "date_start": f"{first} 00:00:00.000",
        "date_end": f"{last or first} 00:00:00.000",
        "best": "2",
        **cells,
    }


def event(day: str = "2031-05-06", last: str | None = None, **fields: Any) -> Event:
    """A shelling of Ordu laid on Northland, as read from a table."""
    given: dict[str, Any] = {
        "id": f"e-{day}",
        "row": 1,
        "happened": When(day, last or day, "stated"),
        "kind": "shelling",
        "forms": ("shelling",),
        "is_act": "yes",
        "targets": (),
        "place": Place("Ordu", None, None, None, "unknown"),
        "accused": "Northland",
        "sides": ("Northland", "Southmark"),
        **fields,
    }
    return Event(**given)
