"""Grows a small forest of decision trees that tells two spirals apart: how right it is, and how many nodes it takes."""

import json
import os
import random
from math import cos, pi, sin

POINTS = 400


def spirals(count):
    """Points (x, y, arm) along two arms, with some noise."""
    points = []
    for i in range(count):
        arm, turn = i % 2, random.uniform(0.25, 1.5)
        angle = 2 * pi * turn + pi * arm
        points.append((turn * cos(angle) + random.gauss(0, 0.06), turn * sin(angle) + random.gauss(0, 0.06), arm))
    return points


def impurity(points):
    ones = sum(arm for _, _, arm in points)
    return ones * (len(points) - ones) / max(1, len(points))


def grow(points, depth):
    """A tree: its share of ones at a leaf, else (axis, threshold, left, right)."""
    share = sum(arm for _, _, arm in points) / len(points)
    if depth == 0 or share in (0, 1) or len(points) < 2 * params["leaf"]:
        return share
    best = None
    for _ in range(params["looks"]):
        axis, threshold = random.randrange(2), random.choice(points)
        left = [p for p in points if p[axis] < threshold[axis]]
        right = [p for p in points if p[axis] >= threshold[axis]]
        if min(len(left), len(right)) >= params["leaf"]:
            mixed = impurity(left) + impurity(right)
            if best is None or mixed < best[0]:
                best = mixed, axis, threshold[axis], left, right
    if best is None:
        return share
    _, axis, threshold, left, right = best
    return axis, threshold, grow(left, depth - 1), grow(right, depth - 1)


def ask(tree, point):
    while isinstance(tree, tuple):
        axis, threshold, left, right = tree
        tree = left if point[axis] < threshold else right
    return tree


def nodes(tree):
    return 1 + nodes(tree[2]) + nodes(tree[3]) if isinstance(tree, tuple) else 1


params = json.loads(os.environ.get("TRIMTAB_PARAMETERS", '{"trees": 4, "depth": 6, "leaf": 2, "looks": 8}'))
random.seed(1)
data, unseen = spirals(POINTS), spirals(POINTS)
random.seed(int(os.environ.get("TRIMTAB_SEED", "0")))

forest = [grow(random.choices(data, k=POINTS), params["depth"]) for _ in range(params["trees"])]
right = sum((sum(ask(tree, point) for tree in forest) > len(forest) / 2) == point[2] for point in unseen)
print(json.dumps({"val/accuracy": right / POINTS, "nodes": sum(map(nodes, forest))}), flush=True)
