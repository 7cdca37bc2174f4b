#!/usr/bin/env python3
"""Times the `dossier` command as a user meets it and prints a table: words a second, peak memory, start-up.

usage: whole_process.py DOSSIER_BINARY ARTICLES_DIR [--rounds N]

Each figure is the best of N rounds (default 3), for the machines are noisy. `start-up` is a run over one short sentence;
it is taken off the others to give words a second "start-up left out". Standard library only.
"""
import os, pathlib, subprocess, sys, tempfile, time


def run(arguments):
    """-> (seconds, peak resident MiB) of one process."""
    begun = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0: sys.exit(f"{' '.join(arguments)[:200]}: status {status}\n{errors[-2000:]}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def best(rounds, make_arguments):
    results = [run(make_arguments(i)) for i in range(rounds)]
    return min(r[0] for r in results), max(r[1] for r in results)


def main():
    binary, articles = sys.argv[1], pathlib.Path(sys.argv[2])
    rounds = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 3
    files = sorted(str(p) for p in articles.glob("*.txt"))
    words = sum(len(open(f, encoding="utf-8").read().split()) for f in files)
    with tempfile.TemporaryDirectory() as folder:
        short = os.path.join(folder, "short.txt")
        open(short, "w").write("Russia attacked Ukraine on Monday.\n")
        db = lambda name: os.path.join(folder, name)
        rows = []
        analyze_start, memory = best(rounds, lambda i: [binary, "analyze", short])
        rows.append(("analyze, start-up", analyze_start, None, memory))
        seconds, memory = best(rounds, lambda i: [binary, "analyze", *files])
        rows.append(("analyze, one core", seconds, words / (seconds - analyze_start), memory))
        ingest_start, memory = best(rounds, lambda i: [binary, "ingest", "--jobs", "1", "--db", db(f"s{i}"), short])
        rows.append(("ingest, start-up", ingest_start, None, memory))
        for jobs in ("1", "2"):
            seconds, memory = best(rounds, lambda i: [binary, "ingest", "--jobs", jobs, "--db", db(f"j{jobs}-{i}"), *files])
            rows.append((f"ingest, {jobs} job{'s' if jobs != '1' else ''}", seconds, words / (seconds - ingest_start), memory))
        seconds, memory = best(rounds, lambda i: [binary, "ask", "--db", db("s0"), "Who attacked Ukraine?"])
        rows.append(("ask, small store, whole process", seconds, None, memory))
        seconds, memory = best(rounds, lambda i: [binary, "query", "--db", db("s0"), "MATCH (n:Country) RETURN n.name"])
        rows.append(("query, small store, whole process", seconds, None, memory))
        seconds, memory = best(rounds, lambda i: [binary, "query", "--db", db("j1-0"), "MATCH (n:Country) RETURN count(n)"])
        rows.append((f"query, store of {len(files)} articles", seconds, None, memory))
    print(f"{len(files)} articles, {words} white-space words; best of {rounds}")
    print(f"{'':<36}{'seconds':>10}{'words/s':>12}{'peak MiB':>10}")
    for name, seconds, speed, memory in rows:
        print(f"{name:<36}{seconds:>10.3f}{f'{speed:,.0f}' if speed else '':>12}{memory:>10.0f}")


main()
