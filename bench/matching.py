#!/usr/bin/env python3
"""How fast the matching engine is beside public solvers, as ratios in one run on one machine.

    bench/matching.py [--only NAME,…] [--repeats 3] [--kith PATH] [--checker PATH] [--keep FOLDER]

The peers (SimpleMinCostFlow, lapjv, HospitalResident, max_weight_matching) are installed by pip into a passing
environment; one that cannot be installed is left out and said so. Instances are made here from a seed. Every solver
runs in a child of its own, interleaved with the others, least of the repeats; *engine* is all but reading and writing
files: building and solving for the peers, certificate included for us. `--kith` is a `kith` with `match solve`;
without it the crate's own example is built and used. `--checker` is a program that is called as
`CHECKER INSTANCE PAIRS.csv --certificate CERT.json …` and must end with 0.
"""
import argparse, json, os, platform, subprocess, sys, tempfile, time, venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ["numpy", "scipy", "ortools", "lapx", "matching", "networkx"]
# name: kind, members or peers, mentors, candidates of each (0: everybody)
INSTANCES = {
    "dense": ("bip", 1_000, 200, 0),
    "small": ("bip", 10_000, 2_000, 50),
    "large": ("bip", 100_000, 20_000, 50),
    "peers": ("room", 100_000, 0, 24),
    "friends": ("room", 1_000, 0, 24),
}
OURS = {
    "bip": [("stable", []), ("total", []), ("epsilon", ["--epsilon", "100000"])],
    "room": [("mutual", ["--mutual"]), ("stable", [])],
}
THEIRS = {
    "dense": ["min_cost_flow", "lapjv", "hospital"],
    "small": ["min_cost_flow"],
    "large": ["min_cost_flow"],
    "peers": [],
    "friends": ["blossom"],
}


# ---- instances ------------------------------------------------------------------------------------------------------


def make(folder, kind, na, nb, each):
    """A score is a third the partner's quality and two thirds taste. The same arguments give the same bytes."""
    import numpy as np

    rng = np.random.default_rng(na * 31 + nb * 7 + each)
    far = nb if kind == "bip" else na
    if each == 0:
        a, b = np.repeat(np.arange(na), far), np.tile(np.arange(far), na)
    else:
        a, b = np.repeat(np.arange(na), each), rng.integers(0, far, na * each)
    if kind == "room":
        a, b = np.minimum(a, b)[a != b], np.maximum(a, b)[a != b]
    key = np.unique(a.astype(np.int64) << 32 | b)
    a, b = key >> 32, key & 0xFFFFFFFF
    quality = [rng.integers(0, 333_333, na), rng.integers(0, 333_333, far)]
    if kind == "room":
        quality[0] = quality[1]
    own = 1 + quality[1][b] + rng.integers(0, 666_666, len(a))
    other = 1 + quality[0][a] + rng.integers(0, 666_666, len(a))
    folder.mkdir(parents=True)
    sizes = {"kind": kind, "na": na, **({"nb": nb} if nb else {})}
    (folder / "meta.json").write_text(json.dumps(sizes))
    table(folder / "edges.csv", "a,b,score_a,score_b", [a, b, own, other])
    if nb:
        table(folder / "caps.csv", "b,capacity", [np.arange(nb), np.full(nb, max(1, na // nb))])
    return len(a)


def table(path, header, columns):
    import numpy as np

    rows = np.stack(columns, 1)
    with open(path, "w") as out:
        out.write(header + "\n")
        for part in range(0, len(rows), 1 << 18):
            out.write("\n".join(",".join(map(str, row)) for row in rows[part : part + (1 << 18)].tolist()) + "\n")


def load(folder):
    import numpy as np

    meta = json.loads((folder / "meta.json").read_text())
    body = (folder / "edges.csv").read_text().split("\n", 1)[1].replace("\n", ",")
    edges = np.fromstring(body, dtype=np.int64, sep=",").reshape(-1, 4)
    caps = np.loadtxt(folder / "caps.csv", delimiter=",", skiprows=1, dtype=np.int64)[:, 1] if "nb" in meta else None
    return meta, edges, caps


# ---- peers: each in a child, prints {"seconds", "total"} ------------------------------------------------------------


def min_cost_flow(meta, edges, caps):
    import numpy as np
    from ortools.graph.python import min_cost_flow

    na, nb = meta["na"], meta["nb"]
    flow = min_cost_flow.SimpleMinCostFlow()
    source, sink = na + nb, na + nb + 1
    flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([edges[:, 0], np.full(na, source), na + np.arange(nb)]),
        np.concatenate([edges[:, 1] + na, np.arange(na), np.full(nb, sink)]),
        np.concatenate([np.ones(len(edges) + na, np.int64), caps]),
        np.concatenate([-(edges[:, 2] + edges[:, 3]), np.zeros(na + nb, np.int64)]),
    )
    flow.set_node_supply(source, na)
    flow.set_node_supply(sink, -na)
    flow.solve_max_flow_with_min_cost()
    return -flow.optimal_cost()


def lapjv(meta, edges, caps):
    import lap, numpy as np

    seat = np.concatenate([[0], np.cumsum(caps)])
    cost = np.full((meta["na"], int(seat[-1])), 4_000_000.0)
    for place in range(int(caps.max())):
        there = caps[edges[:, 1]] > place
        it = edges[there]
        cost[it[:, 0], seat[it[:, 1]] + place] = 2_000_000 - (it[:, 2] + it[:, 3])
    _, row, _ = lap.lapjv(cost, extend_cost=True)
    made = cost[np.arange(meta["na"]), row]
    return int((2_000_000 - made[(row >= 0) & (made < 4_000_000)]).sum())


def hospital(meta, edges, caps):
    from matching.games import HospitalResident

    sys.setrecursionlimit(1_000_000)
    members, mentors, worth = {}, {}, {}
    for a, b, own, other in edges.tolist():
        members.setdefault(f"a{a}", []).append((-own, b))
        mentors.setdefault(f"b{b}", []).append((-other, a))
        worth[f"a{a}", f"b{b}"] = own + other
    members = {who: [f"b{b}" for _, b in sorted(them)] for who, them in members.items()}
    mentors = {who: [f"a{a}" for _, a in sorted(them)] for who, them in mentors.items()}
    seats = {who: int(caps[int(who[1:])]) for who in mentors}
    made = HospitalResident.create_from_dictionaries(members, mentors, seats).solve()
    return sum(worth[a.name, b.name] for b, them in made.items() for a in them)


def blossom(meta, edges, caps):
    import networkx

    graph = networkx.Graph()
    graph.add_weighted_edges_from((a, b, own + other) for a, b, own, other in edges.tolist())
    return sum(graph[a][b]["weight"] for a, b in networkx.max_weight_matching(graph))


def child(name, folder):
    sys.path.pop(0)  # this file has the name of one of the peers
    problem = load(Path(folder))
    began, spent = time.perf_counter(), time.process_time()
    total = globals()[name](*problem)
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - spent, "total": int(total)}
    status = Path("/proc/self/status")
    if status.exists():
        took["peak_rss_bytes"] = int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024
    print(json.dumps(took))


# ---- the run --------------------------------------------------------------------------------------------------------


def run(command):
    """What a child prints, with its processor seconds. Its peak memory it says itself: what the system counts for a
    child begins with what its parent had."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=subprocess.PIPE)
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode().strip()
    if process.returncode:
        return {"error": said.decode().strip().split("\n")[-1]}
    return json.loads(text[text.index("{") :]) | {"process": used.ru_utime + used.ru_stime}


def ours(kith, folder, name, words, place):
    pairs, certificate = place / f"{name}.csv", place / f"{name}.json"
    if kith.name == "solve":
        word = {"epsilon": "100000"}.get(name, name)
        found = run([kith, folder, pairs, certificate, word, "-", "3"])
        seconds = found.get("seconds", {}).get("engine")
    else:
        objective = "total" if name in ("total", "epsilon") else "stable"
        files = ["--out", pairs, "--certificate", certificate]
        found = run([kith, "match", "solve", folder, "--objective", objective, *words, *files])
        spent = found.get("seconds", {})
        seconds = spent.get("solve", 0) + spent.get("certify", 0) if spent else None
    return found | ({"seconds": seconds} if seconds is not None else {})


def judge(checker, folder, place, name, words):
    objective = "total" if name in ("total", "epsilon") else "stable"
    command = [sys.executable] if checker.suffix == ".py" else []
    command += [checker, folder, place / f"{name}.csv", "--certificate", place / f"{name}.json"]
    process = subprocess.run(list(map(str, command + ["--objective", objective, *words])), capture_output=True)
    return "holds" if process.returncode == 0 else f"DOES NOT HOLD: {process.stdout.decode()[:300]}"


def contest(name, place, kith, checker, repeats):
    kind, na, nb, each = INSTANCES[name]
    folder = place / name
    edges = make(folder, kind, na, nb, each)
    print(f"\n{name}: {na} × {nb or na} {kind}, {edges} pairs", flush=True)
    runs = [(solver, words, True) for solver, words in OURS[kind]] + [(peer, [], False) for peer in THEIRS[name]]
    best = {}
    for _ in range(repeats):
        for solver, words, own in runs:
            if own:
                found = ours(kith, folder, solver, words, place)
            else:
                found = run([sys.executable, __file__, "--child", solver, folder])
            if found.get("seconds", 1e9) <= best.get(solver, {}).get("seconds", 1e9) or "error" in found:
                best[solver] = found
    first = runs[0][0]
    yard = best[first].get("seconds")
    print(f"  {'':16}{'engine s':>10}{'× ' + first:>12}{'process s':>11}{'peak MB':>9}{'total':>16}")
    for solver, words, own in runs:
        it = best[solver]
        if "seconds" not in it:
            print(f"  {solver:16} not run: {it.get('error', 'no figures')}")
            continue
        ratio = it["seconds"] / yard if yard else float("nan")
        line = f"  {solver:16}{it['seconds']:10.4f}{ratio:12.1f}{it['process']:11.2f}{it.get('peak_rss_bytes', 0) / 1e6:9.0f}"
        line += f"{it['total']:16}"
        if own and checker:
            line += "  " + judge(checker, folder, place, solver, words)
        print(line, flush=True)


def environment(place):
    """A python that has the peers, or as many of them as can be had."""
    venv.create(place / "peers", with_pip=True)
    python = place / "peers" / "bin" / "python"
    for peer in PEERS:
        done = subprocess.run([python, "-m", "pip", "install", "-q", peer], capture_output=True)
        if done.returncode:
            print(f"{peer} could not be installed and is left out")
    return python


def engine():
    """The crate's own timer where there is no console yet."""
    subprocess.run(["cargo", "build", "--release", "-q", "-p", "kith-match", "--example", "solve"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "release" / "examples" / "solve"


def main():
    if sys.argv[1:2] == ["--child"]:
        return child(*sys.argv[2:4])
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--only", default=",".join(INSTANCES))
    parse.add_argument("--repeats", type=int, default=3)
    parse.add_argument("--kith", type=Path)
    parse.add_argument("--checker", type=Path)
    parse.add_argument("--keep", type=Path, help="a folder for instances and answers that stays")
    parse.add_argument("--ready", action="store_true", help=argparse.SUPPRESS)
    said = parse.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        place = said.keep or Path(passing)
        place.mkdir(parents=True, exist_ok=True)
        if not said.ready:
            python = environment(Path(passing))
            return subprocess.run([python, "-W", "ignore", __file__, *sys.argv[1:], "--ready"]).returncode
        kith = said.kith or engine()
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        print(f"{platform.machine()}, {cores} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}")
        for name in said.only.split(","):
            contest(name, place, kith, said.checker, said.repeats)
    return 0


if __name__ == "__main__":
    sys.exit(main())
