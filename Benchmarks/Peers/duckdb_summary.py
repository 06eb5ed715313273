#!/usr/bin/env python3
"""`linkage summary SET --format json` with DuckDB.

A bit for each product and question travels along the links, all of them at once: a level is a join of the
organizations with new bits and the links, grouped by the organizations at the other end. Organizations go
by the 64-bit hash of their id, which spares two joins of all links with all ids; no two ids may have the same
hash, which is checked.

    duckdb_summary.py SET
"""

import os
import sys

import duckdb

from answer import COLLECTIVE, order_of_products, write

BLOCK = 15  # products at a time: four questions about each fit into a BIGINT
QUESTIONS = PROCESSING, DOMESTIC, EXPORT, COMPLETE = range(4)
FLAGS = ("linked", "processing", "domestic", "export", "complete", "participating")
QUOTED = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"'"

database = duckdb.connect(config={"threads": len(os.sched_getaffinity(0)), "allocator_background_threads": False})
collective = ", ".join(f"'{kind}'" for kind in COLLECTIVE)


def run(statement, *parameters):
    return database.execute(statement, parameters or None)


def csv(path):
    """The file as a relation of text columns, named by its header."""
    with open(path, encoding="utf-8") as file:
        columns = {name: "VARCHAR" for name in file.readline().rstrip("\r\n").split(",")}
    return f"read_csv('{path.replace(chr(39), chr(39) * 2)}', {QUOTED}, columns = {columns})"


def load(folder):
    """Makes the tables organization, link and product, and returns the products."""
    run(f"""
        CREATE TABLE organization AS
        SELECT hash(id) AS id, kind, coalesce(products, '') AS products, coalesce(members::BIGINT, 0) AS members,
               kind IN ({collective}) AS selected
        FROM {csv(f"{folder}/organizations.csv")}""")
    if run("SELECT count(*) > count(DISTINCT id) FROM organization").fetchone()[0]:
        raise SystemExit("Two organizations have the same id, or ids with the same hash.")
    declared = [field for field, _ in run(
        "SELECT products, min(rowid) AS first FROM organization GROUP BY ALL ORDER BY first").fetchall()]
    products = order_of_products(declared, [])

    # The order of the links means nothing, and need not be kept.
    run("SET preserve_insertion_order = false")
    links = csv(f"{folder}/links.csv")
    run(f"""
        CREATE TABLE link AS
        SELECT hash(source) AS source, hash(target) AS target, {code_of(products)} AS code,
               CASE WHEN code IS NULL THEN product END AS carried, coalesce(relation = 'export', false) AS export
        FROM {links}""")
    unseen = run("SELECT DISTINCT carried FROM link WHERE carried IS NOT NULL").fetchall()
    if unseen:
        if len(unseen) > 1:
            run("SET preserve_insertion_order = true")
            unseen = run(f"""
                SELECT product FROM (SELECT product, row_number() OVER () AS row FROM {links})
                WHERE product IN (SELECT carried FROM link) GROUP BY product ORDER BY min(row)""").fetchall()
            run("SET preserve_insertion_order = false")
        products += [product for product, in unseen]
        run(f"UPDATE link SET code = {code_of(products, 'carried')} WHERE code IS NULL")
    return products, declared


def code_of(products, column="product"):
    """The number of a link's product, -1 where it carries all of them, NULL where it is none of these."""
    cases = "".join(
        f" WHEN '{product.replace(chr(39), chr(39) * 2)}' THEN {number}" for number, product in enumerate(products))
    return f"(CASE coalesce({column}, '') WHEN '' THEN -1{cases} END)::SMALLINT"


def travel(table, start, end, lanes=None):
    """Spreads the bits in a table (id, bits) along the edges, until nothing is new.

    With `lanes`, tells the table arrival at which level export arrives, and has what is sold on by a processor
    complete.
    """
    run(f"CREATE OR REPLACE TABLE fresh AS FROM {table}")
    level = 0
    while True:
        if lanes:
            run(f"""
                INSERT INTO arrival
                SELECT id, {level}, bits >> {lanes * EXPORT} & {(1 << lanes) - 1} AS bits FROM fresh
                WHERE bits & {lane_of(lanes, EXPORT)} <> 0""")
        completed = f"CASE WHEN processor.id IS NULL THEN 0 ELSE {sold_on(lanes)} & ~old END" if lanes else "0"
        (count,) = run(f"""
            CREATE OR REPLACE TABLE reached AS
            SELECT id, bits | {completed} AS bits
            FROM (
                SELECT reached.id, coalesce(before.bits, 0) AS old, reached.bits & ~old AS bits
                FROM (
                    SELECT {end} AS id, bit_or(bits & label) AS bits FROM edge JOIN fresh ON fresh.id = {start}
                    WHERE bits & label <> 0 GROUP BY {end}
                ) AS reached
                LEFT JOIN {table} AS before ON before.id = reached.id)
            {"LEFT JOIN processor USING (id)" if lanes else ""}
            WHERE bits <> 0""").fetchone()
        if not count:
            return
        run(f"CREATE OR REPLACE TABLE {table} AS "
            f"SELECT id, bit_or(bits) AS bits FROM (FROM {table} UNION ALL FROM reached) GROUP BY id")
        run("CREATE OR REPLACE TABLE fresh AS FROM reached")
        level += 1


def lane_of(lanes, question):
    return ((1 << lanes) - 1) << lanes * question


def sold_on(lanes):
    """SQL for the bits of COMPLETE, from those of DOMESTIC and EXPORT. (All of these operators bind alike.)"""
    return (f"(((bits & {lane_of(lanes, DOMESTIC)}) << {lanes * (COMPLETE - DOMESTIC)})"
            f" | ((bits & {lane_of(lanes, EXPORT)}) << {lanes * (COMPLETE - EXPORT)}))")


def measure(products, first, declared):
    """Fills the table result, and returns the rows of the products from `first` on, at most BLOCK."""
    names = products[first : first + BLOCK]
    lanes = len(names)
    every = (1 << lanes) - 1
    in_all_questions = sum(1 << lanes * question for question in QUESTIONS)

    run(f"""
        CREATE OR REPLACE TABLE edge AS
        SELECT source, target, export,
               (CASE code WHEN -1 THEN {every} ELSE 1::BIGINT << (code - {first}) END) * {in_all_questions} AS label
        FROM link WHERE code = -1 OR code BETWEEN {first} AND {first + lanes - 1}""")
    run("CREATE OR REPLACE TABLE declaration (products VARCHAR, handles BIGINT, empty BOOLEAN)")
    bits = {name: 1 << lane for lane, name in enumerate(names)}
    declarations = [(field, order_of_products([field], [])) for field in declared]
    if declarations:
        database.executemany("INSERT INTO declaration VALUES (?, ?, ?)", [
            (field, sum(bits.get(name, 0) for name in names), not names) for field, names in declarations])
    run("CREATE OR REPLACE TABLE sale AS SELECT source AS id, bit_or(label) AS bits FROM edge GROUP BY source")
    run("CREATE OR REPLACE TABLE purchase AS SELECT target AS id, bit_or(label) AS bits FROM edge GROUP BY target")
    run("""
        CREATE OR REPLACE TABLE exporting AS
        SELECT source AS id, bit_or(label) AS bits
        FROM (FROM edge WHERE export UNION ALL FROM edge SEMI JOIN market ON market.id = target)
        GROUP BY source""")
    run(f"""
        CREATE OR REPLACE TABLE place AS
        SELECT id, kind, members, selected,
               (coalesce(sale.bits, 0) | coalesce(purchase.bits, 0)) & {every} AS linked,
               coalesce(exporting.bits, 0) & {every} AS exports,
               CASE WHEN NOT empty THEN handles WHEN seller.id IS NOT NULL THEN coalesce(sale.bits, 0)
                    ELSE coalesce(purchase.bits, 0) END & {every} AS handles
        FROM organization JOIN declaration USING (products)
        LEFT JOIN sale USING (id) LEFT JOIN purchase USING (id) LEFT JOIN exporting USING (id)
        LEFT JOIN seller USING (id)""")

    run("CREATE OR REPLACE TABLE supply AS SELECT id, handles AS bits FROM place WHERE selected AND handles <> 0")
    travel("supply", "source", "target")

    run(f"""
        CREATE OR REPLACE TABLE answer AS
        SELECT id, bits | CASE kind WHEN 'processor' THEN {sold_on(lanes)} ELSE 0 END AS bits
        FROM (
            SELECT id, kind, exports << {lanes * EXPORT} | CASE kind
                WHEN 'processor' THEN {lane_of(lanes, PROCESSING)} WHEN 'buyer' THEN {lane_of(lanes, DOMESTIC)}
                WHEN 'exporter' THEN {lane_of(lanes, EXPORT)} ELSE 0 END AS bits
            FROM place)
        WHERE bits <> 0""")
    run("CREATE OR REPLACE TABLE arrival (id UBIGINT, level INTEGER, bits BIGINT)")
    travel("answer", "target", "source", lanes)

    def flag(question):
        return f"coalesce(answer.bits, 0) >> {lanes * question} & supply.bits"

    run(f"""
        CREATE OR REPLACE TABLE found AS
        SELECT id, members, supply.bits AS supply, linked & supply.bits AS linked,
               {flag(PROCESSING)} AS processing, {flag(DOMESTIC)} AS domestic, {flag(EXPORT)} AS export,
               {flag(COMPLETE)} AS complete, processing | domestic | export AS participating
        FROM place JOIN supply USING (id) LEFT JOIN answer USING (id) WHERE selected""")
    run("CREATE OR REPLACE TABLE hop AS SELECT id, members, level, bits & supply AS bits "
        "FROM arrival JOIN found USING (id) WHERE bits & supply <> 0")
    run(f"INSERT INTO anything SELECT id, {', '.join(f'{name} <> 0' for name in FLAGS)} FROM found")
    run("INSERT INTO nearest SELECT id, members, min(level) AS level FROM hop GROUP BY ALL")
    return [row(f"(SELECT members, {', '.join(f'{name} & {1 << lane} <> 0 AS {name}' for name in FLAGS)} "
                f"FROM found WHERE supply & {1 << lane} <> 0)", f"(FROM hop WHERE bits & {1 << lane} <> 0)")
            for lane in range(lanes)]


def row(found, hop):
    counts = ", ".join(f"count(*) FILTER ({name}) AS {name}" for name in FLAGS)
    answer = run(f"""
        SELECT count(*) AS organizations, {counts}, coalesce(sum(members), 0) AS members,
               coalesce(sum(members) FILTER (participating), 0) AS membersParticipating,
               (SELECT coalesce(sum(members), 0) FROM {hop}) AS membersReached
        FROM {found}""")
    names = [column[0] for column in answer.description]
    answer = dict(zip(names, answer.fetchone()))
    return answer | {"hops": dict(run(f"SELECT level, count(*) FROM {hop} GROUP BY level").fetchall())}


def main():
    products, declared = load(sys.argv[1])
    run("CREATE TABLE seller AS SELECT DISTINCT source AS id FROM link")
    run("CREATE TABLE processor AS SELECT id FROM organization WHERE kind = 'processor'")
    run("CREATE TABLE market AS SELECT id FROM organization WHERE kind = 'market'")
    run(f"CREATE TABLE anything (id UBIGINT, {', '.join(f'{name} BOOLEAN' for name in FLAGS)})")
    run("CREATE TABLE nearest (id UBIGINT, members BIGINT, level INTEGER)")
    rows = [row for first in range(0, len(products), BLOCK) for row in measure(products, first, declared)]
    reaching = [name for name in FLAGS if name != "linked"]
    rows.append(row(
        f"""(SELECT members, linked.id IS NOT NULL AS linked,
                {", ".join(f"coalesce({name}, false) AS {name}" for name in reaching)}
            FROM organization
            LEFT JOIN (SELECT id, {", ".join(f"bool_or({name}) AS {name}" for name in reaching)}
                FROM anything GROUP BY id) AS anything USING (id)
            LEFT JOIN (SELECT id FROM seller UNION SELECT target FROM link) AS linked USING (id)
            WHERE selected)""",
        "(SELECT id, members, min(level) AS level FROM nearest GROUP BY ALL)"))
    organizations, links = run("SELECT (SELECT count(*) FROM organization), (SELECT count(*) FROM link)").fetchone()
    write(organizations, links, products, rows)


if __name__ == "__main__":
    main()
