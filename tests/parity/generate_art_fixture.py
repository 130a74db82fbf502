#!/usr/bin/env python3
"""Makes tests/data/fixtures/art-robustdpatch-tiny.safetensors: three steps of the real RobustDPatch.

Needs adversarial-robustness-toolbox==1.20.1, ultralytics==8.3.200, torch and safetensors. Run it in tests/parity:
    python3 generate_art_fixture.py
ART and the detector are used as published: clip_values (0, 255), no preprocessing of its own, one image a batch.
"""
import numpy as np
import torch
from safetensors.torch import load_file, save_file

load = torch.load  # ultralytics 8.3.200 still pickles whole models
torch.load = lambda *args, **kwargs: load(*args, **{**kwargs, "weights_only": False})

from art.attacks.evasion import RobustDPatch
from art.estimators.object_detection import PyTorchYolo
from ultralytics import YOLO

FIXTURES = "../data/fixtures/"
SIDE, PATCH, ROW, COLUMN = 96, 32, 20, 30
images = load_file(FIXTURES + "yolov8-tiny-golden.safetensors")["input.image_u8"]
tensors = {"images_u8": images.clone()}
for rate in (5.0, 10.0):
    detector = PyTorchYolo(
        model=YOLO(FIXTURES + "yolov8-tiny.pt").model.float(),
        input_shape=(3, SIDE, SIDE),
        channels_first=True,
        clip_values=(0, 255),
        attack_losses=("loss_total",),
        is_ultralytics=True,
        model_name="yolov8n",
        device_type="cpu",
    )
    attack = RobustDPatch(
        detector,
        patch_shape=(3, PATCH, PATCH),
        patch_location=(ROW, COLUMN),
        learning_rate=rate,
        max_iter=1,
        batch_size=1,
        verbose=False,
    )
    attack._patch = np.random.default_rng(0).integers(0, 255, (3, PATCH, PATCH)).astype(np.float32)
    tensors[f"lr{rate:.0f}.patch.0"] = torch.from_numpy(attack._patch.astype(np.uint8))
    for step in range(1, 4):
        patch = attack.generate(images.float().numpy())
        tensors[f"lr{rate:.0f}.patch.{step}"] = torch.from_numpy(patch.astype(np.uint8))
save_file(tensors, FIXTURES + "art-robustdpatch-tiny.safetensors",
          {"art": "1.20.1", "ultralytics": "8.3.200", "torch": torch.__version__,
           "what": f"RobustDPatch on yolov8-tiny, patch {PATCH} at row {ROW}, column {COLUMN} of {SIDE}, batch 1"})
