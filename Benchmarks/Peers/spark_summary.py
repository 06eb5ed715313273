#!/usr/bin/env python3
"""`linkage summary SET --format json` with Spark (PySpark's DataFrames).

A bit for each product and question travels along the links, all of them at once. The state of a journey is one
row per organization: its bits, and those that are new. A level joins the new bits with the links and merges what
arrives into the state, in one grouping; it is then cut off from its history by a checkpoint. Organizations go by
the 64-bit hash of their id, which spares two joins of all links with all ids; no two ids may have the same hash,
which is checked.

    spark_summary.py SET                             on this machine, all processors
    spark-submit … --py-files answer.py spark_summary.py SET      on a cluster; SET is a folder that all can read
"""

import os
import sys
from functools import reduce

from pyspark import SparkConf
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.storagelevel import StorageLevel

from answer import COLLECTIVE, order_of_products, write

BLOCK = 15               # products at a time: four questions about each fit into a BIGINT
BROADCAST = 4_000_000    # a frontier of at most so many rows goes to all executors
QUESTIONS = PROCESSING, DOMESTIC, EXPORT, COMPLETE = range(4)
FLAGS = ("linked", "processing", "domestic", "export", "complete", "participating")
REACHING = FLAGS[1:]


def start():
    """A session: as spark-submit says, or else on all processors of this machine."""
    configuration = SparkConf().setAppName("linkage summary")
    configuration.setIfMissing("spark.master", "local[*]")
    if configuration.get("spark.master").startswith("local"):
        processors = len(os.sched_getaffinity(0))
        configuration.setIfMissing("spark.driver.memory", "8g")
        configuration.setIfMissing("spark.sql.shuffle.partitions", str(2 * processors))
        configuration.setIfMissing("spark.ui.enabled", "false")
        configuration.setIfMissing("spark.ui.showConsoleProgress", "false")
    session = SparkSession.builder.config(conf=configuration).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def cut(frame):
    """The frame computed and kept, without its history: reliably where a folder for checkpoints is known."""
    if frame.sparkSession.conf.get("spark.checkpoint.dir", None):
        return frame.checkpoint()
    return frame.localCheckpoint(storageLevel=StorageLevel.MEMORY_AND_DISK)


def bits(column, mask):
    return F.col(column).bitwiseAND(F.lit(mask))


def shifted(column, by):
    return F.shiftleft(column, by) if by >= 0 else F.shiftrightunsigned(column, -by)


def cases(pairs, column, otherwise=None):
    """The value for the column's text, as one look-up."""
    pairs = [F.lit(text) for pair in pairs for text in pair]
    value = F.create_map(*pairs)[F.col(column)] if pairs else F.lit(None).cast("bigint")
    return value if otherwise is None else F.coalesce(value, F.lit(otherwise))


def load(session, folder):
    """The organizations, the links, the products in order, and all fields of products."""
    def read(name):
        return session.read.csv(f"{folder}/{name}.csv", header=True, escape='"', enforceSchema=False)

    organizations = read("organizations").select(
        F.xxhash64("id").alias("id"), "kind", F.coalesce("products", F.lit("")).alias("products"),
        F.coalesce(F.col("members").cast("bigint"), F.lit(0)).alias("members"),
        F.coalesce(F.col("kind").isin(*COLLECTIVE), F.lit(False)).alias("selected"),
        F.monotonically_increasing_id().alias("row"),
    ).persist(StorageLevel.MEMORY_AND_DISK)
    fields = organizations.groupBy("products").agg(F.min("row").alias("row")).orderBy("row").collect()
    declared = [row["products"] for row in fields]
    products = order_of_products(declared, [])
    if organizations.groupBy("id").count().where("count > 1").limit(1).count():
        raise SystemExit("Two organizations have the same id, or ids with the same hash.")

    # -1 is a link that carries all products; one that no organization declares waits for its number.
    known = [("", -1), *((product, number) for number, product in enumerate(products))]
    product = F.coalesce("product", F.lit(""))
    markets = organizations.where("kind = 'market'").select(F.col("id").alias("target"), F.lit(True).alias("market"))
    links = (
        read("links")
        .select(F.xxhash64("source").alias("source"), F.xxhash64("target").alias("target"),
                product.alias("product"), F.coalesce(F.col("relation") == "export", F.lit(False)).alias("export"),
                F.monotonically_increasing_id().alias("row"))
        .join(F.broadcast(markets), "target", "left")
        .select("source", "target", cases(known, "product").cast("smallint").alias("code"),
                F.expr("export OR market IS NOT NULL").alias("export"), "product", "row")
        .withColumn("unseen", F.expr("CASE WHEN code IS NULL THEN product END"))
        .withColumn("row", F.expr("CASE WHEN code IS NULL THEN row END"))
        .drop("product")
        .persist(StorageLevel.MEMORY_AND_DISK)
    )
    unseen = links.where("unseen IS NOT NULL").groupBy("unseen").agg(F.min("row").alias("row")).orderBy("row")
    unseen = [row["unseen"] for row in unseen.collect()]
    if unseen:
        added = [(product, len(products) + number) for number, product in enumerate(unseen)]
        links = links.withColumn("code", F.coalesce("code", cases(added, "unseen").cast("smallint")))
        products = products + unseen
    return organizations, links.drop("unseen", "row"), products, declared


def travel(state, edges, lanes=0):
    """Spreads `fresh` bits of the state along the edges, from `start` to `end`, until nothing is new.

    With `lanes`, notes the level at which a product's export arrives, and has what is sold on by a processor
    complete.
    """
    kept = [name for name in state.columns if name not in ("id", "bits", "fresh")]
    level = 0
    while True:
        fresh = state.where("fresh <> 0").select(F.col("id").alias("start"), "fresh")
        count = fresh.count()
        if not count:
            return state
        if count <= BROADCAST:
            fresh = F.broadcast(fresh)
        level += 1
        arriving = (
            edges.join(fresh, "start")
            .select(F.col("end").alias("id"), F.expr("fresh & label AS arriving"))
            .where("arriving <> 0")
        )
        before = state.withColumn("arriving", F.lit(0).cast("bigint")).drop("fresh")
        following = (
            before.unionByName(arriving, allowMissingColumns=True)
            .groupBy("id")
            .agg(F.bit_or("bits").alias("bits"), F.bit_or("arriving").alias("arriving"),
                 *(F.max(name).alias(name) for name in kept))
            .withColumn("fresh", F.expr("arriving & ~bits"))
        )
        if lanes:
            following = complete(following, lanes).withColumns(hops(lanes, level))
        following = cut(following.select("id", F.expr("bits | fresh AS bits"), "fresh", *kept))
        state.unpersist()
        state = following


def mask_of(lanes, question):
    return ((1 << lanes) - 1) << lanes * question


def complete(state, lanes):
    sold_on = shifted(bits("fresh", mask_of(lanes, DOMESTIC)), lanes * (COMPLETE - DOMESTIC)).bitwiseOR(
        shifted(bits("fresh", mask_of(lanes, EXPORT)), lanes * (COMPLETE - EXPORT)))
    more = F.when(F.col("processor"), sold_on.bitwiseAND(F.bitwise_not("bits"))).otherwise(F.lit(0))
    return state.withColumn("fresh", F.col("fresh").bitwiseOR(more))


def hops(lanes, level):
    """Columns hop0, hop1, …: the level at which a product's export bit arrived."""
    return {
        f"hop{lane}": F.when(bits("fresh", 1 << lanes * EXPORT + lane) != 0, F.lit(level)).otherwise(
            F.col(f"hop{lane}") if level else F.lit(None).cast("int"))
        for lane in range(lanes)
    }


def measure(organizations, links, products, first, declared):
    """Counts the products from `first` on, at most BLOCK; also the organizations with what holds for any of them."""
    names = products[first : first + BLOCK]
    lanes = len(names)
    every = (1 << lanes) - 1
    in_all_questions = sum(1 << lanes * question for question in QUESTIONS)
    in_block = (F.col("code") >= first) & (F.col("code") < first + lanes)
    label = F.when(F.col("code") == -1, F.lit(every)).when(
        in_block, F.expr(f"shiftleft(1L, CAST(code - {first} AS INT))")).otherwise(F.lit(0))
    edges = links.withColumn("label", label * F.lit(in_all_questions))

    one = {name: 1 << lane for lane, name in enumerate(names)}
    handled = [(field, sum(one.get(name, 0) for name in order_of_products([field], []))) for field in declared]
    empty = [field for field in declared if not order_of_products([field], [])]
    ends = (
        edges.select(F.col("source").alias("id"), F.col("label").alias("sells"), F.lit(0).cast("bigint").alias("buys"),
                     F.expr("CASE WHEN export THEN label ELSE 0 END AS exports"), F.lit(1).alias("seller"))
        .unionAll(edges.select("target", F.lit(0).cast("bigint"), "label", F.lit(0).cast("bigint"), F.lit(0)))
        .groupBy("id")
        .agg(*(F.bit_or(name).alias(name) for name in ("sells", "buys", "exports")), F.max("seller").alias("seller"))
    )
    places = organizations.join(ends, "id", "left").select(
        "id", "kind", "members", "selected",
        *(F.coalesce(bits(name, every), F.lit(0)).alias(name) for name in ("sells", "buys", "exports")),
        F.col("seller").isNotNull().alias("anyLink"),
        cases(handled, "products", 0).alias("declared"), F.col("products").isin(*empty).alias("undeclared"),
        F.coalesce(F.col("seller") == 1, F.lit(False)).alias("seller"),
    )
    places = cut(places.withColumn("handles", F.expr(
        "CASE WHEN NOT undeclared THEN declared WHEN seller THEN sells ELSE buys END")))

    supply = places.select("id", F.expr("CASE WHEN selected THEN handles ELSE 0 END AS bits"))
    supply = travel(
        supply.withColumn("fresh", F.col("bits")),
        edges.select(F.col("source").alias("start"), F.col("target").alias("end"), "label"))

    kinds = [("processor", mask_of(lanes, PROCESSING)), ("buyer", mask_of(lanes, DOMESTIC)),
             ("exporter", mask_of(lanes, EXPORT))]
    answers = places.select(
        "id", F.lit(0).cast("bigint").alias("bits"),
        cases(kinds, "kind", 0).bitwiseOR(shifted("exports", lanes * EXPORT)).alias("fresh"),
        (F.col("kind") == "processor").alias("processor"))
    answers = complete(answers, lanes).withColumns(hops(lanes, 0)).withColumn("bits", F.col("fresh"))
    answers = travel(
        answers, edges.select(F.col("target").alias("start"), F.col("source").alias("end"), "label"), lanes)

    found = (
        places.where("selected")
        .join(supply.select("id", F.col("bits").alias("supply")), "id")
        .join(answers.drop("fresh", "processor"), "id")
        .withColumn("linked", F.expr("(sells | buys) & supply"))
        .withColumns({name: shifted("bits", -lanes * question).bitwiseAND(F.col("supply"))
                      for question, name in enumerate(("processing", "domestic", "export", "complete"))})
        .withColumn("participating", F.expr("processing | domestic | export"))
        .withColumns({f"hop{lane}": F.expr(f"CASE WHEN export & {1 << lane} <> 0 THEN hop{lane} END")
                      for lane in range(lanes)})
    )
    nearest = F.least(*(f"hop{lane}" for lane in range(lanes))) if lanes > 1 else F.col("hop0")
    found = found.withColumn("hop", nearest).persist(StorageLevel.MEMORY_AND_DISK)
    rows = [
        count(found.where(f"supply & {1 << lane} <> 0").select(
            "members", *(F.expr(f"{name} & {1 << lane} <> 0 AS {name}") for name in FLAGS),
            F.col(f"hop{lane}").alias("hop")))
        for lane in range(lanes)
    ]
    return rows, found.select(
        "id", "members", "anyLink", *(F.expr(f"{name} <> 0 AS {name}") for name in REACHING), "hop")


def count(found):
    """A row, of organizations with flags and a hop: one pass, grouped by all of these."""
    names = [*FLAGS, "hop"]
    groups = found.groupBy(*names).agg(F.count("*").alias("organizations"), F.sum("members").alias("members")).collect()
    row = dict.fromkeys([*FLAGS, "organizations", "members", "membersParticipating", "membersReached"], 0)
    row["hops"] = {}
    for group in groups:
        row["organizations"] += group["organizations"]
        row["members"] += group["members"]
        for name in FLAGS:
            row[name] += group["organizations"] if group[name] else 0
        if group["participating"]:
            row["membersParticipating"] += group["members"]
        if group["hop"] is not None:
            row["membersReached"] += group["members"]
            row["hops"][group["hop"]] = row["hops"].get(group["hop"], 0) + group["organizations"]
    return row


def main():
    session = start()
    organizations, links, products, declared = load(session, sys.argv[1])
    rows, found = [], []
    for first in range(0, len(products), BLOCK):
        of_block, of_any = measure(organizations, links, products, first, declared)
        rows += of_block
        found.append(of_any)
    if found:
        anything = found[0]
        if len(found) > 1:
            anything = reduce(lambda one, other: one.unionAll(other), found).groupBy("id").agg(
                F.max("members").alias("members"), F.min("hop").alias("hop"),
                *(F.max(name).alias(name) for name in ("anyLink", *REACHING)))
        anything = anything.withColumn("linked", F.col("anyLink"))
    else:
        ends = links.select("source").unionAll(links.select("target")).distinct().withColumnRenamed("source", "id")
        anything = organizations.where("selected").join(ends.withColumn("linked", F.lit(True)), "id", "left")
        anything = anything.fillna(False, "linked").withColumn("hop", F.lit(None).cast("int"))
        anything = anything.withColumns({name: F.lit(False) for name in REACHING})
    rows.append(count(anything))
    write(organizations.count(), links.count(), products, rows)
    session.stop()


if __name__ == "__main__":
    main()
