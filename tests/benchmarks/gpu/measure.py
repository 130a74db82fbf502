#!/usr/bin/env python3
"""Measures Blindspot's training on an NVIDIA GPU and writes what it found as one JSON.

  tests/benchmarks/gpu/measure.py OUT.json [--programs DIR] [--weights FILE] [--minutes 10]

The machine needs NVIDIA's driver and Python's torch (2.11, with CUDA), whose libraries the programs are built against, without window and
pictures. Without --programs they are built here, into build/gpu (CMake, Ninja, a C++20 compiler and SQLite's headers; 16 cores take two
minutes). --programs names a folder with programs that were built elsewhere: gpu_benchmark and, where Qt Test is, test_recorded_work. Each part
has its share of the time; one that fails or takes longer is told in the JSON and the others go on. Exit code 1 where any did.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
# Seconds that each part may take: together less than ten minutes, with the build.
PARTS = {"same": 40, "waits": 30, "resume": 60, "memory": 40, "pass": 120, "run": 180}
KERNELS = 40


def torch_folder():
    """Of the package, without importing it: that alone takes seconds."""
    import importlib.util

    found = importlib.util.find_spec("torch")
    if found is None:
        sys.exit("measure: Python's torch is not installed: install it, or name another LibTorch's programs with --programs")
    return pathlib.Path(found.origin).parent


def build(torch):
    """The programs, in build/gpu."""
    missing = [tool for tool in ("cmake", "ninja", "c++") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"measure: not installed: {', '.join(missing)}; or name programs that were built elsewhere with --programs")
    folder = ROOT / "build" / "gpu"
    options = {"CMAKE_BUILD_TYPE": "Release", "BLINDSPOT_TORCH": torch, "BLINDSPOT_GUI": "OFF", "BLINDSPOT_IMAGING": "OFF"}
    subprocess.run(["cmake", "-G", "Ninja", "-S", ROOT, "-B", folder, *(f"-D{name}={value}" for name, value in options.items())],
                   check=True, stdout=sys.stderr)
    targets = subprocess.run(["ninja", "-C", folder, "-t", "targets", "all"], check=True, capture_output=True, text=True).stdout
    wanted = ["gpu_benchmark"] + [name for name in ("test_recorded_work",) if f"{name}:" in targets.replace("tests/", "")]
    subprocess.run(["ninja", "-C", folder, *wanted], check=True, stdout=sys.stderr)
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    for name in wanted:
        found = next(path for path in (folder / "bin" / name, folder / "tests" / name) if path.exists())
        link = programs / name
        link.unlink(missing_ok=True)
        link.symlink_to(found)
    return programs


def environment(torch, weights):
    """LibTorch finds its CUDA libraries in the packages beside it."""
    libraries = [torch / "lib", *sorted(torch.parent.glob("nvidia/*/lib"))]
    found = dict(os.environ)
    found["LD_LIBRARY_PATH"] = ":".join([*map(str, libraries), found.get("LD_LIBRARY_PATH", "")]).rstrip(":")
    found.setdefault("BLINDSPOT_BENCH_WEIGHTS", str(weights))
    return found


def run(command, seconds, env):
    """What a program printed, and why it did not end well, if it did not."""
    began = time.monotonic()
    try:
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=seconds)
        printed, failure = done.stdout, None if done.returncode == 0 else f"exit code {done.returncode}: {done.stderr.strip()[-500:]}"
    except subprocess.TimeoutExpired as error:
        printed, failure = (error.stdout or b"").decode(errors="replace"), f"took longer than {seconds} s"
    except OSError as error:
        printed, failure = "", str(error)
    return printed, failure, time.monotonic() - began


def lines_of(printed):
    rows = []
    for line in printed.splitlines():
        try:
            rows.append(json.loads(line))
        except ValueError:
            continue
    return rows


def top_kernels(trace, count=25):
    """Of a trace of the profiler, the kernels that took most, and what the device and the host did in all."""
    events = json.loads(pathlib.Path(trace).read_text())["traceEvents"]
    kernels, launches = {}, 0
    for event in events:
        launches += event.get("cat") == "cuda_runtime" and "Launch" in event.get("name", "")
        if event.get("cat") != "kernel":
            continue
        entry = kernels.setdefault(event["name"][:120], {"calls": 0, "microseconds": 0.0})
        entry["calls"] += 1
        entry["microseconds"] += float(event.get("dur", 0))
    ranked = sorted(kernels.items(), key=lambda item: -item[1]["microseconds"])
    return {"kernels": sum(e["calls"] for e in kernels.values()), "microseconds": sum(e["microseconds"] for e in kernels.values()),
            "launches": launches, "top": [{"name": name, **entry} for name, entry in ranked[:count]]}


def machine(env):
    query = ["nvidia-smi", "--query-gpu=name,driver_version,memory.total", "--format=csv,noheader"]
    printed, failure, _ = run(query, 20, env)
    return {"gpu": printed.strip() or failure, "cores": os.cpu_count()}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--programs", type=pathlib.Path)
    arguments.add_argument("--weights", type=pathlib.Path, default=ROOT / "resources" / "demonstration" / "detector.safetensors")
    arguments.add_argument("--minutes", type=float, default=10)
    given = arguments.parse_args()
    end = time.monotonic() + given.minutes * 60
    torch = torch_folder()
    programs = given.programs or build(torch)
    env = environment(torch, given.weights)
    benchmark = programs / "gpu_benchmark"
    report = {"machine": machine(env), "weights": given.weights.name, "parts": {}, "failures": {}, "seconds": {}}

    def part(name, command, seconds):
        left = end - time.monotonic()
        if left < 5:
            report["failures"][name] = "no time was left"
            return
        printed, failure, took = run([str(word) for word in command], min(seconds, left), env)
        report["seconds"][name] = round(took, 1)
        report["parts"][name] = lines_of(printed)
        if failure:
            report["failures"][name] = failure
        given.out.write_text(json.dumps(report, indent=1))  # what there is, should the time run out

    if (programs / "test_recorded_work").exists():
        part("test_recorded_work", [programs / "test_recorded_work"], 60)
    for name, seconds in PARTS.items():
        part(name, [benchmark, name], seconds)
    trace = given.out.with_suffix(".trace.json")
    part("kernels", [benchmark, "none", f"kernels={trace}"], KERNELS)
    if trace.exists():
        report["parts"]["kernels"] = top_kernels(trace)
        trace.unlink()
    given.out.write_text(json.dumps(report, indent=1))
    for name, failure in report["failures"].items():
        print(f"measure: {name}: {failure}", file=sys.stderr)
    return 1 if report["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
