# SPDX-License-Identifier: Apache-2.0
"""Writes the files of this folder: one table in many formats, by tools that are not Slipway's.

pip install pyarrow openpyxl xlsxwriter fastavro cramjam lz4; python make.py
"""

import bz2
import datetime as dt
import decimal
import gzip
import io
import lzma
import zipfile

import cramjam
import fastavro
import lz4.frame
import openpyxl
import pyarrow as pa
import pyarrow.csv
import pyarrow.orc
import pyarrow.parquet
import xlsxwriter

ROWS = [
    (1, "Zoë, \"the\" 1st", 2.5, True, dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 23, 59, 58)),
    (2, None, -0.125, False, dt.date(1969, 7, 20), dt.datetime(1969, 7, 20, 20, 17, 40)),
    (9007199254740993 // 1000, "𝄞 clef", 1e21, None, None, None),
    (4, "two words", None, True, dt.date(1999, 12, 31), dt.datetime(2000, 1, 1, 0, 0, 1)),
]
NAMES = ["id", "name", "price", "ok", "day", "at"]
FLAT = pa.table(
    {name: [row[i] for row in ROWS] for i, name in enumerate(NAMES)},
    schema=pa.schema(
        [
            ("id", pa.int64()),
            ("name", pa.string()),
            ("price", pa.float64()),
            ("ok", pa.bool_()),
            ("day", pa.date32()),
            ("at", pa.timestamp("us")),
        ]
    ),
)


def csv():
    out = io.BytesIO()
    pa.csv.write_csv(FLAT, out)
    text = out.getvalue()
    for name, data in {
        "table.csv": text,
        "table.csv.gz": gzip.compress(text, mtime=0),
        "table.csv.bz2": bz2.compress(text),
        "table.csv.xz": lzma.compress(text),
        "table.csv.lz4": lz4.frame.compress(text),
        "table.csv.sz": bytes(cramjam.snappy.compress(text)),
        "table.csv.zst": bytes(cramjam.zstd.compress(text)),
    }.items():
        open(name, "wb").write(data)
    with zipfile.ZipFile("table.csv.zip", "w", zipfile.ZIP_DEFLATED) as zip:
        zip.writestr("folder/table.csv", text)


def columnar():
    pa.parquet.write_table(FLAT, "table.parquet")
    for compression in ["uncompressed", "zlib", "snappy", "zstd", "lz4"]:
        pa.orc.write_table(FLAT, f"table.{compression}.orc", compression=compression)


def avro():
    def maybe(type):
        return ["null", type]

    schema = {
        "type": "record",
        "name": "row",
        "fields": [
            {"name": "id", "type": "long"},
            {"name": "name", "type": maybe("string")},
            {"name": "price", "type": maybe("double")},
            {"name": "ok", "type": maybe("boolean")},
            {"name": "day", "type": maybe({"type": "int", "logicalType": "date"})},
            {"name": "at", "type": maybe({"type": "long", "logicalType": "local-timestamp-micros"})},
        ],
    }
    rows = [dict(zip(NAMES, row)) for row in ROWS]
    for codec in ["null", "deflate", "snappy", "bzip2", "xz", "zstandard"]:
        with open(f"table.{codec}.avro", "wb") as out:
            fastavro.writer(out, fastavro.parse_schema(schema), rows, codec=codec)


def excel():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(NAMES)
    for row in ROWS:
        sheet.append(row)
    for row in sheet.iter_rows(min_row=2):
        row[4].number_format = "d/m/yy"
        row[5].number_format = "yyyy-mm-dd hh:mm:ss"
    other = book.create_sheet("Below")
    other["B2"] = "A title"
    for i, row in enumerate([["Key", None, "Value"], ["a", None, 1], [], ["b", "x", 2]]):
        for j, value in enumerate(row):
            other.cell(row=i + 5, column=j + 2, value=value)
    book.save("table.xlsx")

    book = xlsxwriter.Workbook("formulas.xlsx", {"date_1904": True})
    sheet = book.add_worksheet("Sums")
    sheet.write_row(0, 0, ["a", "twice", "share", "day", "time", "fault", "text"])
    for i in range(1, 4):
        sheet.write_number(i, 0, i)
        sheet.write_formula(i, 1, f"=A{i + 1}*2", value=i * 2)
        sheet.write_number(i, 2, i / 4, book.add_format({"num_format": "0%"}))
        sheet.write_datetime(
            i, 3, dt.datetime(2024, 1, i), book.add_format({"num_format": "[$-409]d mmm yyyy;@"})
        )
        sheet.write_number(i, 4, i / 24, book.add_format({"num_format": "hh:mm"}))
        sheet.write_formula(i, 5, "=1/0", value="#DIV/0!")
        sheet.write_formula(i, 6, '="t"&A2', value=f"t{i}")
    book.close()


def nested():
    rows = [
        {
            "tags": ["x", None],
            "point": {"lat": 1.5, "name": "p"},
            "counts": {"a": 1, "b": 2},
            "raw": b"\x00\xff\"",
            "money": decimal.Decimal("12345678901234567.89"),
            "seen": dt.datetime(2024, 5, 1, 12, 0, 0, 123456, dt.timezone.utc),
            "small": 7,
            "part": 0.1,
        },
        {name: None for name in ["tags", "point", "counts", "raw", "money", "seen", "small", "part"]},
    ]
    schema = pa.schema(
        [
            ("tags", pa.list_(pa.string())),
            ("point", pa.struct([("lat", pa.float64()), ("name", pa.string())])),
            ("counts", pa.map_(pa.string(), pa.int64())),
            ("raw", pa.binary()),
            ("money", pa.decimal128(20, 2)),
            ("seen", pa.timestamp("us", "UTC")),
            ("small", pa.int32()),
            ("part", pa.float32()),
        ]
    )
    listed = [{**row, "counts": list(row["counts"].items()) if row["counts"] else None} for row in rows]
    pa.orc.write_table(pa.Table.from_pylist(listed, schema), "nested.orc")

    def maybe(type):
        return ["null", type]

    avro = {
        "type": "record",
        "name": "row",
        "fields": [
            {"name": "tags", "type": maybe({"type": "array", "items": maybe("string")})},
            {
                "name": "point",
                "type": maybe(
                    {
                        "type": "record",
                        "name": "point",
                        "fields": [{"name": "lat", "type": "double"}, {"name": "name", "type": "string"}],
                    }
                ),
            },
            {"name": "counts", "type": maybe({"type": "map", "values": "long"})},
            {"name": "raw", "type": maybe("bytes")},
            {
                "name": "money",
                "type": maybe({"type": "bytes", "logicalType": "decimal", "precision": 20, "scale": 2}),
            },
            {"name": "seen", "type": maybe({"type": "long", "logicalType": "timestamp-micros"})},
            {"name": "small", "type": maybe("int")},
            {"name": "part", "type": maybe("float")},
        ],
    }
    with open("nested.avro", "wb") as out:
        fastavro.writer(out, fastavro.parse_schema(avro), rows)


csv()
columnar()
avro()
excel()
nested()
