#!/usr/bin/env python3
"""Times COCO's twelve figures: pycocotools' evaluate, accumulate and summarize against `blindspot-cli evaluate detections`.

Needs pycocotools. Both read the same files; the reading counts for neither. They take turns, so that a busy machine is one for
both; the best and the median of each are printed, and the largest difference of a figure.

    tests/benchmarks/compare_pycocotools.py ANNOTATIONS.json DETECTIONS.json [--cli build/release/bin/blindspot-cli] [--runs 5]
"""
import argparse
import contextlib
import io
import json
import statistics
import subprocess
import time

from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

NAMES = ["AP", "AP50", "AP75", "AP_small", "AP_medium", "AP_large",
         "AR1", "AR10", "AR100", "AR_small", "AR_medium", "AR_large"]

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("annotations")
parser.add_argument("detections")
parser.add_argument("--cli", default="build/release/bin/blindspot-cli")
parser.add_argument("--runs", type=int, default=5)
options = parser.parse_args()


def ours():
    command = [options.cli, "evaluate", "detections", "--json",
               "--annotations", options.annotations, "--detections", options.detections]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    done = json.loads(output.splitlines()[-1])
    return done["seconds"], done


def theirs():
    with contextlib.redirect_stdout(io.StringIO()):
        truth = COCO(options.annotations)
        evaluation = COCOeval(truth, truth.loadRes(options.detections), "bbox")
        start = time.perf_counter()
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
        return time.perf_counter() - start, dict(zip(NAMES, map(float, evaluation.stats)))


pairs = [(ours(), theirs()) for _ in range(options.runs)]
figures, expected = pairs[0][0][1], pairs[0][1][1]
difference = max(abs((-1 if figures[name] is None else figures[name]) - expected[name]) for name in NAMES)
mine, other = [run[0][0] for run in pairs], [run[1][0] for run in pairs]
print(f"blindspot    best {min(mine) * 1000:9.2f} ms   median {statistics.median(mine) * 1000:9.2f} ms")
print(f"pycocotools  best {min(other) * 1000:9.2f} ms   median {statistics.median(other) * 1000:9.2f} ms")
print(f"ratio        best {min(other) / min(mine):9.1f}      median {statistics.median(other) / statistics.median(mine):9.1f}")
print(f"largest difference of a figure: {difference:.1e}")
