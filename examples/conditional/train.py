"""Walks down the Rosenbrock valley with noisy gradients, by the optimizer and the schedule that the trial asks for.

Only the active parameters arrive: a trial with adam gets no momentum, and one without momentum no beta.
"""

import json
import os
import random
from math import cos, pi, sqrt

STEPS = 1000


def loss(x, y):
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def noisy_gradient(x, y):
    return [-2 * (1 - x) - 400 * x * (y - x * x) + random.gauss(0, 1), 200 * (y - x * x) + random.gauss(0, 1)]


def sgd(momentum="none", beta=0.0, **_):
    """SGD: plain, with heavy-ball momentum, or with Nesterov's."""
    velocity = [0.0, 0.0]

    def direction(gradient, step):
        velocity[:] = [beta * v + g for v, g in zip(velocity, gradient)]
        if momentum == "nesterov":
            return [g + beta * v for g, v in zip(gradient, velocity)]
        return velocity

    return direction


def adam(beta1=0.9, beta2=0.999, **_):
    mean, square = [0.0, 0.0], [0.0, 0.0]

    def direction(gradient, step):
        mean[:] = [beta1 * m + (1 - beta1) * g for m, g in zip(mean, gradient)]
        square[:] = [beta2 * s + (1 - beta2) * g * g for s, g in zip(square, gradient)]
        return [m / (1 - beta1**step) / (sqrt(s / (1 - beta2**step)) + 1e-8) for m, s in zip(mean, square)]

    return direction


params = json.loads(os.environ.get("TRIMTAB_PARAMETERS", '{"optimizer": "adam", "lr": 0.01, "schedule": "constant"}'))
random.seed(int(os.environ.get("TRIMTAB_SEED", "0")))
direction = {"sgd": sgd, "adam": adam}[params["optimizer"]](**params)
share_left = {
    "constant": lambda progress: 1.0,
    "cosine": lambda progress: (1 + cos(pi * progress)) / 2,
    "exponential": lambda progress: params["decay"] ** progress,
}[params["schedule"]]

x, y = -1.0, 1.0
for step in range(1, STEPS + 1):
    lr = params["lr"] * share_left(step / STEPS)
    dx, dy = direction(noisy_gradient(x, y), step)
    # A trial whose steps are too long stays at the fence, with a bad loss, instead of flying off to infinity.
    x, y = max(-2.0, min(2.0, x - lr * dx)), max(-2.0, min(4.0, y - lr * dy))
    if step % 100 == 0:
        print(json.dumps({"step": step, "loss": loss(x, y)}), flush=True)
