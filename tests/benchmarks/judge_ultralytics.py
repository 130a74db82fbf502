#!/usr/bin/env python3
"""Judges a patch without Blindspot: pictures, pasting, detector and counting are ultralytics', pycocotools' and this file's own.

Needs ultralytics and pycocotools (with them numpy and Pillow); tried with ultralytics 8.3.200 and 8.4.190, torch 2.15.0, on a CPU. It
shares no code with Blindspot, so that one can be held against the other:

    blindspot-cli evaluate --detector yolov8n --dataset held --class person --patch P.png --random-seeds 1 --json > evaluation.jsonl
    for arm in patch grey random; do
        blindspot-cli apply --patch P.png --dataset held --class person --arm $arm --out copies/$arm; done
    tests/benchmarks/judge_ultralytics.py held.json IMAGES --weights yolov8n.pt --class person --patch P.png --blindspot evaluation.jsonl \\
        --copies patch=copies/patch --copies grey=copies/grey --copies random=copies/random

The pictures of an arm are the judge's `own` (it pastes onto those of IMAGES itself; clean: nothing) or `copies` that
`blindspot-cli apply` wrote: there the judge sees what Blindspot sees, to the pixel, the random arm included (`evaluate` draws its noise
from the same seed). With --blindspot Blindspot's figures and the differences stand beneath. The exit code is 1 where, of the clean
pictures or of copies, the share of noticed objects differs by more than --tolerance or the objects are others. What the judge pastes
itself, and what it sees through a rectangular letterbox (--rect), is told but not held against Blindspot: these are other pixels.

ultralytics 8.3.200 leads from the input back to the picture as Blindspot does, by one scale; 8.4.190 by one for each direction, because
the sides of the resized picture are rounded. A box differs by at most half a pixel of the input.

What is counted, for the objects of the class that are no crowds, in the pictures that have any:
  noticed   a detection of the class with a score above 0.25 has its centre in the object's box, its border included, or overlaps it by
            an IoU of at least 0.1; a detection counts for every object that it touches
  found     an object is matched with a detection above 0.25 at an IoU of at least 0.5: the detections choose, best score first, each
            the free object that it overlaps most
  AP50      average precision at an IoU of 0.5 by pycocotools, of all detections above 0.001
  boxes     detections of the class above 0.25 for an image
The columns "< 32" and so on are noticed/objects by the square root of the box's area in pixels of the detector's input.
"""
import argparse
import contextlib
import io
import json
import math
import os
import pathlib
import sys
import tempfile

# Read when ultralytics is imported. It is kept from looking for updates, from installing anything and from writing to ~/.config.
os.environ.setdefault("YOLO_OFFLINE", "true")
os.environ.setdefault("YOLO_AUTOINSTALL", "false")
if "YOLO_CONFIG_DIR" not in os.environ:
    settings = tempfile.TemporaryDirectory()
    os.environ["YOLO_CONFIG_DIR"] = settings.name

import numpy as np
from PIL import Image, ImageOps
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval
with contextlib.redirect_stdout(io.StringIO()):
    from ultralytics import YOLO

CONFIDENCE, LOWEST_CONFIDENCE, NMS_IOU, MOST_BOXES = 0.25, 0.001, 0.7, 300
NOTICE_OVERLAP, FOUND_OVERLAP = 0.1, 0.5
SIZE_BOUNDS = [32, 64, 128, 256, math.inf]

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("annotations", help="a COCO file")
parser.add_argument("images", type=pathlib.Path, help="the folder that its file names are in")
parser.add_argument("--weights", required=True, help="a file that ultralytics reads")
parser.add_argument("--class", dest="class_name", default="person", help="of the annotations and of the detector (default: person)")
parser.add_argument("--patch", help="a picture, pasted by the judge")
parser.add_argument("--scale", type=float, default=0.4, help="side of the patch, times the root of the box's area (default: 0.4)")
parser.add_argument("--resize", choices=["area", "box", "bilinear", "bicubic", "lanczos"], default="area",
                    help="of the patch: by areas, which is what Blindspot means, or as Pillow does (default: area)")
parser.add_argument("--grey", type=int, default=127, help="value of the grey arm (default: 127, as Blindspot has it)")
parser.add_argument("--seed", type=int, default=0, help="of the random arm")
parser.add_argument("--copies", action="append", default=[], metavar="ARM=DIR", help="patched PNGs of an arm; again for more")
parser.add_argument("--side", type=int, default=640, help="of the detector's input (default: 640)")
parser.add_argument("--rect", action="store_true", help="pads the input to a multiple of the stride alone, not to a square")
parser.add_argument("--blindspot", metavar="FILE", help="what `blindspot-cli evaluate --json` wrote, for comparison")
parser.add_argument("--tolerance", type=float, default=0.01, help="of the share of noticed objects (default: 0.01)")
parser.add_argument("--objects", metavar="FILE", help="writes each object of each arm, with the boxes that touch it, as JSON Lines")
options = parser.parse_args()


# --- The pictures ----------------------------------------------------------------------------------------------------------------------
def read(file):
    """Height x width x 3, RGB, as a viewer shows it."""
    with Image.open(file) as picture:
        return np.array(ImageOps.exif_transpose(picture).convert("RGB"))


def shares(length, side):
    """side x length: how much of each new pixel lies on each old one, in one direction."""
    borders = np.arange(side + 1) * (length / side)
    common = np.minimum(borders[1:, None], np.arange(1, length + 1)) - np.maximum(borders[:-1, None], np.arange(length))
    return np.maximum(common, 0) * (side / length)


def resized(picture, side):
    """As --resize says. By areas each new pixel is the mean of what it covers, as far as the patch shrinks; where it grows, it is
    between the nearest four."""
    if options.resize != "area":
        return np.array(picture.resize((side, side), Image.Resampling[options.resize.upper()]))
    if side > min(picture.size):
        return np.array(picture.resize((side, side), Image.Resampling.BILINEAR))
    means = np.einsum("yr,rcn,xc->yxn", shares(picture.height, side), np.array(picture, float), shares(picture.width, side), optimize=True)
    return np.rint(means).astype(np.uint8)


def pasted(pixels, boxes, cover):
    """With a square on every box, in their order, centred, cut at the picture's border; `cover(side)` is what it shows."""
    height, width = pixels.shape[:2]
    pixels = pixels.copy()
    for x, y, box_width, box_height in boxes:
        side = max(1, math.floor(options.scale * math.sqrt(box_width * box_height) + 0.5))
        left, top = (math.floor(middle - side / 2 + 0.5) for middle in (x + box_width / 2, y + box_height / 2))
        columns, rows = slice(max(left, 0), min(left + side, width)), slice(max(top, 0), min(top + side, height))
        if columns.start < columns.stop and rows.start < rows.stop:
            square = cover(side)
            pixels[rows, columns] = square[rows.start - top:rows.stop - top, columns.start - left:columns.stop - left]
    return pixels


# --- Counting --------------------------------------------------------------------------------------------------------------------------
def overlap(a, b):
    """IoU of two boxes (left, top, width, height)."""
    width = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    height = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    common = max(width, 0) * max(height, 0)
    return common / (a[2] * a[3] + b[2] * b[3] - common) if common > 0 else 0.0


def touches(detection, box):
    x, y = detection[0] + detection[2] / 2, detection[1] + detection[3] / 2
    centred = box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]
    return centred or overlap(detection, box) >= NOTICE_OVERLAP


def found_of(boxes, detections):
    """The indices of the boxes that a detection finds. `detections`: (box, score)."""
    found = set()
    for detection, _ in sorted(detections, key=lambda one: -one[1]):
        overlaps = [(overlap(detection, box), i) for i, box in enumerate(boxes) if i not in found]
        most, index = max(overlaps, default=(0, -1))
        if most >= FOUND_OVERLAP:
            found.add(index)
    return found


class Truth:
    """The pictures that show the class, and its objects."""

    def __init__(self, file, class_name):
        with open(file, encoding="utf-8") as stream:
            content = json.load(stream)
        categories = {one["id"] for one in content["categories"] if one["name"] == class_name}
        if not categories:
            sys.exit(f"{file}: there is no class '{class_name}'")
        mine = [one for one in content["annotations"] if one["category_id"] in categories]
        # Ids of our own: pycocotools takes an object of id 0 for one that nothing matched.
        self.annotations = [{"id": number, "image_id": one["image_id"], "category_id": 1, "bbox": one["bbox"],
                             "area": one.get("area", one["bbox"][2] * one["bbox"][3]), "iscrowd": int(one.get("iscrowd", 0))}
                            for number, one in enumerate(mine, 1)]
        shown = {one["image_id"] for one in self.annotations if not one["iscrowd"]}
        self.images = [one for one in content["images"] if one["id"] in shown]
        self.objects = {image: [one["bbox"] for one in self.annotations if one["image_id"] == image and not one["iscrowd"]]
                        for image in shown}

    def ap50(self, detections):
        """`detections`: for each image's id a list of (box, score)."""
        results = [{"image_id": image, "category_id": 1, "bbox": list(box), "score": score}
                   for image, list_of_it in detections.items() for box, score in list_of_it]
        if not results:
            return 0.0
        with contextlib.redirect_stdout(io.StringIO()):
            coco = COCO()
            coco.dataset = {"images": [{"id": one["id"]} for one in self.images], "annotations": self.annotations,
                            "categories": [{"id": 1, "name": "class"}]}
            coco.createIndex()
            evaluation = COCOeval(coco, coco.loadRes(results), "bbox")
            evaluation.params.imgIds = [one["id"] for one in self.images]
            evaluation.params.iouThrs = np.array([0.5])
            evaluation.evaluate()
            evaluation.accumulate()
        precision = evaluation.eval["precision"][0, :, 0, 0, -1]  # all areas, at most 100 detections an image
        return float(np.mean(precision[precision > -1]))


class Arm:
    """What is counted of one arm, image by image."""

    def __init__(self, name, source):
        self.name, self.source = name, source
        self.detections, self.noticed, self.found, self.boxes = {}, [], 0, 0
        self.sizes = [[0, 0] for _ in SIZE_BOUNDS]  # noticed, objects
        self.lines = []  # for --objects

    def add(self, image, size, objects, detections):
        """`size`: height and width of the picture. `detections`: (box, score), in pixels of the picture."""
        self.detections[image["id"]] = detections
        seen = [one for one in detections if one[1] > CONFIDENCE]
        found = found_of(objects, seen)
        self.boxes += len(seen)
        self.found += len(found)
        for index, box in enumerate(objects):
            touching = [one for one in seen if touches(one[0], box)]
            self.noticed.append(bool(touching))
            in_input = math.sqrt(box[2] * box[3]) * options.side / max(size)
            of_size = self.sizes[next(i for i, bound in enumerate(SIZE_BOUNDS) if in_input < bound)]
            of_size[0] += bool(touching)
            of_size[1] += 1
            self.lines.append({"arm": self.name, "source": self.source, "image": image["file_name"], "object": index, "box": box,
                               "noticed": bool(touching), "found": index in found,
                               "touching": [{"box": one[0], "score": one[1], "iou": overlap(one[0], box)} for one in touching]})

    def figures(self, truth):
        objects = len(self.noticed)
        return {"noticed": sum(self.noticed) / objects, "found": self.found / objects, "ap50": truth.ap50(self.detections),
                "boxes": self.boxes / len(self.detections), "sizes": self.sizes}


class Detector:
    def __init__(self, weights, class_name):
        self.model = YOLO(weights)
        indices = [index for index, name in self.model.names.items() if name == class_name]
        if not indices:
            sys.exit(f"{weights}: there is no class '{class_name}'")
        self.index = indices[0]

    def look(self, pixels):
        """(box, score) of the class, in pixels of the picture, best first."""
        result = self.model.predict(np.ascontiguousarray(pixels[:, :, ::-1]), imgsz=options.side, conf=LOWEST_CONFIDENCE, iou=NMS_IOU,
                                    max_det=MOST_BOXES, rect=options.rect, device="cpu", verbose=False, save=False)[0]
        corners, scores, classes = (getattr(result.boxes, name).double().tolist() for name in ("xyxy", "conf", "cls"))
        return [([x1, y1, x2 - x1, y2 - y1], score) for (x1, y1, x2, y2), score, index in zip(corners, scores, classes)
                if int(index) == self.index]


# --- The table -------------------------------------------------------------------------------------------------------------------------
def blindspots(file):
    """For each arm the figures of an evaluation without defences."""
    figures = {}
    with open(file, encoding="utf-8") as stream:
        for event in map(json.loads, stream):
            if event.get("event") != "arm" or event["defence"] != "none":
                continue
            if event["arm"] in figures:
                sys.exit(f"{file}: more than one arm '{event['arm']}'; evaluate one patch with one detector on one group of pictures")
            figures[event["arm"]] = {"noticed": event["noticed"], "found": event["recall"], "ap50": event["ap50"],
                                     "boxes": event["boxes_per_image"],
                                     "sizes": [[one["noticed_objects"], one["objects"]] for one in event["by_input_size"]]}
    if not figures:
        sys.exit(f"{file}: there is no arm without defences; write it with `blindspot-cli evaluate --json`")
    return figures


def row(name, source, who, figures):
    print(f"{name:8}{source:8}{who:11}" + "".join(f"{figures[key]:9.4f}" for key in ("noticed", "found", "ap50", "boxes")) +
          "".join(f"{noticed:>6g}/{objects:<4g}" for noticed, objects in figures["sizes"]))


def main():
    truth = Truth(options.annotations, options.class_name)
    detector = Detector(options.weights, options.class_name)
    copies = dict(one.split("=", 1) for one in options.copies)
    noise = np.random.default_rng(options.seed)
    covers = {"grey": lambda side: np.full((side, side, 3), options.grey, np.uint8),
              "random": lambda side: noise.integers(0, 256, (side, side, 3), np.uint8)}
    if options.patch:
        with Image.open(options.patch) as file:
            patch = file.convert("RGB")
        covers["patch"] = lambda side: resized(patch, side)
    arms = [Arm("clean", "own")] + [Arm(name, "own") for name in covers] + [Arm(name, "copies") for name in copies]
    apart = {name: [0, 0, 0] for name in copies if name in covers and name != "random"}  # pixels that differ, of, the most
    for image in truth.images:
        file = options.images / image["file_name"]
        original, objects = read(file), truth.objects[image["id"]]
        shown = {("clean", "own"): original}
        for name, cover in covers.items():
            shown[name, "own"] = pasted(original, objects, cover)
        for name, folder in copies.items():
            shown[name, "copies"] = read(pathlib.Path(folder) / (file.stem + ".png"))
        for name, sums in apart.items():
            difference = np.abs(shown[name, "own"].astype(int) - shown[name, "copies"]).max(axis=2)
            apart[name] = [sums[0] + int((difference > 0).sum()), sums[1] + difference.size, max(sums[2], int(difference.max()))]
        for arm in arms:
            pixels = shown[arm.name, arm.source]
            arm.add(image, pixels.shape[:2], objects, detector.look(pixels))
    if options.objects:
        with open(options.objects, "w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(line) + "\n" for arm in arms for line in arm.lines)

    theirs = blindspots(options.blindspot) if options.blindspot else {}
    print(f"{len(truth.images)} pictures, {sum(map(len, truth.objects.values()))} objects of {options.class_name}; "
          f"{'rectangular' if options.rect else 'square'} letterbox of {options.side}")
    print(f"{'arm':8}{'pixels':8}{'':11}" + "".join(f"{name:>9}" for name in ("noticed", "found", "AP50", "boxes")) +
          "".join(f"{name:>11}" for name in ("< 32", "< 64", "< 128", "< 256", "more")))
    disagreements = 0
    for arm in arms:
        figures, other = arm.figures(truth), theirs.get(arm.name)
        row(arm.name, arm.source, "judge", figures)
        if other is None:
            continue
        row("", "", "Blindspot", other)
        difference = {key: other[key] - figures[key] for key in ("noticed", "found", "ap50", "boxes")}
        same = not options.rect and (arm.source == "copies" or arm.name == "clean")
        objects = [[size[1] for size in one["sizes"]] for one in (figures, other)]
        differs = same and (abs(difference["noticed"]) > options.tolerance or objects[0] != objects[1])
        disagreements += differs
        print(f"{'':16}{'difference':11}" + "".join(f"{value:+9.4f}" for value in difference.values()) +
              ("   DISAGREES" if differs else ""))
    for name, (different, pixels, most) in apart.items():
        print(f"{name}: {different / pixels:.2%} of the pixels pasted here differ from the copies, by at most {most}")
    return 1 if disagreements else 0


sys.exit(main())
