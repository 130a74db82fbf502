"""Writes the small PyTorch files of this folder. Needs torch (made with 2.11); the tests only need the files."""
import collections
import math

import torch


def numbers(*shape, dtype=torch.float32):
    return torch.arange(math.prod(shape)).reshape(shape).to(dtype)


def state(prefix):
    whole = numbers(4, 6)
    entries = collections.OrderedDict()
    entries["0.conv.weight"] = numbers(2, 3, 1, 1, dtype=torch.float16)
    entries["0.conv.bias"] = numbers(2, dtype=torch.bfloat16)
    entries["1.turned"] = whole.t()                  # shares its storage with the next
    entries["1.part"] = whole[1:3, 2:4]
    entries["1.last"] = numbers(1, 2, 2, 2).to(memory_format=torch.channels_last)
    entries["2.wide"] = numbers(3, dtype=torch.float64)
    entries["2.parameter"] = torch.nn.Parameter(numbers(2, 2))
    entries["2.count"] = torch.tensor(7)
    entries["2.flags"] = torch.tensor([True, False])
    entries["2.empty"] = numbers(0, 3)
    return collections.OrderedDict((prefix + name, value) for name, value in entries.items())


def write(name, value, **options):
    torch.save(value, name, **options)


ordered = state("model.")
ordered._metadata = collections.OrderedDict([("", {"version": 1})])  # as Module.state_dict() leaves it
write("state-dict.pt", ordered)
write("state-dict-protocol4.pt", dict(state("module.model.")), pickle_protocol=4)
write("state-dict-nested.pt", {"epoch": 3, "state_dict": state("detector._orig_mod.model."), "names": ["cat", "dog"],
                               "imgsz": [64, 96]})
write("state-dict-bare-layers.pt", {"model": dict(state(""))})
write("other-network.pt", {"backbone.weight": numbers(2), "head.weight": numbers(3)})
write("no-weights.pt", {"epoch": 3, "names": ["cat"]})
write("legacy.pt", ordered, _use_new_zipfile_serialization=False)
