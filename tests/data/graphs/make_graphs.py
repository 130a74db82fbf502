"""Writes the checkpoints of this folder and what ultralytics computes from them. Needs torch, ultralytics and safetensors (made
with ultralytics 8.4.100, whose SPPF has no activation behind its first convolution); the tests only need the files.

All are YOLOv8 with 8 channels throughout and 16 in the box branch, filled by formula, in half precision. NAME-expect.safetensors
holds the raw boxes and scores (1 x 84 x 64 and 1 x 84 x 3) for the input 0.5 + 0.5 sin(0.01 i) of 1 x 3 x 64 x 64."""
import copy
import io
import json
import math
import zipfile

import torch
from safetensors.torch import save_file
from ultralytics import __version__
from ultralytics.nn.modules.conv import Conv
from ultralytics.nn.tasks import DetectionModel

NAMES = {0: "person", 1: "bicycle", 2: "car"}


def description(activation=None, sppf=(5,), upsample="nearest", shortcut=True):
    up, conv = [-1, 1, "nn.Upsample", ["None", 2, upsample]], lambda c: [-1, 1, "Conv", [c, 3, 2]]
    c2f = lambda c, *more: [-1, 3, "C2f", [c, *more]]
    cat = lambda layer: [[-1, layer], 1, "Concat", [1]]
    backbone = [conv(64), conv(128), c2f(128, shortcut), conv(256), c2f(256, shortcut), conv(512),
                [-1, 6, "C2f", [512, shortcut]], conv(1024), c2f(1024, shortcut), [-1, 1, "SPPF", [1024, *sppf]]]
    head = [up, cat(6), c2f(512), up, cat(4), c2f(256), conv(256), cat(12), c2f(512), conv(512), cat(9), c2f(1024),
            [[15, 18, 21], 1, "Detect", ["nc"]]]
    text = {"nc": 3, "scales": {"n": [0.33, 0.0625, 128]}, "scale": "n", "backbone": backbone, "head": head}
    return text | ({"activation": activation} if activation else {})


def narrow_box_branch(model, channels=16):
    detect = model.model[-1]
    inputs = [branch[0].conv.in_channels for branch in detect.cv2]
    detect.cv2 = torch.nn.ModuleList(
        torch.nn.Sequential(Conv(c, channels, 3), Conv(channels, channels, 3), torch.nn.Conv2d(channels, 64, 1)) for c in inputs)
    for module in detect.cv2.modules():
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
            drawn = drawn * math.sqrt(value.size(0) / value.numel())
        value.data.copy_(drawn.half().float())


def network(change=None, **settings):
    Conv.default_act = torch.nn.SiLU()  # an earlier description has changed it
    model = DetectionModel(description(**settings), ch=3, nc=3, verbose=False)
    narrow_box_branch(model)
    fill(model)
    if change:
        change(model)
    model.names, model.args, model.task = NAMES, {"imgsz": 64, "task": "detect"}, "detect"
    return model.eval()


def write(name, model):
    pixels = (0.5 + 0.5 * torch.sin(0.01 * torch.arange(3 * 64 * 64).double())).float().view(1, 3, 64, 64)
    with torch.no_grad():
        raw = model(pixels)[1]
    save_file({key: raw[key].transpose(1, 2).contiguous() for key in ("boxes", "scores")}, name + "-expect.safetensors")
    torch.save({"epoch": -1, "model": copy.deepcopy(model).half(), "ema": None, "optimizer": None,
                "train_args": {"imgsz": 64, "task": "detect"}, "version": __version__}, name + ".pt")


def write_script(name, model):
    """As ultralytics exports it; PyTorch's own notes for its debugger are left out."""
    fused = copy.deepcopy(model).fuse(verbose=False)
    detect = fused.model[-1]
    detect.export, detect.format = True, "torchscript"
    example = torch.zeros(1, 3, 64, 64)
    with torch.no_grad():
        fused(example)
        traced = torch.jit.trace(fused, example, strict=False)
    config = {"stride": 32, "imgsz": [64, 64], "names": NAMES, "task": "detect", "version": __version__}
    whole = io.BytesIO()
    torch.jit.save(traced, whole, _extra_files={"config.txt": json.dumps(config)})
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(name + ".torchscript", "w") as target:
        for record in source.infolist():
            if not record.filename.endswith(".debug_pkl"):
                short = zipfile.ZipInfo("script/" + record.filename.split("/", 1)[1], (1980, 1, 1, 0, 0, 0))
                short.compress_type = record.compress_type
                target.writestr(short, source.read(record))


def other_eps(model):
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.eps = 0.03


if __name__ == "__main__":
    plain = network()
    write("sppf-identity", plain)
    torch.save({key: value.half() if value.is_floating_point() else value for key, value in plain.state_dict().items()},
               "sppf-identity-bare.pt")
    write("relu", network(activation="nn.ReLU()"))
    write("leaky", network(activation="nn.LeakyReLU(0.1)"))
    write("hardswish", network(activation="nn.Hardswish()"))
    write("sppf-kernel", network(sppf=(3,)))
    write("sppf-add", network(sppf=(5, 2, True)))
    write("bilinear", network(upsample="bilinear"))
    write("eps", network(other_eps))
    write("no-shortcut", network(shortcut=False))
    several = network(activation="nn.LeakyReLU(0.2)", sppf=(3,), upsample="bilinear", shortcut=False)
    write("several", several)
    write_script("several", several)
