"""Writes the ONNX exports of this folder and what ONNX Runtime computes from them. Needs torch, ultralytics, onnx, onnxslim,
onnxruntime and safetensors (made with torch 1.13.0, ultralytics 8.4.190, onnx 1.23.2, onnxslim 0.1.98, onnxruntime 1.32.0); the
tests only need the files.

    make_onnx.py                      the files of this folder, from the checkpoints of ../graphs
    make_onnx.py FILE.pt SIDE FOLDER  every kind of export of one detector, to be tried with BLINDSPOT_TEST_ONNX=FOLDER

NAME-expect.safetensors holds ONNX Runtime's "output" (1 x (4 + classes) x anchors: centre, size, scores) for the input
0.5 + 0.5 sin(0.01 i) of 1 x 3 x SIDE x SIDE. With NMS in the graph, or in half precision, it is what the plain export computes."""
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np

import onnxruntime
import torch
from safetensors.numpy import save_file
from ultralytics import YOLO

HERE = Path(__file__).parent


def run(file, side, batch=1):
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    pixels = (0.5 + 0.5 * np.sin(0.01 * np.arange(3 * side * side, dtype=np.float64))).astype(np.float32)
    image = np.broadcast_to(pixels.reshape(1, 3, side, side), (batch, 3, side, side))
    return session.run(None, {session.get_inputs()[0].name: np.ascontiguousarray(image)})[0]


def export(checkpoint, target, side, **options):
    """As `yolo export format=onnx` writes it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / checkpoint.name
        shutil.copy(checkpoint, copy)
        shutil.move(YOLO(str(copy)).export(format="onnx", imgsz=side, device="cpu", **options), target)


def export_unfused(checkpoint, target, side, keep):
    """By PyTorch alone, batch norms and convolutions not fused before. keep: as nodes of their own; else the exporter fuses them,
    and its weights have no names but numbers."""
    model = YOLO(str(checkpoint)).model.float().eval()
    model.model[-1].export, model.model[-1].format = True, "onnx"
    example = torch.zeros(1, 3, side, side)
    model(example)
    more = {"training": torch.onnx.TrainingMode.PRESERVE, "do_constant_folding": False} if keep else {}
    torch.onnx.export(model, example, str(target), opset_version=17, input_names=["images"], output_names=["output0"], **more)


def expect(target, plain, side):
    save_file({"output": np.ascontiguousarray(run(plain, side)[:1])}, str(target.with_suffix("")) + "-expect.safetensors")


def everything(checkpoint, side, folder):
    folder.mkdir(exist_ok=True)
    name = checkpoint.stem
    plain = folder / f"{name}.onnx"
    export(checkpoint, plain, side)
    expect(plain, plain, side)
    for kind, options in {"raw": {"simplify": False}, "batch": {"batch": 2}, "dynamic": {"dynamic": True}, "nms": {"nms": True},
                          "dynamic-raw": {"dynamic": True, "simplify": False}, "half": {"quantize": 16}, "opset12": {"opset": 12}}.items():
        target = folder / f"{name}-{kind}.onnx"
        export(checkpoint, target, side, **options)
        expect(target, plain, side)
    for kind in ("folded", "norm"):
        target = folder / f"{name}-{kind}.onnx"
        export_unfused(checkpoint, target, side, kind == "norm")
        expect(target, plain, side)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        everything(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
        sys.exit()
    graphs = HERE.parent / "graphs"
    with tempfile.TemporaryDirectory() as folder:
        for name, kind, options in [("several", "plain", {}), ("hardswish", "half-nms", {"quantize": 16, "nms": True})]:
            plain, target = Path(folder) / "plain.onnx", HERE / f"{name}-{kind}.onnx"
            export(graphs / f"{name}.pt", plain, 64)
            export(graphs / f"{name}.pt", target, 64, **options)
            expect(target, plain, 64)
    for name, kind in [("sppf-add", "folded"), ("no-shortcut", "norm")]:
        target = HERE / f"{name}-{kind}.onnx"
        export_unfused(graphs / f"{name}.pt", target, 64, kind == "norm")
        expect(target, target, 64)
