"""Nearest neighbours on two spirals: how many neighbours, which distance, and how much the near ones count more."""

import argparse
import random
from math import cos, pi, sin

parser = argparse.ArgumentParser()
parser.add_argument("--neighbours", type=int, default=5)
parser.add_argument("--distance", choices=["euclidean", "manhattan"], default="euclidean")
parser.add_argument("--power", type=float, default=0.0, help="a neighbour at distance d votes with 1 / d^power")
args = parser.parse_args()


def spiral_point():
    """A noisy point of one of two spirals, and which one (0 or 1)."""
    label, t = random.randrange(2), random.random()
    angle = 3 * pi * t + pi * label
    return random.gauss(t * cos(angle), 0.08), random.gauss(t * sin(angle), 0.08), label


def distance(a, b):
    dx, dy = abs(a[0] - b[0]), abs(a[1] - b[1])
    return dx + dy if args.distance == "manhattan" else (dx * dx + dy * dy) ** 0.5


def guess(point):
    nearest = sorted((distance(point, other), other[2]) for other in training)[: args.neighbours]
    votes = [0.0, 0.0]
    for d, label in nearest:
        votes[label] += 1 / max(d, 1e-9) ** args.power
    return votes.index(max(votes))


random.seed(1)  # the same points for every trial: a grid has no luck in it
training, validation = ([spiral_point() for _ in range(n)] for n in (300, 600))
accuracy = sum(guess(point) == point[2] for point in validation) / len(validation)
print(f"accuracy={accuracy:.4f}", flush=True)
