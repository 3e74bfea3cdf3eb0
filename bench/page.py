"""Writes docs/benchmarks.md from the rows that a judge has left."""
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent

CHANGED = " with changes"

KEPT = "<!-- What follows is not the judge's: bench/page.py keeps it. See bench/README.md. -->\n"

PACKAGES = ["optuna", "cmaes", "nevergrad", "smac", "ConfigSpace", "ax-platform", "botorch", "syne-tune", "google-vizier",
            "HEBO", "torch", "scikit-learn", "scipy", "numpy"]

HEAD = """# Benchmarks

How good the engine's suggestions are, and how long they take, beside other engines on the same problems: analytic functions,
tables and surrogates of real training runs; mixed, conditional, noisy, failing and constrained ones, two objectives, learning
curves under a simulated clock with 8 workers. Every engine is a process that is driven over the protocol of
[ask-tell](ask-tell.md), single-threaded, with the same seeds. This page is written by a program; it was made with

    {command}

Regret is normalised: 0 is the best value known, 1 is a random point's (the median). Smaller is better, and so is a smaller rank.

| | |
|---|---|
{facts}
"""


def write(judge, engines, trials, asked):
    """Returns sentences about rows that should not be as they are."""
    rows = {
        "results.jsonl": studies(judge, engines, trials, asked),
        "latency.jsonl": read(judge.work / "latency.jsonl") if asked.latency != "none" else [],
        "async.jsonl": curves(judge, asked),
    }
    faults = [sentence for name in rows for sentence in problems(name, rows[name])]
    folder = judge.work / "page"
    folder.mkdir(exist_ok=True)
    for name in rows:
        store(folder / name, rows[name])
    text = HEAD.format(command=command(asked), facts=facts(judge, engines, asked))
    if rows["results.jsonl"]:
        for program in ("report.py", "mo_report.py"):
            text += sections(judge.output(program, JUDGE_OUT=str(folder)), asked.n)
    if faults:
        text += "\n## What went wrong\n\n" + "".join(f"- {fault}\n" for fault in faults)
    asked.page.write_text(text + kept(asked.page))
    return faults


def kept(page):
    """The part of the page that is measured otherwise, from its mark on."""
    _, mark, rest = (page.read_text() if page.exists() else "").partition(KEPT)
    return "\n" + mark + rest if mark else ""


def studies(judge, engines, trials, asked):
    """The rows of the studies asked for, and those of measured peers for the very same studies."""
    first, _, last = asked.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)

    def chosen(path, engines):
        return [row for row in read(path)
                if row.get("engine") in engines and trials.get(row.get("problem")) == row.get("n")
                and str(row.get("batch")) in asked.batch and row.get("seed") in seeds]

    return (chosen(judge.work / "results.jsonl", engines)
            + chosen(judge.folder / "measured/results.jsonl", asked.peers_measured))


def curves(judge, asked):
    """The rows of this run, and those of measured peers under the same conditions."""
    if asked.curves == "none":
        return []
    own = read(judge.work / "async.jsonl")
    same = {tuple(row.get(key) for key in ("bench", "seed", "workers", "budget")) for row in own}
    return own + [row for row in read(judge.folder / "measured/async.jsonl")
                  if row["engine"] in asked.peers_measured
                  and tuple(row.get(key) for key in ("bench", "seed", "workers", "budget")) in same]


def problems(name, rows):
    for row in rows:
        where = " ".join(str(row[key]) for key in ("engine", "problem", "bench", "seed", "n") if key in row)
        if row.get("error"):
            yield f"{name}: {where}: {row['error']}"
        if row.get("invalid"):
            yield f"{name}: {where}: {row['invalid']} points that the space does not allow"


def sections(report, n):
    """The report's tables that have rows; some of its headings are true for 60 trials only."""
    kept = []
    for section in ("\n" + report).split("\n### ")[1:]:
        heading, _, body = section.partition("\n")
        empty = sum(line.startswith("|") for line in body.splitlines()) <= 2 or "| problem |  |" in body
        only60 = "N=60" in heading or "out of 60" in heading
        if not empty and (n == 60 or not only60):
            if heading.split()[0].strip(",").isalpha():
                heading = heading[0].upper() + heading[1:]
            kept.append(f"\n## {heading}\n{body.rstrip()}\n")
    return "".join(kept)


def facts(judge, engines, asked):
    facts = {
        "Date": date.today().isoformat(),
        "Machine": f"{processor()}, {os.cpu_count()} cores, {memory_gib():.0f} GiB, {platform.system()} {platform.machine()}",
        "Trimtab": f"commit {commit(judge)}, {java(judge)}",
        "Run here": ", ".join(engines),
    }
    if asked.peers_measured:
        facts["Measured earlier, elsewhere (their times do not compare)"] = ", ".join(asked.peers_measured)
    for interpreter in interpreters(judge, asked):
        facts[f"Peers ({interpreter.parent.parent.name})"] = versions(interpreter)
    return "\n".join(f"| {name} | {value} |" for name, value in facts.items())


def interpreters(judge, asked):
    found = {Path(judge.engines[peer]["cmd"][0].replace("HERE", str(judge.folder))) for peer in asked.peers}
    return sorted(path for path in found if path.name.startswith("python") and path.exists())


def versions(interpreter):
    code = ("import sys, platform\nfrom importlib.metadata import version, PackageNotFoundError\n"
            "print('Python', platform.python_version(), end='')\n"
            "for name in sys.argv[1:]:\n"
            "    try: print(',', name, version(name), end='')\n"
            "    except PackageNotFoundError: pass\n")
    return subprocess.run([str(interpreter), "-c", code, *PACKAGES], check=True, stdout=subprocess.PIPE, text=True).stdout


def java(judge):
    """As the launcher finds it."""
    finder = Path(judge.trimtab).resolve().parent / ".mvn/jdk.sh"
    if not finder.exists():
        return "run by " + judge.trimtab
    code = f'. {shlex.quote(str(finder))}; "$JAVA_HOME/bin/java" -version 2>&1 | head -n 1'
    return subprocess.run(["sh", "-c", code], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def commit(judge):
    """What Trimtab was built from."""
    folder = Path(judge.trimtab).resolve().parent
    name = git(folder, "rev-parse", "--short=12", "HEAD") or "unknown"
    changed = git(folder, "status", "--porcelain", "--", ".", ":!docs/benchmarks.md")
    return name + (CHANGED if changed or name == "unknown" else "")


def git(folder, *words):
    if not shutil.which("git"):
        return ""
    return subprocess.run(["git", *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.strip()


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def memory_gib():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def command(asked):
    words = ["JUDGE" if word == str(asked.judge) else word for word in sys.argv[1:]]
    return "bench/judge " + " ".join(shlex.quote(word) for word in words)


def read(path):
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()] if path.exists() else []


def store(path, rows):
    """No rows, no file: the report leaves out what has none."""
    if rows:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    else:
        path.unlink(missing_ok=True)
