# SPDX-License-Identifier: MIT
"""Xapian in the system's own Python, which has Debian's binding: talks in JSON lines and knows nothing of Lamplight.

python3 xapian_worker.py build FOLDER    # articles on stdin, one line on stdout when they are built
python3 xapian_worker.py serve FOLDER    # queries on stdin, answers on stdout
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any


def resident() -> int:
    """Return the bytes of memory that this process holds; 0 where the system does not say."""
    try:
        fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return int(fields[1]) * 4096


def tell(answer: dict[str, Any]) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def build(folder: str) -> None:
    """Index the articles on stdin; titles and names weigh more, words are stemmed."""
    xapian: Any = importlib.import_module("xapian")
    articles = [json.loads(line) for line in sys.stdin]
    clock, cpu = time.perf_counter(), time.process_time()
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("en"))
    for article in articles:
        document = xapian.Document()
        generator.set_document(document)
        for text, weight in ((article["title"], 10), (article["names"], 6), (article["body"], 1)):
            generator.index_text(text, weight)
            generator.increase_termpos()
        document.set_data(json.dumps(article))
        database.add_document(document)
    database.commit()
    database.close()
    tell({"seconds": time.perf_counter() - clock, "cpu": time.process_time() - cpu})


def serve(folder: str) -> None:
    """Answer queries {query, limit} until stdin ends."""
    before = resident()
    xapian: Any = importlib.import_module("xapian")
    database = xapian.Database(folder)
    parser = xapian.QueryParser()
    stemmer = xapian.Stem("en")
    parser.set_stemmer(stemmer)
    parser.set_database(database)
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    enquire = xapian.Enquire(database)
    tell({"ready": True})
    for line in sys.stdin:
        asked = json.loads(line)
        clock = time.perf_counter()
        enquire.set_query(parser.parse_query(asked["query"], 0))
        matches = enquire.get_mset(0, asked["limit"])
        found = []
        for match in matches:
            article = json.loads(match.document.get_data())
            snippet = matches.snippet(article["body"], 200, stemmer)
            found.append([article["slug"], article["title"], snippet.decode()])
        ms = (time.perf_counter() - clock) * 1000
        tell({"found": found, "ms": ms, "memory": resident() - before})


if __name__ == "__main__":
    {"build": build, "serve": serve}[sys.argv[1]](sys.argv[2])
