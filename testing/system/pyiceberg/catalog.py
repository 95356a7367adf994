# SPDX-License-Identifier: Apache-2.0
"""Uses the catalog of a Slipway server as a stranger would: with PyIceberg and a token.

Prints one fact a line for the test that started it; ends with a traceback where one does not hold.
"""

import sys

import pyarrow as pa
from pyiceberg.catalog.rest import RestCatalog
from pyiceberg.exceptions import CommitFailedException
from pyiceberg.schema import Schema
from pyiceberg.types import LongType, NestedField, StringType

TABLE = "from_python"


def main(url: str, token: str, project: str, dataset: str) -> None:
    catalog = RestCatalog("slipway", uri=f"{url}/catalog", token=token)

    print("rows", catalog.load_table((project, dataset)).scan().to_arrow().num_rows)

    table = catalog.create_table(
        (project, TABLE),
        Schema(NestedField(1, "id", LongType()), NestedField(2, "name", StringType())),
    )
    table.append(pa.table({"id": [1, 2], "name": ["one", "two"]}))
    print("appended", catalog.load_table((project, TABLE)).scan().to_arrow().num_rows)

    one = catalog.load_table((project, TABLE))
    other = catalog.load_table((project, TABLE))
    with one.update_schema() as change:
        change.add_column("first", LongType())
    try:
        with other.update_schema() as change:
            change.add_column("second", LongType())
        print("stale change accepted")
    except CommitFailedException:
        print("stale change refused")

    evolved = catalog.load_table((project, TABLE))
    evolved.append(pa.table({"id": [3], "name": ["three"], "first": [30]}))
    result = catalog.load_table((project, TABLE)).scan().to_arrow().sort_by("id")
    print("columns", ",".join(result.column_names))
    print("values", result.column("first").to_pylist())


if __name__ == "__main__":
    main(*sys.argv[1:])
