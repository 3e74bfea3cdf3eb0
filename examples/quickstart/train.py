"""Trains a small neural network to read handwritten digits, in plain Python: nothing to install.

Its hyperparameters come from Trimtab in the environment variable TRIMTAB_PARAMETERS, as JSON:
    TRIMTAB_PARAMETERS='{"lr": 0.1, "hidden": 48}' python3 train.py
What is not given there keeps its default below, so `python3 train.py` alone works too.
"""

import csv
import gzip
import json
import os
import random
from math import exp, log, sqrt, tanh
from operator import add, mul

EPOCHS = 10
CLASSES = 10
TRAINING_IMAGES = 1000  # of 1,797; the others measure the accuracy

defaults = {"lr": 0.01, "momentum": 0.9, "hidden": 32, "batch": 32, "activation": "relu", "l2": 0.0001}
params = {**defaults, **json.loads(os.environ.get("TRIMTAB_PARAMETERS", "{}"))}
lr, momentum, l2 = params["lr"], params["momentum"], params["l2"]
hidden, batch = params["hidden"], params["batch"]

# Each activation with its slope, which is told from the activation's own output.
activate, slope = {
    "relu": (lambda z: z if z > 0 else 0.0, lambda a: 1.0 if a > 0 else 0.0),
    "tanh": (tanh, lambda a: 1 - a * a),
}[params["activation"]]


def load_digits():
    """The images, 64 pixels from 0 to 1 and a constant 1 for the bias, each with its digit: (training, validation)."""
    with gzip.open("digits.csv.gz", "rt") as file:
        rows = [[int(value) for value in row] for row in csv.reader(file)]
    random.Random(1797).shuffle(rows)  # the same split for every trial, whatever its seed
    images = [([pixel / 16 for pixel in row[:-1]] + [1.0], row[-1]) for row in rows]
    return images[:TRAINING_IMAGES], images[TRAINING_IMAGES:]


def dot(a, b):
    return sum(map(mul, a, b))


def random_weights(outputs, inputs):
    scale = sqrt(2 / inputs)
    return [[random.gauss(0, scale) for _ in range(inputs)] for _ in range(outputs)]


def forward(image):
    """What the hidden units say (and a constant 1), and the probability of each digit."""
    units = [activate(dot(weights, image)) for weights in w1] + [1.0]
    scores = [dot(weights, units) for weights in w2]
    highest = max(scores)
    odds = [exp(score - highest) for score in scores]
    total = sum(odds)
    return units, [odd / total for odd in odds]


def step(weights, velocity, errors, inputs):
    """Moves the weights down their gradient: the errors (batch x outputs) times the inputs (batch x inputs)."""
    rate = lr / len(inputs)
    input_columns = list(zip(*inputs))
    for row, speed, error in zip(weights, velocity, zip(*errors)):
        scaled = [rate * e for e in error]
        steps = [sum(map(mul, scaled, column)) for column in input_columns]
        speed[:] = [momentum * v - s - lr * l2 * w for v, s, w in zip(speed, steps, row)]
        row[:] = map(add, row, speed)


def train_batch(examples):
    """One step of stochastic gradient descent with momentum; returns the summed cross-entropy loss."""
    images, digits = zip(*examples)
    units, probabilities = zip(*map(forward, images))
    errors2 = [[p - (k == digit) for k, p in enumerate(row)] for row, digit in zip(probabilities, digits)]
    columns = list(zip(*w2))[:-1]  # without the bias, which has no unit behind it
    errors1 = [
        [slope(a) * dot(error, column) for a, column in zip(row, columns)] for row, error in zip(units, errors2)
    ]
    step(w2, v2, errors2, units)
    step(w1, v1, errors1, images)
    return -sum(log(max(row[digit], 1e-12)) for row, digit in zip(probabilities, digits))


def is_right(image, digit):
    probabilities = forward(image)[1]
    return probabilities.index(max(probabilities)) == digit


random.seed(int(os.environ.get("TRIMTAB_SEED", "0")))
training, validation = load_digits()
w1, v1 = random_weights(hidden, 65), [[0.0] * 65 for _ in range(hidden)]
w2, v2 = random_weights(CLASSES, hidden + 1), [[0.0] * (hidden + 1) for _ in range(CLASSES)]

for epoch in range(1, EPOCHS + 1):
    random.shuffle(training)
    batches = [training[i : i + batch] for i in range(0, len(training), batch)]
    loss = sum(map(train_batch, batches)) / len(training)
    accuracy = sum(is_right(*example) for example in validation) / len(validation)
    # These lines are all that Trimtab needs: name=value pairs in the log.
    print(f"epoch={epoch} loss={loss:.4f} val/accuracy={accuracy:.4f}", flush=True)
