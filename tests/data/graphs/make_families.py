"""Writes checkpoints of networks of other families, and of no published structure, into this folder, with what ultralytics computes
from them. Needs torch, ultralytics and safetensors (made with ultralytics 8.4.190); the tests only need the files.

Widths are as small as the blocks allow, weights are random numbers of a fixed seed in half precision. NAME-expect.safetensors
holds the raw boxes and scores for the input 0.5 + 0.5 sin(0.01 i) of 1 x 3 x 64 x 64, of the second head as one2one_*."""
import copy
import math

import torch
from safetensors.torch import save_file
from ultralytics import __version__
from ultralytics.nn.modules.conv import Conv
from ultralytics.nn.tasks import DetectionModel, yaml_model_load

NAMES = {0: "person", 1: "bicycle", 2: "car"}

# Blocks of several families in one network, with the output of the stem read by two layers.
MIX = {
    "nc": 3,
    "backbone": [[-1, 1, "Conv", [8, 3, 2]], [-1, 1, "Conv", [16, 3, 2]], [-1, 1, "ELAN1", [16, 16, 8]], [-1, 1, "AConv", [16]],
                 [-1, 1, "RepNCSPELAN4", [16, 16, 8, 2]], [-1, 1, "ADown", [32]], [-1, 2, "A2C2f", [64, True, 4]],
                 [-1, 1, "SCDown", [32, 3, 2]], [-1, 1, "C2fCIB", [32, True, True]], [-1, 1, "SPPELAN", [32, 16]],
                 [-1, 1, "PSA", [32]]],
    "head": [[-1, 1, "nn.Upsample", ["None", 2, "nearest"]], [[-1, 6], 1, "Concat", [1]], [-1, 1, "C3", [16, False]],
             [-1, 1, "nn.Upsample", ["None", 2, "nearest"]], [[-1, 4], 1, "Concat", [1]], [-1, 1, "C3k2", [16, True]],
             [[16, 13, 10], 1, "Detect", ["nc"]]],
}


def narrowed(file):
    description = yaml_model_load(file)
    description.update(nc=3, scale="n", scales={"n": [0.33, 0.0625, 128]})
    return description


def narrow_box_branches(model, channels=16):
    detect = model.model[-1]
    for name in ("cv2", "one2one_cv2"):
        branches = getattr(detect, name, None)
        if branches is None:
            continue
        setattr(detect, name, torch.nn.ModuleList(
            torch.nn.Sequential(Conv(branch[0].conv.in_channels, channels, 3), Conv(channels, channels, 3),
                                torch.nn.Conv2d(channels, 4 * detect.reg_max, 1)) for branch in branches))
        for module in getattr(detect, name).modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.eps, module.momentum = 1e-3, 0.03


def fill(model):
    generator = torch.Generator().manual_seed(7)
    for name, value in list(model.named_parameters()) + list(model.named_buffers()):
        if "dfl" in name or not value.dtype.is_floating_point:
            continue
        drawn = torch.randn(value.shape, generator=generator)
        if name.endswith("running_var"):
            drawn = 0.5 + torch.rand(value.shape, generator=generator)
        elif name.endswith("running_mean"):
            drawn = 0.1 * drawn
        elif value.dim() == 1:
            drawn = 1 + 0.1 * drawn if name.endswith("weight") else 0.2 * drawn
        else:
            drawn = drawn * math.sqrt(2 * value.size(0) / value.numel())
        value.data.copy_(drawn.half().float())


def write(name, description):
    model = DetectionModel(description, ch=3, nc=3, verbose=False)
    narrow_box_branches(model)
    fill(model)
    model.names, model.args, model.task = NAMES, {"imgsz": 64, "task": "detect"}, "detect"
    pixels = (0.5 + 0.5 * torch.sin(0.01 * torch.arange(3 * 64 * 64).double())).float().view(1, 3, 64, 64)
    with torch.no_grad():
        raw = model.eval()(pixels)[1]
    heads = {"": raw.get("one2many", raw), "one2one_": raw.get("one2one")}
    save_file({prefix + key: head[key].transpose(1, 2).contiguous()
               for prefix, head in heads.items() if head for key in ("boxes", "scores")}, name + "-expect.safetensors")
    torch.save({"epoch": -1, "model": copy.deepcopy(model).half(), "ema": None, "optimizer": None,
                "train_args": {"imgsz": 64, "task": "detect"}, "version": __version__}, name + ".pt")


if __name__ == "__main__":
    for name, file in {"yolov8-p2": "yolov8-p2.yaml", "yolov8-p6": "yolov8-p6.yaml", "yolov8-ghost": "yolov8-ghost.yaml",
                       "yolov10": "yolov10n.yaml", "yolo26": "yolo26.yaml"}.items():
        write(name, narrowed(file))
    write("mix", MIX)
