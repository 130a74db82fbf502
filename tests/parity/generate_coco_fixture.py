#!/usr/bin/env python3
"""Makes tests/data/coco: annotations and results with all that COCO's figures have to get right, and pycocotools' figures.

Needs pycocotools==2.0.11 and numpy. Run it in tests/parity:
    python3 generate_coco_fixture.py
Within it: crowds, equal scores within and across images, equal overlaps, objects and detections at the borders of the areas,
areas that are not the box's, an image with more than 100 detections of a class, a class of crowds alone, one without detections,
one without objects, images without anything, ids in no order. Annotation ids start at 1: pycocotools takes an object of id 0 for
one that nothing matched.
"""
import contextlib
import io
import json
import random

from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

FOLDER = "../data/coco/"
NAMES = ["AP", "AP50", "AP75", "AP_small", "AP_medium", "AP_large",
         "AR1", "AR10", "AR100", "AR_small", "AR_medium", "AR_large"]
PERSON, CAR, CROWDS_ALONE, NEVER_DETECTED, NEVER_THERE, LAMP = 1, 3, 4, 7, 9, 90
CLASSES = {LAMP: "lamp", PERSON: "person", CAR: "car", CROWDS_ALONE: "sheep", NEVER_DETECTED: "kite", NEVER_THERE: "dog"}
SIDES = [8, 16, 24, 32, 48, 64, 96, 128, 160]  # 32 and 96 are the borders of the areas

rng = random.Random(7)
images, annotations, results = [], [], []


def box():
    width, height = rng.choice(SIDES), rng.choice(SIDES)
    return [8 * rng.randrange(0, 60), 8 * rng.randrange(0, 40), width, height]


def moved(original):
    """Near it: often an overlap that lies on a threshold, or equals another one."""
    x, y, width, height = original
    kind = rng.randrange(5)
    if kind == 0:
        return [x, y, width, height]
    if kind == 1:
        return [x + rng.choice([-1, 1]) * width / 8, y, width, height]
    if kind == 2:
        return [x, y, width, height * rng.choice([0.5, 0.55, 0.6, 0.75, 0.9, 0.95])]
    if kind == 3:
        return [round(x + rng.gauss(0, width / 10), 2), round(y + rng.gauss(0, height / 10), 2), width, height]
    return [x, y + height / 4, width, height]


def annotate(image, category, where, crowd=0, area=None):
    annotations.append({"id": 0, "image_id": image, "category_id": category, "bbox": where, "iscrowd": crowd,
                        "area": where[2] * where[3] if area is None else area})


def detect(image, category, where, score):
    results.append({"image_id": image, "category_id": category, "bbox": where, "score": score})


for image in rng.sample(range(1, 400), 12):
    images.append({"id": image, "file_name": f"{image:012d}.jpg", "width": 640, "height": 480})
for number, image in enumerate(images[:-1]):  # the last one shows nothing
    for category in (PERSON, CAR, LAMP):
        for _ in range(rng.randrange(0, 5)):
            where = box()
            annotate(image["id"], category, where, int(rng.random() < 0.15),
                     round(where[2] * where[3] * rng.uniform(0.5, 1), 3) if category == CAR else None)
            if rng.random() < 0.2:  # another object that overlaps detections alike
                annotate(image["id"], category, [where[0] + where[2] / 4, *where[1:]])
            for _ in range(rng.choice([0, 1, 1, 2, 3])):
                detect(image["id"], category, moved(where), rng.randrange(1, 10) / 10 if category != LAMP else
                       round(rng.random(), 4))
        for _ in range(rng.randrange(0, 3)):
            detect(image["id"], category, box(), rng.randrange(1, 10) / 10)
    if number % 3 == 0:
        annotate(image["id"], CROWDS_ALONE, [0, 0, 320, 240], 1)
        detect(image["id"], CROWDS_ALONE, box(), 0.5)
        annotate(image["id"], NEVER_DETECTED, box())
        detect(image["id"], NEVER_THERE, box(), 0.6)
for _ in range(130):  # more than 100 in one image, the object that is found late among them
    detect(images[0]["id"], CAR, box(), rng.randrange(1, 6) / 10)
late = [200, 200, 64, 64]
annotate(images[0]["id"], CAR, late)
detect(images[0]["id"], CAR, late, 0.05)
annotate(images[1]["id"], LAMP, [10, 10, 0, 20])  # an object without a size is never found
detect(images[1]["id"], LAMP, [10, 10, 0, 20], 0.99)

rng.shuffle(annotations)
rng.shuffle(results)
for number, annotation in enumerate(rng.sample(annotations, len(annotations)), 1):
    annotation["id"] = number
categories = [{"id": number, "name": name} for number, name in CLASSES.items()]


def lines(rows):
    return "[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]"


with open(FOLDER + "instances.json", "w") as file:
    file.write(f'{{"images": {lines(images)},\n"annotations": {lines(annotations)},\n"categories": {lines(categories)}}}\n')
with open(FOLDER + "results.json", "w") as file:
    file.write(lines(results) + "\n")


def figures(classes):
    evaluation = COCOeval(truth, found, "bbox")
    evaluation.params.catIds = classes
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    return dict(zip(NAMES, map(float, evaluation.stats)))


with contextlib.redirect_stdout(io.StringIO()):
    truth = COCO(FOLDER + "instances.json")
    found = truth.loadRes(FOLDER + "results.json")
    expected = {"pycocotools": "2.0.11", "all": figures(sorted(CLASSES)),
                "classes": {name: figures([number]) for number, name in sorted(CLASSES.items())}}
with open(FOLDER + "expected.json", "w") as file:
    json.dump(expected, file, indent=1)
    file.write("\n")
