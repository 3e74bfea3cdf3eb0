"""Evaluates the expressions of `helm/test` over the objects of rendered charts: checks.py FOLDER, and a line each on stdin:
name of a rendering (FOLDER/name.yaml), sentence, expression, with tabs between them."""

import builtins
import functools
import pathlib
import sys

import yaml

CLUSTER_SCOPED = {"ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition"}
all_of = builtins.all  # `all` names the objects in the expressions


def of_kind(objects, kind):
    return [o for o in objects if o["kind"] == kind]


def one(objects, kind):
    found = of_kind(objects, kind)
    assert len(found) == 1, f"{len(found)} objects of kind {kind}"
    return found[0]


def names(objects, kind):
    return sorted(o["metadata"]["name"] for o in of_kind(objects, kind))


def namespaces(objects, kind, name):
    return sorted(o["metadata"]["namespace"] for o in of_kind(objects, kind) if o["metadata"]["name"] == name)


def rules(objects):
    return [r for o in objects for r in o.get("rules") or []]


def operator_rules(objects):
    return [r for o in objects if o["metadata"]["name"] == "trimtab" for r in o.get("rules") or []]


def deployment(objects):
    return one(objects, "Deployment")


def pod(objects):
    return deployment(objects)["spec"]["template"]["spec"]


def container(objects):
    (only,) = pod(objects)["containers"]
    return only


def env(objects):
    return {e["name"]: e.get("value") for e in container(objects)["env"]}


def restricted(pod_spec):
    outer = pod_spec["securityContext"]
    volumes = {k for v in pod_spec["volumes"] for k in v if k != "name"}
    return (
        outer["runAsNonRoot"]
        and outer["seccompProfile"]["type"] == "RuntimeDefault"
        and volumes <= {"emptyDir", "configMap", "projected", "downwardAPI"}
        and not any(pod_spec.get(k) for k in ("hostNetwork", "hostPID", "hostIPC"))
        and all_of(
            c["securityContext"]["allowPrivilegeEscalation"] is False
            and c["securityContext"]["readOnlyRootFilesystem"] is True
            and c["securityContext"]["capabilities"] == {"drop": ["ALL"]}
            for c in pod_spec["containers"]
        )
    )


def all_namespaced(objects):
    return all_of(("namespace" in o["metadata"]) == (o["kind"] not in CLUSTER_SCOPED) for o in objects)


def bounds(crd):
    return crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"]["properties"]["spec"]["properties"]["seed"]


@functools.cache
def objects_in(file):
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [o for o in yaml.load_all(file.read_text(), loader) if o]


def verdict(file, expression):
    """None, or what is wrong."""
    try:
        return None if eval(expression, {**globals(), "all": objects_in(file)}) else "it does not hold"
    except Exception as e:
        return f"{type(e).__name__}: {e}"


if __name__ == "__main__":
    for line in sys.stdin:
        mode, sentence, expression = line.rstrip("\n").split("\t")
        wrong = verdict(pathlib.Path(sys.argv[1]) / f"{mode}.yaml", expression)
        print(f"FAIL: {mode}: {sentence} ({wrong})" if wrong else f"ok:   {mode}: {sentence}")
