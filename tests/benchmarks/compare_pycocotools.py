#!/usr/bin/env python3
"""Times COCO's twelve figures: `blindspot-cli evaluate detections` against pycocotools and, where it is there, faster-coco-eval.

    tests/benchmarks/compare_pycocotools.py ANNOTATIONS.json DETECTIONS.json [--cli build/release/bin/blindspot-cli] [--runs 5]
    tests/benchmarks/compare_pycocotools.py --synthetic 5000 [--runs 3]

Needs pycocotools (python3 -m venv DIR && DIR/bin/pip install pycocotools faster-coco-eval). All read the same files. Timed is
what lies between the files and the figures: evaluate, accumulate and summarize; reading is told beside it, with the whole
process' memory at its peak, the files included. They take turns, so that a busy machine is one for all.

--synthetic N: N images with objects of 80 classes as COCO's validation has them (7.3 an image, crowds, sizes from a few pixels to
the whole picture) and 100 detections an image, most of low score, many scores equal. Nothing else is like a real detector's.
"""
import argparse
import contextlib
import importlib.util
import io
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

NAMES = ["AP", "AP50", "AP75", "AP_small", "AP_medium", "AP_large",
         "AR1", "AR10", "AR100", "AR_small", "AR_medium", "AR_large"]
CLASSES, WIDTH, HEIGHT, DETECTIONS = 80, 640, 480, 100


# A process that is started counts what this one holds as its own: so what needs memory is done in others, and numpy imported there.


def box_around(draw, x, y, side):
    """A box of about that side around a place, within the picture."""
    import numpy as np
    shape = np.exp(draw.normal(0, 0.4))
    w, h = min(side * shape, WIDTH), min(side / shape, HEIGHT)
    left, top = np.clip(x - w / 2, 0, WIDTH - w), np.clip(y - h / 2, 0, HEIGHT - h)
    return [round(float(v), 2) for v in (left, top, max(w, 1), max(h, 1))]


def moved(draw, box, by):
    """The box as a detector that is off by that fraction of its size says it."""
    import numpy as np
    x, y, w, h = box
    dx, dy = draw.normal(0, by, 2) * (w, h)
    dw, dh = np.exp(draw.normal(0, by, 2))
    return [round(float(v), 2) for v in (x + dx, y + dy, w * dw, h * dh)]


def write_synthetic(folder, images):
    import numpy as np
    draw = np.random.default_rng(20)
    share = 1 / np.arange(1, CLASSES + 1)
    share /= share.sum()
    truth = {"images": [], "annotations": [], "categories": [{"id": i + 1, "name": f"class {i + 1}"} for i in range(CLASSES)]}
    results = []
    for number in draw.permutation(np.arange(1, images + 1)):
        image = int(number) * 7
        truth["images"].append({"id": image, "file_name": f"{image:012d}.jpg", "width": WIDTH, "height": HEIGHT})
        own = draw.choice(CLASSES, 3, p=share)
        objects = []
        for _ in range(draw.poisson(7.3)):
            side = np.exp(draw.normal(4.1, 1.0))
            box = box_around(draw, draw.uniform(0, WIDTH), draw.uniform(0, HEIGHT), side)
            objects.append((int(draw.choice(own)) + 1, box))
            truth["annotations"].append({
                "id": len(truth["annotations"]) + 1, "image_id": image, "category_id": objects[-1][0], "bbox": box,
                "area": round(box[2] * box[3] * float(draw.uniform(0.4, 0.9)), 2), "iscrowd": int(draw.random() < 0.012)})
        found = []
        for category, box in objects:
            for copy in range(draw.choice([0, 1, 2, 3], p=[0.15, 0.6, 0.2, 0.05])):
                score = draw.beta(3, 2) * 0.7 ** copy
                found.append((category, moved(draw, box, 0.04 + 0.06 * copy + 0.1 * (1 - score)), score))
        while len(found) < DETECTIONS:
            category = int(draw.choice(own)) + 1 if draw.random() < 0.5 else int(draw.integers(CLASSES)) + 1
            if objects and draw.random() < 0.5:
                box = moved(draw, objects[draw.integers(len(objects))][1], 0.3)
            else:
                box = box_around(draw, draw.uniform(0, WIDTH), draw.uniform(0, HEIGHT), np.exp(draw.normal(4.1, 1.0)))
            found.append((category, box, draw.beta(1, 12)))
        for category, box, score in found[:DETECTIONS]:
            results.append({"image_id": image, "category_id": category, "bbox": box, "score": round(float(score), 3)})
    for name, content in (("annotations.json", truth), ("detections.json", results)):
        (pathlib.Path(folder) / name).write_text(json.dumps(content))


def run_and_watch(command):
    """Standard output's last line as JSON, and the peak of the process' memory in MiB."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return json.loads(output.splitlines()[-1]), usage.ru_maxrss / 1024


def blindspot(options):
    done, memory = run_and_watch([options.cli, "evaluate", "detections", "--json",
                                  "--annotations", options.annotations, "--detections", options.detections])
    return {"seconds": done["seconds"], "reading": done["reading_seconds"], "memory": memory,
            "content": [done["images"], done["classes"], done["annotations"], done["detections"]],
            "figures": [-1 if done[name] is None else done[name] for name in NAMES]}


def python(package):
    """In a process of its own, for its memory's sake."""
    def measure(options):
        done, memory = run_and_watch([sys.executable, __file__, options.annotations, options.detections, "--only", package])
        return {**done, "memory": memory}
    return measure


def measure_here(package, annotations, detections):
    with contextlib.redirect_stdout(io.StringIO()):
        if package == "pycocotools":
            from pycocotools.coco import COCO
            from pycocotools.cocoeval import COCOeval
        else:
            from faster_coco_eval import COCO
            from faster_coco_eval import COCOeval_faster as COCOeval
        start = time.perf_counter()
        truth = COCO(annotations)
        found = truth.loadRes(detections)
        read = time.perf_counter()
        evaluation = COCOeval(truth, found, iouType="bbox")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
        end = time.perf_counter()
    print(json.dumps({"seconds": end - read, "reading": read - start, "figures": [float(v) for v in evaluation.stats[:12]]}))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("annotations", nargs="?")
    parser.add_argument("detections", nargs="?")
    parser.add_argument("--synthetic", type=int, metavar="IMAGES")
    parser.add_argument("--cli", default="build/release/bin/blindspot-cli")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", help=argparse.SUPPRESS)
    parser.add_argument("--write", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        return measure_here(options.only, options.annotations, options.detections)
    if options.write:
        return write_synthetic(options.write, options.synthetic)
    with tempfile.TemporaryDirectory() as folder:
        if options.synthetic:
            subprocess.run([sys.executable, __file__, "--synthetic", str(options.synthetic), "--write", folder], check=True)
            options.annotations, options.detections = f"{folder}/annotations.json", f"{folder}/detections.json"
        elif not options.detections:
            parser.error("name ANNOTATIONS.json and DETECTIONS.json, or --synthetic")
        compare(options)


def compare(options):
    tools = {"blindspot": blindspot, "pycocotools": python("pycocotools")}
    if importlib.util.find_spec("faster_coco_eval"):
        tools["faster-coco-eval"] = python("faster-coco-eval")
    else:
        print("faster-coco-eval is not there")
    runs = {name: [] for name in tools}
    for _ in range(options.runs):
        for name, measure in tools.items():
            runs[name].append(measure(options))
    print("{} images, {} classes with objects, {} objects, {} detections".format(*runs["blindspot"][0]["content"]))
    best = {name: min(run["seconds"] for run in own) for name, own in runs.items()}
    for name, own in runs.items():
        difference = max(abs(a - b) for a, b in zip(own[0]["figures"], runs["pycocotools"][0]["figures"]))
        print(f"{name:17} best {best[name] * 1000:9.1f} ms, median {statistics.median(run['seconds'] for run in own) * 1000:9.1f} ms, "
              f"{best[name] / best['blindspot']:6.1f} x blindspot's; reads in {min(run['reading'] for run in own):5.2f} s, "
              f"{max(run['memory'] for run in own):5.0f} MiB; largest difference from pycocotools {difference:.1e}")
    print("  ".join(f"{name} {value:.4f}" for name, value in zip(NAMES, runs["blindspot"][0]["figures"])))


if __name__ == "__main__":
    main()
