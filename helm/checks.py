"""Evaluates one expression of `helm/test` over the objects of a rendered chart: checks.py FILE EXPRESSION."""

import builtins
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


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        objects = [o for o in yaml.safe_load_all(file) if o]
    sys.exit(0 if eval(sys.argv[2], {**globals(), "all": objects}) else 1)
