"""Makes linkage sets from a seed: clean ones in every dialect, dirty ones, mutated ones, large ones.

A set is made by one `random.Random`, so that the same seed makes the same bytes on every machine. The words come from
the vocabulary of the definitions, not from the program.
"""

import random
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

KINDS = {
    "group": ["group", "tổ hợp tác", "THT"],
    "cooperative": ["cooperative", "hợp tác xã", "HTX"],
    "union": ["union", "liên hiệp hợp tác xã", "liên hiệp HTX", "LHHTX"],
    "processor": ["processor", "doanh nghiệp chế biến", "nhà máy chế biến", "cơ sở chế biến"],
    "exporter": ["exporter", "doanh nghiệp xuất khẩu", "nhà xuất khẩu"],
    "buyer": ["buyer", "đơn vị thu mua", "doanh nghiệp thu mua", "nhà phân phối"],
    "market": ["market", "thị trường nước ngoài", "thị trường xuất khẩu"],
}
RELATIONS = {
    "supply": ["supply", "cung ứng", "bán", "tiêu thụ"],
    "membership": ["membership", "thành viên"],
    "export": ["export", "xuất khẩu"],
}
RATINGS = {
    "good": ["good", "tốt"], "fair": ["fair", "khá"], "average": ["average", "trung bình", "TB"],
    "weak": ["weak", "yếu"],
}
PRODUCTS = {
    "rice": ["rice", "lúa gạo", "lúa", "gạo"], "fruit": ["fruit", "trái cây"],
    "seafood": ["seafood", "thủy sản", "thuỷ sản"],
}
ANSWERS = {"yes": ["yes", "có", "x", "1", "true"], "no": ["no", "không", "0", "false"]}
ORGANIZATION_HEADERS = {
    "id": ["id", "mã", "mã tổ chức"], "name": ["name", "tên", "tên tổ chức"],
    "kind": ["kind", "loại hình", "loại"],
    "district": ["district", "quận huyện", "địa bàn", "huyện", "xã phường", "locality", "commune"],
    "products": ["products", "sản phẩm"], "members": ["members", "số thành viên", "thành viên"],
    "rating": ["rating", "xếp loại"], "high_tech": ["high_tech", "công nghệ cao"],
    "digital": ["digital", "chuyển đổi số"], "capacity": ["capacity", "công suất"],
}
LINK_HEADERS = {
    "source": ["source", "bên bán", "mã bên bán", "từ"], "target": ["target", "bên mua", "mã bên mua", "đến"],
    "product": ["product", "sản phẩm"], "relation": ["relation", "quan hệ", "loại liên kết"],
    "contract": ["contract", "hợp đồng"], "volume": ["volume", "sản lượng", "tấn"],
    "value": ["value", "giá trị", "triệu đồng"], "since": ["since", "từ năm"], "until": ["until", "đến năm"],
}
DISTRICTS = ["Ninh Kiều", "Cái Răng", "Phong Điền", "Thới Lai", "Cờ Đỏ", "Vĩnh Thạnh", "Ô Môn", "", "Bình Thủy", "A, B"]
NAMES = ["Hợp tác xã Một", "Công ty TNHH Gạo", "Cooperative", "", "Ô \"Vàng\"", "Nhà máy; số 2", "a|b", "Hai\ndòng", "日本市場", "<b>&"]
OTHER_PRODUCTS = ["mật ong", "Mật ong", "honey", "salt", "rau", "a product of a rather long name", "Cá tra", "cá tra", "x"]
SHAPES = ["ordered", "shuffled", "unlike", "gaps", "plain", "widths", "zeros", "long", "foreign", "mixed"]


class Raw(bytes):
    """Bytes of a field that are written as they stand."""


@dataclass
class Dialect:
    delimiter: str = ","
    mark: str = "."
    words: float = 0.0  # the share of words that are Vietnamese
    line_end: str = "\n"
    quoting: float = 0.0  # the share of fields that are quoted without need
    decomposed: bool = False
    mark_bytes: bool = False  # a byte-order mark
    separator_line: bool = False
    final_line_end: bool = True
    case: float = 0.0


@dataclass
class MadeSet:
    """Bytes of both files and what a command line can name."""

    organizations: bytes
    links: bytes
    ids: list
    products: list
    districts: list
    dialect: Dialect
    label: str
    notes: dict = field(default_factory=dict)

    def write(self, folder):
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "organizations.csv").write_bytes(self.organizations)
        (folder / "links.csv").write_bytes(self.links)


def any_dialect(r):
    delimiter = r.choice([",", ",", ";", "\t"])
    return Dialect(
        delimiter=delimiter, mark="." if delimiter == "," else r.choice([".", ","]),
        words=r.choice([0, 0, 0.5, 1]), line_end=r.choice(["\n", "\n", "\r\n"]),
        quoting=r.choice([0, 0, 0, 0.1, 0.5, 1]), decomposed=r.random() < 0.15, mark_bytes=r.random() < 0.2,
        separator_line=r.random() < 0.1, final_line_end=r.random() < 0.85, case=r.choice([0, 0, 0.2]))


def word(r, dialect, table, key):
    forms = table[key]
    text = r.choice(forms[1:]) if len(forms) > 1 and r.random() < dialect.words else forms[0]
    if r.random() < dialect.case:
        text = r.choice([str.upper, str.title, lambda s: s.replace(" ", "_"), lambda s: "  ".join(s.split(" "))])(text)
    return text


def table_bytes(r, dialect, rows):
    """Writes rows of fields, each a text or `Raw`."""
    out = []
    delimiter, end = dialect.delimiter, dialect.line_end
    for row in rows:
        if isinstance(row, Raw):
            out.append(bytes(row))
            continue
        fields = []
        for cell in row:
            if isinstance(cell, Raw):
                fields.append(bytes(cell))
                continue
            if dialect.decomposed:
                cell = unicodedata.normalize("NFD", cell)
            must = delimiter in cell or '"' in cell or "\n" in cell or "\r" in cell
            if must or (dialect.quoting and r.random() < dialect.quoting):
                cell = '"' + cell.replace('"', '""') + '"'
            fields.append(cell.encode("utf-8", "surrogateescape"))
        out.append(delimiter.encode().join(fields))
    data = end.encode().join(out) + (end.encode() if dialect.final_line_end else b"")
    if dialect.separator_line:
        data = f"sep={delimiter}{end}".encode() + data
    return (b"\xef\xbb\xbf" if dialect.mark_bytes else b"") + data


def any_ids(r, count, shape):
    """Ids in one of the shapes that real files have."""
    if shape == "ordered":
        return [f"HTX-{i + 1:05d}" for i in range(count)]
    if shape == "shuffled":
        numbers = list(range(1, count + 1))
        r.shuffle(numbers)
        return [f"HTX-{i:05d}" for i in numbers]
    if shape == "unlike":
        return [str(n) for n in r.sample(range(10 ** 9, 10 ** 10), count)]
    if shape == "gaps":
        numbers = r.sample(range(count * 3 + 10), count)
        if r.random() < 0.5:
            numbers.sort()
        return [f"{r.choice(['THT', 'HTX'])}-{n:06d}" for n in numbers]
    if shape == "plain":
        start = r.choice([0, 1, 9, 95, 99990, 4294967290, 9999999999999990])
        return [str(start + i) for i in range(count)]
    if shape == "widths":
        return [f"{r.choice('ABC')}{i:0{r.choice([1, 2, 3, 6])}d}" for i in range(count)]
    if shape == "zeros":
        return ["0" * r.randint(0, 4) + str(i + 1) for i in range(count)]
    if shape == "long":
        return [f"organization of a long id {i:04d}" if r.random() < 0.6 else f"{10 ** 17 + i}" for i in range(count)]
    if shape == "foreign":
        return [r.choice([f"HTX Ấp {i}", f"Đ-{i:03d}", f"é{i}", f"HTX-{i:03d}"]) for i in range(count)]
    return [r.choice([f"HTX-{i:03d}", f"CB{i}", f"{i}", f"a-{i}-b", f"0{i}", f"HTX-{i:03d}x", f"id,{i}", f"THT-{10**16 + i}",
                      f"HTX-{i:016d}", f"HTX-1{i:018d}", f"x{i:019d}"]) for i in range(count)]


def amount(r, dialect):
    """An amount that has one reading in the dialect."""
    mark = dialect.mark
    whole = r.choice([0, 7, 12, 76, 100, 1234, 99999, 1234567, r.randrange(10 ** 6)])
    return r.choice([
        lambda: str(whole), lambda: f"{whole}{mark}{r.randrange(10)}", lambda: f"{whole}{mark}{r.randrange(100):02d}",
        lambda: f"{whole}{mark}{r.randrange(10 ** 6):06d}", lambda: "", lambda: f"{r.randrange(1, 10)}e{r.randrange(6)}",
        lambda: f"{r.randrange(10 ** 8)}", lambda: f"{r.randrange(10 ** 4)}{mark}{r.randrange(10)}",
        lambda: f"0{mark}{r.randrange(1000):03d}" if mark == "." and dialect.delimiter == "," else "0",
        lambda: f"+{whole}", lambda: f"00{whole}", lambda: f"{whole}{mark}0"])()


ODD_AMOUNTS = [
    "1.234", "1,234", "1.234.567", "1,234,567", "1.234,5", "1,234.5", "12.34", "12,34", "1.2.3", "1,2,3", ".5", "5.", ",5", "5,",
    "-0", "-0.0", "-1", "-1.5", "+5", "++5", "1e3", "1E3", "1e-3", "1e+3", "1e", "1e99", "1e400", "1e15", "1e16", "999999999999",
    "1000000000000", "1000000000001", "999999999999999", "9007199254740993", "99999999999999999999", "0.1", "0.2", "10.2",
    "1 234", "1\u00a0234", "12 t", "much", "#N/A", "0x10", "nan", "inf", "NaN", "1_000", "٣", "１２", "00012.50", "000000000000000001",
    "0000000000000.5", "1234567890123456", "123456789012345.6", "0,000", "0.000", "1.000", "10.000", "1000.000", "12345678.9",
    "1234567.8", "123456.78", "12345.678", "1.2345678", "12345678", "123456789", "1.", "1,", "--", "-", "+", ".", ",", "e5",
]
ODD_YEARS = ["20", "20200", "2020.0", "2020,0", "abcd", "0", "1899", "1900", "2100", "2101", "9999", "-2020", "+2020", " 2020 ", "02020",
             "1/1/2020", "2020-01-01", "2.020", "2,020", "2e3", "#REF!", "20 20", "１９９９", "0000", "0001", "1000", "2020.5"]
BLANKS = [" ", "  ", "\u00a0", "\t", "\u2003", "\u3000", "\ufeff", "\u200b", "\x0b", "\x0c", "\x85", "\u00ad"]


def organization_cells(r, dialect, columns, id, kind, district, members=None):
    products = []
    for _ in range(r.choice([0, 1, 1, 1, 2, 3])):
        products.append(word(r, dialect, PRODUCTS, r.choice(list(PRODUCTS))) if r.random() < 0.85 else r.choice(OTHER_PRODUCTS))
    cells = {
        "id": id, "name": r.choice(NAMES) if r.random() < 0.3 else f"Tổ chức {id}"[:40], "kind": word(r, dialect, KINDS, kind),
        "district": district, "products": r.choice(["|", ";", " | "]).join(products),
        "members": r.choice(["", str(r.randrange(300)), "0", "12"]),
        "rating": r.choice(["", word(r, dialect, RATINGS, r.choice(list(RATINGS)))]),
        "high_tech": r.choice(["", word(r, dialect, ANSWERS, r.choice(["yes", "no"]))]),
        "digital": r.choice(["", word(r, dialect, ANSWERS, r.choice(["yes", "no"]))]),
        "capacity": amount(r, dialect) if r.random() < 0.5 else "",
    }
    return [cells.get(column, r.choice(["", "more"])) for column in columns]


def link_cells(r, dialect, columns, source, target, product, relation):
    since = r.choice(["", "", "2018", "2020", "2022"])
    until = r.choice(["", "", "2022", "2024", "2025"])
    cells = {
        "source": source, "target": target, "product": product, "relation": relation,
        "contract": r.choice(["", "", word(r, dialect, ANSWERS, r.choice(["yes", "no"]))]),
        "volume": amount(r, dialect), "value": amount(r, dialect) if r.random() < 0.3 else "", "since": since, "until": until,
    }
    return [cells.get(column, r.choice(["", "more"])) for column in columns]


def any_columns(r, table, required, optional_share):
    columns = list(required) + [name for name in table if name not in required and r.random() < optional_share]
    if r.random() < 0.3:
        r.shuffle(columns)
    if r.random() < 0.15:
        columns.insert(r.randrange(len(columns) + 1), "")
    if r.random() < 0.15:
        columns.insert(r.randrange(len(columns) + 1), "Ghi chú")
    return columns


def header(r, dialect, columns, table):
    def text(column):
        if column not in table:
            return column
        name = word(r, dialect, table, column)
        if column in ("volume", "value", "capacity", "members") and r.random() < 0.1:
            name += r.choice([" (tấn/năm)", " [t]", " (người)"])
        return name
    return [text(column) for column in columns]


# Which kinds sell to which, most of the time.
NEXT = {
    "group": ["cooperative", "union", "processor", "buyer"], "cooperative": ["union", "processor", "buyer", "exporter", "market"],
    "union": ["processor", "exporter", "buyer"], "processor": ["exporter", "buyer", "market"],
    "exporter": ["market", "market", "exporter"], "buyer": ["buyer", "exporter"], "market": ["market"],
}


def small_tables(r, dialect, greatest=60):
    """Rows of both files of a small set, header first, and what it holds."""
    count = r.choice([0, 1, 2, 3, 5, 8, 12, 20, 40, greatest, r.randrange(1, 4 * greatest)])
    ids = any_ids(r, count, r.choice(SHAPES))
    kinds = [r.choices(list(KINDS), [4, 6, 1, 3, 3, 2, 2])[0] for _ in ids]
    own_products = [word(r, dialect, PRODUCTS, p) for p in r.sample(list(PRODUCTS), r.randint(1, 3))]
    if r.random() < 0.4:
        own_products += r.sample(OTHER_PRODUCTS, r.randint(1, 4))
    if r.random() < 0.05:
        own_products += [f"sản phẩm {i}" for i in range(r.choice([14, 18, 70, 140]))]
    districts = DISTRICTS if r.random() < 0.8 else [f"xã {i}" for i in range(100)]
    columns = any_columns(r, ORGANIZATION_HEADERS, ["id", "kind"], r.choice([0, 0.5, 0.8, 1]))
    organizations = [header(r, dialect, columns, ORGANIZATION_HEADERS)]
    for id, kind in zip(ids, kinds):
        organizations.append(organization_cells(r, dialect, columns, id, kind, r.choice(districts)))
    link_columns = any_columns(r, LINK_HEADERS, ["source", "target"], r.choice([0.2, 0.6, 1, 1]))
    links = [header(r, dialect, link_columns, LINK_HEADERS)]
    by_kind = {kind: [id for id, k in zip(ids, kinds) if k == kind] for kind in KINDS}
    shape = r.choice(["tiers", "tiers", "tiers", "any", "chain", "star"])
    for number in range(r.choice([0, 1, 3]) if not ids else r.choice([0, count, 2 * count, 4 * count])):
        if not ids:
            source = target = "X"
        elif shape == "chain":
            at = number % len(ids)
            source, target = ids[at], ids[(at + 1) % len(ids)]
        elif shape == "star":
            source, target = r.choice(ids), ids[0]
        elif shape == "tiers" and r.random() < 0.9:
            at = r.randrange(len(ids))
            source = ids[at]
            target = r.choice(by_kind[r.choice(NEXT[kinds[at]])] or ids)
        else:
            source, target = r.choice(ids), r.choice(ids)
        relation = word(r, dialect, RELATIONS, r.choices(list(RELATIONS), [8, 1, 1])[0]) if r.random() < 0.6 else ""
        if r.random() < 0.01:
            relation = r.choice(["gift", "hỗ trợ", "Supply of a long text"])
        product = r.choice(own_products) if r.random() < 0.85 else ""
        links.append(link_cells(r, dialect, link_columns, source, target, product, relation))
    return organizations, links, columns, link_columns, ids, own_products, districts


def dirty_text(r, text):
    """A field written as no careful person would write it."""
    data = text.encode("utf-8", "surrogateescape")
    blank = r.choice(BLANKS).encode()
    cut = r.randint(0, len(data))
    return r.choice([
        lambda: Raw(b'"' + data + b'" x'), lambda: Raw(b'"' + data), lambda: Raw(data + b'"'), lambda: Raw(b'ab"c'),
        lambda: Raw(b'"a""b"'), lambda: Raw(b'""'), lambda: Raw(b'" "'), lambda: Raw(b' "' + data + b'"'),
        lambda: Raw(b'"' + data + b'" '), lambda: Raw(data[:cut] + b"\r" + data[cut:]), lambda: Raw(data[:cut] + b"\0" + data[cut:]),
        lambda: Raw(data[:cut] + b"\xff" + data[cut:]), lambda: Raw(data[:cut] + b"\xc3" + data[cut:]),
        lambda: Raw(blank + data), lambda: Raw(data + blank), lambda: Raw(blank + data + blank), lambda: Raw(blank),
        lambda: Raw(data[:cut] + blank + data[cut:]), lambda: Raw(b'"' + data + b"\n" + data + b'"'),
        lambda: Raw(b'="' + data + b'"'), lambda: Raw(data + b"\x1a"), lambda: Raw(b'"' + blank + data + b'"'),
        lambda: unicodedata.normalize("NFD", text), lambda: text.upper(), lambda: text.lower(), lambda: text * r.choice([2, 40, 700]),
        lambda: r.choice(["#N/A", "#REF!", "#VALUE!", "NULL", "N/A", "-", "?", "\ufffd", "a|b", "a;b"]), lambda: text[:-1],
        lambda: text.lstrip("0"), lambda: text + ".0", lambda: "0" + text, lambda: text.replace("-", "–"), lambda: text.replace("-", ""),
        lambda: Raw(b'"' + data.replace(b'"', b'""') + b'"'), lambda: "", lambda: Raw(b"\xef\xbb\xbf" + data),
    ])()


def dirty_row(r, rows, at, columns):
    """Spoils one row of a file."""
    row = list(rows[at]) + [""] * (len(columns) - len(rows[at]))
    name = r.choice(columns)
    column = columns.index(name)
    way = r.random()
    if way < 0.35:
        cell = row[column]
        row[column] = dirty_text(r, cell) if isinstance(cell, str) else cell
    elif way < 0.5 and any(n in columns for n in ("volume", "value", "members", "capacity")):
        name = r.choice([n for n in ("volume", "value", "members", "capacity") if n in columns])
        row[columns.index(name)] = r.choice(ODD_AMOUNTS)
    elif way < 0.6 and any(n in columns for n in ("since", "until")):
        name = r.choice([n for n in ("since", "until") if n in columns])
        row[columns.index(name)] = r.choice(ODD_YEARS)
    elif way < 0.65 and "since" in columns and "until" in columns:
        row[columns.index("since")], row[columns.index("until")] = "2024", "2020"
    elif way < 0.7:
        row = row[:r.randrange(len(row) + 1)]
    elif way < 0.75:
        row = row + r.choice([[""], ["", ""], ["more"], ["", "thừa"], [" "], ["\u00a0"], [Raw(b'""')]])
    elif way < 0.8:
        row = r.choice([Raw(b""), Raw(b"   "), Raw(b"\r"), Raw(b"\xc2\xa0"), Raw(b",,,"), Raw(b";;"), Raw(b"\t\t"), Raw(b'""'), Raw(b'"'),
                        Raw(b"\0"), Raw(b"\x1a"), Raw(b" , , "), Raw(b'"",""')])
    elif way < 0.87 and len(rows) > 2:
        other = rows[r.randrange(1, len(rows))]
        if not isinstance(other, Raw) and len(other) and len(row):
            row[0] = other[0]  # a duplicate id, or a link from another
    elif way < 0.92:
        for key in ("id", "kind", "source", "target"):
            if key in columns and r.random() < 0.5:
                row[columns.index(key)] = r.choice(["", " ", "UNKNOWN-1", "X", "coperative"])
                break
    elif "source" in columns and "target" in columns:
        row[columns.index("target")] = row[columns.index("source")]
    else:
        row[column] = r.choice(["maybe", "excellent", "farm", "40.5", "99999999999", "có ", "Tốt", "TỐT", "trung  bình", "hop tac xa"])
    rows[at] = row


def dirty_file(r, data):
    """Spoils a file as a whole, once in a while."""
    way = r.random()
    if way < 0.8:
        return data
    lines = data.split(b"\n")
    return r.choice([
        lambda: b"", lambda: lines[0], lambda: lines[0] + b"\n", lambda: b"\n\n" + data, lambda: b"  \n" + data,
        lambda: b"\xff\xfe" + data.decode("utf-8", "replace").encode("utf-16-le"), lambda: b"A title\n" + data,
        lambda: data.replace(b"\n", b"\r"), lambda: data.replace(b"\r\n", b"\n").replace(b"\n", b"\n\n"), lambda: b"sep=;\n" + data,
        lambda: b'"sep=,"\r\n' + data, lambda: b"sep=\n" + data, lambda: b"\xef\xbb\xbf" + data, lambda: b"\x1f\x8b\x08" + data,
        lambda: b"<html>" + data, lambda: data + b"\x1a", lambda: data + b'"', lambda: data[:-1], lambda: data + b"\0",
        lambda: lines[0] + b"," + lines[0] + b"\n" + b"\n".join(lines[1:]), lambda: b"\n".join(lines[1:]),
        lambda: data.replace(b"\n", b"\r\n", 3), lambda: data.replace(b",", b";", 5), lambda: data + b"\r", lambda: data + b"\n \n",
    ])()


def random_set(r):
    dialect = any_dialect(r)
    organizations, links, columns, link_columns, ids, products, districts = small_tables(r, dialect)
    return MadeSet(
        table_bytes(r, dialect, organizations), table_bytes(r, dialect, links), ids, products, districts, dialect, "random")


def dirty_set(r):
    dialect = any_dialect(r)
    organizations, links, columns, link_columns, ids, products, districts = small_tables(r, dialect)
    for rows, names in ((organizations, columns), (links, link_columns)):
        if len(rows) > 1:
            share = r.choice([0, 1, 1, 3, 8, len(rows) // 3])
            for _ in range(share):
                at = r.randrange(1, len(rows)) if r.random() < 0.97 else 0
                if not isinstance(rows[at], Raw):
                    dirty_row(r, rows, at, names)
    files = [dirty_file(r, table_bytes(r, dialect, rows)) for rows in (organizations, links)]
    return MadeSet(files[0], files[1], ids, products, districts, dialect, "dirty")


def mutate(r, data):
    data = bytearray(data)
    for _ in range(r.choice([1, 1, 2, 4, 8, 30])):
        if not data:
            break
        at = r.randrange(len(data))
        way = r.randrange(9)
        if way == 0:
            data[at] ^= 1 << r.randrange(8)
        elif way == 1:
            data[at:at] = bytes([r.choice(b',;\t"\r\n \0|-.0123456789\xc2\xa0\xff\xef')])
        elif way == 2:
            del data[at:at + r.choice([1, 1, 2, 5, 40])]
        elif way == 3:
            lines = data.split(b"\n")
            a, b = r.randrange(len(lines)), r.randrange(len(lines))
            lines[a], lines[b] = lines[b], lines[a]
            data = bytearray(b"\n".join(lines))
        elif way == 4 and r.random() < 0.3:
            del data[at:]
        elif way == 5:
            end = min(len(data), at + r.randrange(1, 60))
            data[at:at] = data[at:end]
        elif way == 6:
            data[at] = r.choice(b',;\t"\r\n \0|-.0123456789abcXYZ')
        elif way == 7:
            other = r.randrange(len(data))
            data[at], data[other] = data[other], data[at]
        else:
            lines = data.split(b"\n")
            line = r.randrange(len(lines))
            lines.insert(r.randrange(len(lines) + 1), lines[line])
            data = bytearray(b"\n".join(lines))
    return bytes(data)


def mutated_set(r):
    made = random_set(r)
    which = r.randrange(3)
    if which != 1:
        made.organizations = mutate(r, made.organizations)
    if which != 0:
        made.links = mutate(r, made.links)
    made.label = "mutated"
    return made


def numbered_ids(r, count):
    """Ids of a few prefixes, widths and runs of numbers, with some among them that are not so."""
    runs = []
    for _ in range(r.choice([1, 1, 2, 3, 7, 20])):
        prefix = r.choice(["HTX-", "THT-", "A", "", "xã", "org-2024-", "HTX-2024-000", "1", "00", "Ấ", "a long prefix 12"])
        width = r.choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 12])
        runs.append([prefix, width, r.choice([0, 1, 1, 99, 10 ** (width - 1), 10 ** width - 3 - count // 2]), r.choice([1, 1, 1, 2, 7, 9, 40])])
    ids = []
    for _ in range(count):
        run = r.choice(runs)
        ids.append(f"{run[0]}{max(0, run[2]):0{run[1]}d}" if r.random() < 0.97 else f"odd {len(ids)}")
        run[2] += r.randint(1, run[3])
    order = r.random()
    if order < 0.3:
        r.shuffle(ids)
    elif order < 0.6:
        ids.sort()
    if r.random() < 0.3:
        for _ in range(r.choice([1, 1, 5])):
            ids[r.randrange(count)] = ids[r.randrange(count)]
    return ids


def near_id(r, id):
    """An id that is nearly another."""
    at = r.randrange(len(id))
    digit = str(r.randrange(10))
    return r.choice([
        id + digit, id[:-1] or "x", "0" + id, id[:at] + digit + id[at + 1:], id[:at] + digit + id[at:], id[:at] + id[at + 1:] or "x",
        id[:-1] + chr(0x2F), id[:-1] + ":", id[:-1] + "x", id.lower(), " " + id, id + " ", id + "\u00a0", id.replace("-", "_"),
        id[0] + id, id + "\u200b", "9" * len(id), "0" * len(id), id[::-1], id + id])


def ids_set(r):
    """Sets of some hundred organizations, whose ids are numbered in all ways; links name them and what is nearly they."""
    dialect = Dialect(delimiter=r.choice([",", ",", ";"]), line_end=r.choice(["\n", "\n", "\r\n"]), quoting=r.choice([0, 0, 0, 0.3]))
    count = r.choice([255, 256, 257, 300, 500, 1000, 5000])
    ids = numbered_ids(r, count)
    kinds = r.choices(list(KINDS), [40, 30, 3, 10, 8, 7, 2], k=count)
    organizations = [["id", "kind", "members"]] + [[id, kind, str(r.randrange(100))] for id, kind in zip(ids, kinds)]
    near = r.choice([0, 0, 1, 5, 60])
    links = [["source", "target", "product"]]
    by_kind = {kind: [id for id, k in zip(ids, kinds) if k == kind] or ids for kind in KINDS}
    for _ in range(3 * count):
        at = r.randrange(count)
        links.append([ids[at], r.choice(by_kind[r.choice(NEXT[kinds[at]])]), r.choice(["rice", "fruit", ""])])
    for _ in range(near):
        row = r.choice(links[1:])
        column = r.randrange(2)
        row[column] = near_id(r, row[column])
    return MadeSet(
        table_bytes(r, dialect, organizations), table_bytes(r, dialect, links), ids, ["rice", "fruit"], [], dialect, "ids")


LARGE_SHAPES = ["ordered", "shuffled", "unlike", "prefixes", "gaps", "long"]


def large_ids(r, kinds, shape):
    count = len(kinds)
    prefix = {"group": "THT", "cooperative": "HTX", "union": "LH", "processor": "CB", "exporter": "XK", "buyer": "TM", "market": "TT"}
    if shape == "prefixes":  # as generated sets number them: a prefix a kind, counted from 1 in each
        counts = dict.fromkeys(KINDS, 0)
        ids = []
        for kind in kinds:
            counts[kind] += 1
            ids.append(f"{prefix[kind]}-{counts[kind]:07d}")
        return ids
    if shape == "long":
        return [f"{prefix[kind]} of a long id {i:09d}" for i, kind in enumerate(kinds)]
    numbers = list(range(1, count + 1))
    if shape == "shuffled":
        r.shuffle(numbers)
    elif shape == "gaps":
        numbers = r.sample(range(3 * count), count)
    elif shape == "unlike":
        return [str(n) for n in r.sample(range(10 ** 9, 10 ** 10), count)]
    return [f"HTX-{n:07d}" for n in numbers]


def large_set(r, number):
    """Over 30,000 organizations and 300,000 links, so that every fast path is taken."""
    shape = LARGE_SHAPES[number % len(LARGE_SHAPES)]
    dirt = r.choice([0, 0, 3, 40])
    dialect = Dialect(
        delimiter=r.choice([",", ",", ";", "\t"]), line_end=r.choice(["\n", "\n", "\r\n"]), mark_bytes=r.random() < 0.2,
        final_line_end=r.random() < 0.8)
    foreign = r.random() < 0.5
    dialect.words = 1 if foreign and r.random() < 0.5 else 0
    count, link_count = r.randrange(31_000, 40_000), r.randrange(300_000, 360_000)
    names = list(KINDS)
    kinds = r.choices(names, [40, 30, 3, 10, 8, 7, 2], k=count)
    ids = large_ids(r, kinds, shape)
    kind_words = {kind: word(r, dialect, KINDS, kind) for kind in KINDS}
    products = [word(r, dialect, PRODUCTS, p) for p in PRODUCTS] if r.random() < 0.8 else [f"product {i}" for i in range(r.choice([20, 70]))]
    districts = [d for d in DISTRICTS if "," not in d] if foreign else ["North", "South", "East", ""]
    if r.random() < 0.3:
        districts = [f"ward {i}" for i in range(2000)]
    columns = ["id", "name", "kind", "district", "products", "members", "rating", "high_tech", "digital", "capacity"]
    name_word = "Tổ chức" if foreign else "Organization"
    organizations = [header(r, dialect, columns, ORGANIZATION_HEADERS)]
    rating_words = ["", *[word(r, dialect, RATINGS, rating) for rating in RATINGS]]
    answers = ["", word(r, dialect, ANSWERS, "yes"), word(r, dialect, ANSWERS, "no")]
    random_value = r.random
    for at, (id, kind) in enumerate(zip(ids, kinds)):
        own = products[int(random_value() * len(products))]
        if random_value() < 0.2:
            own += "|" + products[int(random_value() * len(products))]
        organizations.append([
            id, f"{name_word} {at}", kind_words[kind], districts[int(random_value() * len(districts))], own if random_value() < 0.9 else "",
            str(int(random_value() * 200)), rating_words[int(random_value() * 5)], answers[int(random_value() * 3)],
            answers[int(random_value() * 3)], ""])
    columns_of_links = ["source", "target", "product", "relation", "volume"]
    rich = r.random() < 0.5
    if rich:
        columns_of_links = ["source", "target", "product", "relation", "contract", "volume", "value", "since", "until"]
    links = [header(r, dialect, columns_of_links, LINK_HEADERS)]
    by_kind = {kind: [id for id, k in zip(ids, kinds) if k == kind] or ids for kind in KINDS}
    supply, membership, export = (word(r, dialect, RELATIONS, name) for name in RELATIONS)
    mark = dialect.mark
    chosen = r.choices(range(count), k=link_count)
    for at in chosen:
        kind = kinds[at]
        following = NEXT[kind]
        to = following[int(random_value() * len(following))]
        candidates = by_kind[to] if random_value() < 0.98 else ids
        target = candidates[int(random_value() ** 3 * len(candidates))]
        relation = membership if to == "union" else export if to == "market" else supply
        volume = f"{int(random_value() * 1000)}{mark}{int(random_value() * 10)}"
        product = products[int(random_value() * len(products))] if random_value() < 0.97 else ""
        if rich:
            since = 2015 + int(random_value() * 8)
            until = since + int(random_value() * 4)
            links.append([
                ids[at], target, product, relation, answers[int(random_value() * 3)], volume, "" if random_value() < 0.5 else "12",
                "" if random_value() < 0.3 else str(since), "" if random_value() < 0.5 else str(until)])
        else:
            links.append([ids[at], target, product, relation, volume])
    for rows, names_of_columns in ((organizations, columns), (links, columns_of_links)):
        for _ in range(dirt):
            at = r.randrange(1, len(rows))
            if not isinstance(rows[at], Raw):
                dirty_row(r, rows, at, names_of_columns)
    data = [table_bytes(r, dialect, rows) for rows in (organizations, links)]
    made = MadeSet(data[0], data[1], ids, products, districts, dialect, "large")
    made.notes = {"ids": shape, "dirty": dirt, "rich": rich, "foreign": foreign}
    return made
