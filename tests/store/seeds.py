"""One number from which every random choice of the tests of the store follows; another one tries other places.

``HOIDONG_TEST_SEED=7 pytest tests/store`` runs them with another.
"""

import os

SEED = int(os.environ.get("HOIDONG_TEST_SEED", "1"))
