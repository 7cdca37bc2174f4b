#!/usr/bin/env python3
"""Prints how often facts hold, by the confidence that Dossier gives them: a reliability table for docs/extraction.md.

usage: confidence.py DOSSIER_BINARY GOLD_DIR... [--edges 0.65,0.74,...]

A fact counts where the gold graph of its article can judge it: both ends are in the gold, or are named entities that
should be. It is right where the gold demands or allows it. Facts are one of source, relation and target; the names of
nodes are matched as ../shared/eval/score_graph.py matches them, which is read for that. Standard library only.
"""
import argparse, importlib.util, json, pathlib, re, sys, tempfile


def scorer():
    path = pathlib.Path(__file__).resolve().parents[1].parent / "shared" / "eval" / "score_graph.py"
    if not path.exists(): sys.exit(f"{path} is not there: the gold format's scorer is needed")
    spec = importlib.util.spec_from_file_location("score_graph", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def graph_of(binary, gold, text_file, run):
    with tempfile.TemporaryDirectory() as folder:
        db = str(pathlib.Path(folder) / "graph.dossier")
        run([binary, "ingest", "--db", db] + (["--date", gold["date"]] if gold.get("date") else []) + [str(text_file)])
        rows = [json.loads(line) for line in run([binary, "export", "--db", db, "--format", "jsonl"]).splitlines() if line]
    return {r["id"]: r for r in rows if r["type"] == "node"}, [r for r in rows if r["type"] != "node"]


def judged_facts(binary, gold_path, s):
    """-> (confidence, right) of each fact that the gold can judge."""
    gold = json.loads(gold_path.read_text())
    text_file = gold_path.with_name(gold_path.name.replace(".gold.json", ".txt"))
    text = text_file.read_text()
    nodes, edges = graph_of(binary, gold, text_file, s.run)
    label = lambda i: (nodes[i].get("labels") or [""])[0]
    prop = lambda i, key: s.as_list(nodes[i].get("properties", {}).get(key))
    names = {i: {s.norm(x) for x in prop(i, "name") + prop(i, "aliases") if s.norm(x)} for i in nodes}
    same = {i: set() for i in nodes}  # the gold's ids of each node
    for entity in gold["entities"]:
        keys = {s.norm(x) for x in entity["names"]}
        loose = set(entity["label"].split("|")) & {"Group", "Thing"}
        for i in nodes:
            if label(i) in ("Article", "Event", "Claim"): continue
            within = any(re.search(rf"\b{re.escape(k)}\b", x) for k in keys for x in names[i])
            if names[i] & keys or (loose and label(i) in ("Group", "Thing") and within): same[i].add(entity["id"])
    for event in gold.get("events", []):
        spans = [x for x in (s.span(None, text, m["near"], m["trigger"]) for m in event["mentions"]) if x]
        for i in nodes:
            if label(i) == "Event" and any(a < d and c < b for a, b in zip(prop(i, "starts"), prop(i, "ends")) for c, d in spans):
                same[i].add(event["id"])
    allowed = set()
    for fact in gold.get("facts", []) + gold.get("optional_facts", []):
        for relation in fact["r"].split("|"):
            allowed.add((fact["s"], relation, fact["o"]))
            if relation in s.SYMMETRIC: allowed.add((fact["o"], relation, fact["s"]))
    best = {}
    for edge in edges:
        a, relation, b = edge["start"]["id"], edge["label"], edge["end"]["id"]
        if relation not in s.RELATIONS or not all(same[i] or label(i) in s.SCORED for i in (a, b)): continue
        right = any((x, relation, y) in allowed for x in same[a] for y in same[b])
        confidence = edge.get("properties", {}).get("confidence", 1.0)
        if (a, relation, b) not in best or confidence > best[a, relation, b][0]: best[a, relation, b] = (confidence, right)
    return list(best.values())


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("binary")
    arguments.add_argument("gold", nargs="+", type=pathlib.Path)
    arguments.add_argument("--edges", default="0.65,0.74,0.8,0.84,0.9")
    a = arguments.parse_args()
    s = scorer()
    facts = [f for folder in a.gold for p in sorted(folder.glob("*.gold.json")) for f in judged_facts(a.binary, p, s)]
    if not facts: sys.exit("no facts that a gold graph judges")
    edges = [0.0] + [float(x) for x in a.edges.split(",")] + [1.01]
    print(f"{'confidence':<16}{'facts':>7}{'given, mean':>13}{'right':>8}")
    for low, high in zip(edges, edges[1:]):
        inside = [f for f in facts if low <= f[0] < high]
        if not inside: continue
        mean, right = sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)
        print(f"{low:.2f} to {min(high, 1):.2f}   {len(inside):>7}{mean:>13.3f}{right:>8.3f}")
    error = sum((c - r) ** 2 for c, r in facts) / len(facts)
    print(f"all             {len(facts):>7}{sum(c for c, _ in facts) / len(facts):>13.3f}{sum(r for _, r in facts) / len(facts):>8.3f}   Brier score {error:.3f}")


if __name__ == "__main__":
    main()
