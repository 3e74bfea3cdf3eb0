# What `up`, `images`, `start` and `stop` share. Sourced, not run.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${TRIMTAB_TEST_CACHE:-/var/cache/trimtab-test}
context=$cache/context # what the node image is built from
node_image=localhost/trimtab-node:dev
python_image=docker.io/library/python:3.13-slim
jre_image=localhost/trimtab-jre:25

say() { echo "test-cluster: $*" >&2; }
die() { say "$*"; exit 1; }

# One build at a time: a second caller waits for the first and then finds everything done.
# Children that outlive the script (dockerd) must be started with 9>&-, or they would hold the lock for ever.
lock() {
  mkdir -p "$cache"
  exec 9>"$cache/lock"
  flock -n 9 || { say "waiting for another run to finish"; flock 9; }
}

# done_for NAME INPUTS-HASH: was NAME finished with these very inputs? Written by `mark`, last thing of a step, so that
# a step that was interrupted is simply done again.
done_for() { [ "$(cat "$cache/done/$1" 2>/dev/null)" = "$2" ]; }
mark() { mkdir -p "$cache/done"; echo "$2" >"$cache/done/$1.new"; mv "$cache/done/$1.new" "$cache/done/$1"; }
hash_of() { cat "$@" | sha256sum | cut -c1-16; }

install_packages() {
  local missing=() p
  for p in "$@"; do dpkg -s "$p" >/dev/null 2>&1 || missing+=("$p"); done
  [ ${#missing[@]} = 0 ] && return
  say "installing ${missing[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"; } >&2
}

# rootfs NAME PACKAGE...: a minimal Debian of the host's own release, from the host's own mirror, as $cache/NAME.
rootfs() {
  local name=$1 mirror suite
  shift
  read -r mirror suite < <(
    . /etc/os-release
    apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' |
      awk -v release="$VERSION_CODENAME" '$2 == release {print $1, $2; exit}'
  ) || die "no apt source for this machine's Debian release; see 'apt-get indextargets'"
  say "debootstrap $name ($suite)"
  rm -rf "$cache/$name" "$cache/$name.new"
  mkdir -p "$cache/debs"
  debootstrap --variant=minbase --cache-dir="$cache/debs" --include="$(IFS=, && echo "$*")" \
    "$suite" "$cache/$name.new" "$mirror" >"$cache/$name.log" 2>&1 ||
    die "debootstrap failed, see $cache/$name.log"
  # Nothing runs apt in there again, and nobody reads the manual.
  rm -rf "$cache/$name.new"/var/{cache/apt,lib/apt/lists}/* "$cache/$name.new"/usr/share/{doc,man,locale,info}/*
  mv "$cache/$name.new" "$cache/$name"
}

engine_answers() { docker info >/dev/null 2>&1; }

start_engine() {
  engine_answers && return
  [ "$(id -u)" = 0 ] || die "no Docker engine answers and only root can start one"
  say "starting dockerd, log in $cache/dockerd.log"
  # A pid file left by a reboot may name a process that is something else by now.
  local pid
  pid=$(cat /var/run/docker.pid 2>/dev/null) && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" != dockerd ] && rm -f /var/run/docker.pid
  install -D "$here/runc-bounded" "$cache/bin/runc-bounded"
  setsid dockerd --data-root "$cache/docker" --add-runtime "bounded=$cache/bin/runc-bounded" --default-runtime bounded \
    >"$cache/dockerd.log" 2>&1 </dev/null 9>&- &
  for _ in $(seq 120); do engine_answers && return; sleep 0.5; done
  die "dockerd did not answer within a minute: $(tail -n 3 "$cache/dockerd.log")"
}

# The variables a test run needs. Testcontainers' own helper images cannot be pulled here: without the first two it
# waits minutes for them.
exports() {
  cat <<EOF
export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_CHECKS_DISABLE=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
export TRIMTAB_K3S_IMAGE=$node_image TRIMTAB_BASE_IMAGE=$jre_image
export TRIMTAB_KUBECTL=$cache/bin/kubectl TRIMTAB_HELM=$cache/bin/helm
export PATH=$cache/bin:\$PATH
EOF
}
