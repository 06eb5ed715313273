"""Chooses command lines for a set: all commands, with the options that a set of its sort calls for.

A command line is a list of words after `linkage`. `SET` stands for the folder, `PACKED` for a packed file that an earlier
line wrote; `OUT` begins the name of what a line writes, each program into a folder of its own.
"""

FORMATS = ["table", "csv", "json", "markdown"]
KEYS = ["kind", "district", "rating", "product"]
KINDS = ["group", "cooperative", "union", "processor", "exporter", "buyer", "market"]
RATINGS = ["good", "fair", "average", "weak"]


def language(r):
    return ["--language", r.choice(["en", "vi"])]


def reading(r, made):
    """Options that bear on reading; rows are skipped in most runs of a set that is not clean."""
    words = []
    if made.label != "random" and r.random() < 0.65:
        words.append("--skip-bad-rows")
    if r.random() < 0.15:
        words += ["--decimal", r.choice(["point", "comma"])]
    if r.random() < 0.07:
        words += ["--delimiter", r.choice(["comma", "semicolon", "tab"])]
    return words


def filters(r, made):
    words = []
    if r.random() < 0.25:
        words += ["--kind", ",".join(r.sample(KINDS, r.randint(1, 3)))]
    if r.random() < 0.15:
        words += ["--rating", ",".join(r.sample(RATINGS, r.randint(1, 2)))]
    if r.random() < 0.15 and made.districts:
        words += ["--district", r.choice(made.districts) or "Ninh Kiều"]
    if r.random() < 0.25 and made.products:
        words += ["--product", r.choice(made.products) if r.random() < 0.9 else r.choice(["ric", "gao", "none"])]
    if r.random() < 0.3:
        words += ["--year", r.choice(["2017", "2019", "2021", "2023", "2025"])]
    if r.random() < 0.15:
        words += ["--producers", ",".join(r.sample(KINDS, r.randint(1, 3)))]
    return words


def grouping(r):
    return ["--by", ",".join(r.sample(KEYS, r.randint(1, 3)))]


def any_id(r, made):
    if not made.ids:
        return "X"
    id = r.choice(made.ids)
    return id if r.random() < 0.9 else r.choice([id.lower(), id[:-1] or "X", id + "0", " " + id, "NONE"])


def measure(r, made, name, source):
    """One run of a measure on a folder or a packed file."""
    words = [name]
    if source == "SET" and r.random() < 0.08:
        # Of two files one may come from standard input, where the program finds it in the place of the dash.
        files = ["SET/organizations.csv", "SET/links.csv"]
        if r.random() < 0.5:
            files[r.randrange(2)] = "-"
        words += ["--organizations", files[0], "--links", files[1]]
    else:
        words.append(source)
    identifier = None
    if name == "trace":
        identifier = any_id(r, made)
    if source == "SET":
        words += reading(r, made)
    if name != "check":
        words += filters(r, made)
    if name in ("summary", "coverage", "reach") and r.random() < 0.45:
        words += grouping(r)
    if name == "reach" and "--by" not in words and r.random() < 0.5:
        words.append("--list")
    if name == "critical" and r.random() < 0.4:
        words += ["--top", r.choice(["0", "1", "3", "3", "100"])]
    if name == "dot":
        way = r.random()
        if way < 0.35:
            words += ["--focus", any_id(r, made)]
            if r.random() < 0.7:
                words += ["--depth", r.choice(["0", "1", "2", "3", "1000"])]
        elif way < 0.6:
            words += ["--group-by", r.choice(["district", "kind", "district,kind", "kind,district"])]
        elif way < 0.75:
            words.append("--all")
        if r.random() < 0.2:
            words += ["--title", r.choice(["Rice, 2024", "Lúa \"gạo\" <b>", ""])]
    else:
        words += ["--format", r.choice(FORMATS)]
    words += language(r)
    if identifier is not None:
        words += ["--", identifier]
    return words


COMMANDS = [
    "summary", "coverage", "reach", "trace", "critical", "check", "dot", "pack", "unpack", "generate", "completions", "help"]
MEASURES = ["summary", "coverage", "reach", "trace", "critical", "check", "dot"]


def small(r, made):
    """Two certain runs and some others, so that thousands of sets take minutes."""
    skip = ["--skip-bad-rows"] if made.label != "random" else []
    lines = [["check", "SET", "--format", r.choice(FORMATS), *language(r)], ["summary", "SET", *skip, "--format", "json", "--language", "en"]]
    lines += [measure(r, made, name, "SET") for name in r.sample(MEASURES, 4)]
    if r.random() < 0.5:
        lines.append(["pack", "SET", *skip, "-o", "OUT/set.linkage", *language(r)])
        lines += [measure(r, made, name, "PACKED") for name in r.sample(MEASURES, 2)]
        if r.random() < 0.5:
            lines.append(["unpack", "PACKED", "-o", "OUT/unpacked", *language(r)])
    elif r.random() < 0.5:
        lines.append(["unpack", "SET", *skip, "-o", "OUT/unpacked", *language(r)])
    return lines


def large(r, made):
    """Every command with every option that changes what is computed."""
    skip = ["--skip-bad-rows"] if made.notes["dirty"] else []
    trace = [["trace", "SET", *skip, *language(r), "--format", r.choice(FORMATS), "--", any_id(r, made)] for _ in range(3)]
    lines = [["check", "SET", "--format", name, *language(r)] for name in ("table", "json")]
    lines += [
        ["summary", "SET", "--language", "en"], ["summary", "SET", *skip, "--language", "vi"],
        ["summary", "SET", *skip, "--format", "json", "--language", "en", "--year", "2019"],
        ["summary", "SET", *skip, "--product", made.products[0], *language(r)],
        ["coverage", "SET", *skip, "--by", "district", "--format", "csv", *language(r)],
        ["coverage", "SET", *skip, "--by", "kind,rating", *language(r)],
        ["coverage", "SET", *skip, "--producers", "processor,buyer", "--kind", "group,processor", "--format", "json"],
        ["reach", "SET", *skip, "--format", "json", "--year", "2020"],
        ["reach", "SET", *skip, "--list", "--format", r.choice(FORMATS), *language(r)],
        ["reach", "SET", *skip, "--list", "--format", r.choice(FORMATS), "--product", made.products[-1], *language(r)],
        ["critical", "SET", *skip, "--format", "json"], ["critical", "SET", *skip, *language(r)],
        ["critical", "SET", *skip, "--format", "csv", "--year", "2019", "--district", made.districts[0] or "North"],
        ["dot", "SET", *skip, *language(r)], ["dot", "SET", *skip, "--group-by", "district,kind", *language(r)],
        ["dot", "SET", *skip, "--focus", any_id(r, made), "--depth", r.choice(["1", "2", "3"]), *language(r)],
        ["dot", "SET", *skip, "--product", made.products[0], "--all", *language(r)],
        *trace, ["pack", "SET", *skip, "-o", "OUT/set.linkage"], ["unpack", "SET", *skip, "-o", "OUT/unpacked"],
        ["summary", "PACKED", *language(r)], ["check", "PACKED", *language(r)], ["critical", "PACKED", "--format", "json"],
        ["reach", "PACKED", "--list", "--format", "csv"], ["dot", "PACKED", *language(r)], ["dot", "PACKED", "--year", "2020"],
        ["trace", "PACKED", "--language", "vi", "--", any_id(r, made)], ["unpack", "PACKED", "-o", "OUT/again"],
    ]
    lines += [measure(r, made, name, r.choice(["SET", "PACKED"])) for name in MEASURES]
    return lines


def generated(r):
    """Sets that the program makes itself, and what it says of itself."""
    count = r.choice([0, 1, 2, 7, 10, 100, 1000])
    links = count * r.choice([0, 1, 3, 10])
    lines = [
        ["generate", "--organizations", str(count), "--links", str(links), "--seed", str(r.randrange(1000)), "-o", "OUT/made", *language(r)],
        ["generate", "--preset", "can-tho", "--seed", str(r.randrange(1000)), "-o", "OUT/can-tho", *language(r)],
        ["completions", r.choice(["bash", "zsh", "fish"]), *language(r)],
        ["help", *r.choice([[], *[[name] for name in COMMANDS]]), *language(r)], [r.choice(COMMANDS), "--help", *language(r)],
        [r.choice(COMMANDS), r.choice(["nowhere", "OUT/nothing", "--lnks", "--format=xml", "--year=x", "--top=-1"]), *language(r)],
        [r.choice(["sumary", "covrage", "", "--version", "-h", "can-tho"]), *language(r)],
    ]
    return lines
