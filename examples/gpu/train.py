"""Says which GPU the trial was given, then learns to tell two spirals apart.

The learning is plain Python and runs on the CPU, so that the example needs no framework and no large image: what it
shows is how trials ask for GPUs. Put your own training in its place.
"""

import ctypes
import json
import os
import random
from math import cos, exp, pi, sin


def gpu_names():
    """The GPUs this process may use, as the NVIDIA driver names them; empty where there is none."""
    try:
        driver = ctypes.CDLL("libcuda.so.1")
    except OSError:
        return []
    count, name = ctypes.c_int(0), ctypes.create_string_buffer(100)
    driver.cuInit(0)
    driver.cuDeviceGetCount(ctypes.byref(count))
    names = []
    for device in range(count.value):
        driver.cuDeviceGetName(name, len(name), device)
        names.append(name.value.decode())
    return names


def spiral_point():
    """A noisy point of one of two spirals, and which one (0 or 1)."""
    label, t = random.randrange(2), random.random()
    angle = 3 * pi * t + pi * label
    return random.gauss(t * cos(angle), 0.02), random.gauss(t * sin(angle), 0.02), label


params = {**{"lr": 0.1, "features": 32, "frequency": 1.0}, **json.loads(os.environ.get("TRIMTAB_PARAMETERS", "{}"))}
print("GPUs:", gpu_names() or "none", "visible:", os.environ.get("NVIDIA_VISIBLE_DEVICES", "not set"), flush=True)

random.seed(1)  # the same points for every trial
training, validation = ([spiral_point() for _ in range(n)] for n in (400, 400))
random.seed(int(os.environ.get("TRIMTAB_SEED", "0")))

# Logistic regression over random waves: cos(u x + v y + phase).
f = params["frequency"]
waves = [(random.gauss(0, f), random.gauss(0, f), random.uniform(0, 2 * pi)) for _ in range(params["features"])]
weights = [0.0] * len(waves)


def features(x, y):
    return [cos(u * x + v * y + phase) for u, v, phase in waves]


def score(heights):
    return sum(w * h for w, h in zip(weights, heights))


training = [(features(x, y), label) for x, y, label in training]
validation = [(features(x, y), label) for x, y, label in validation]

for epoch in range(1, 21):
    random.shuffle(training)
    for heights, label in training:
        step = params["lr"] * (1 / (1 + exp(-max(-50, min(50, score(heights))))) - label)
        weights = [w - step * h for w, h in zip(weights, heights)]
    accuracy = sum((score(heights) > 0) == label for heights, label in validation) / len(validation)
    print(f"epoch={epoch} val/accuracy={accuracy:.4f}", flush=True)
