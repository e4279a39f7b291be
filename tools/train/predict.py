"""Prints the learned reader's claims of labelled documents in the exchange format:
python -m tools.train.predict FOLDER [--weights FOLDER] > claims.jsonl
"""

import argparse
import json
from pathlib import Path

from daybrief.extract.readers.model.network import Network
from daybrief.extract.readers.model.reader import ModelReader
from daybrief.theatre.pack import load
from tools.train.gold import document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weights", type=Path, help="default: the weights that ship")
    parser.add_argument("--theatre", default="ukraine")
    options = parser.parse_args()
    network = Network(options.weights) if options.weights else None
    reader = ModelReader(load(options.theatre), network)
    for path in sorted(options.folder.glob("*.md")):
        doc = document(path)
        for claim in reader.read(doc):
            print(json.dumps(claim.exchange(doc), ensure_ascii=False))


if __name__ == "__main__":
    main()
