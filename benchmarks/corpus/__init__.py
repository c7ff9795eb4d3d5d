"""Made-up goal tables of many trades, units, regions and years, with faults planted in some.

Benchmarks, tests and the documentation share it. The same seed gives the same bytes; a table in
which nothing was planted has no error, and the ledger says of every planted fault where it stands
and which rule must speak of it.
"""

from benchmarks.corpus.faults import FAULTS, Planted
from benchmarks.corpus.files import Corpus, write_corpus

__all__ = ["FAULTS", "Corpus", "Planted", "write_corpus"]
