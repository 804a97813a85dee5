"""The mean of two trainings' weights: `python -m training.mean FIRST SECOND --share 0.5 --out FILE`.

Two trainings from the same base and seed that differ in dropout and batches lie near enough for their mean to read
better than either (Wortsman et al. 2022, "model soups"). The vector head is then trained anew for the encoder that
comes out: `python -m training.train --from FILE --only-vectors`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.train import load, save


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the first")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    network, relations = load(asked.first)
    second, others = load(asked.second)
    if relations != others:
        parser.error("the two know other relations")
    weights, more = network.state_dict(), second.state_dict()
    network.load_state_dict(
        {
            name: asked.share * value + (1 - asked.share) * more[name] if value.is_floating_point() else value
            for name, value in weights.items()
        }
    )
    save(network, relations, asked.out)


if __name__ == "__main__":
    main()
