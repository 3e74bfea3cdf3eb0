# Sets JAVA_HOME to a JDK of release 21 or later, or says how to get one. Sourced by mvnw and trimtab.

jdk_release() { # the feature release of the JDK in folder $1; nothing when there is no compiler in it
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_find() {
  javac=$(command -v javac 2>/dev/null) && javac=$(readlink -f "$javac" 2>/dev/null) || javac=
  for home in "${JAVA_HOME:-}" "${javac%/bin/javac}" /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/current "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
    [ -n "$home" ] || continue
    release=$(jdk_release "$home") || continue
    if [ "${release:-0}" -ge 21 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  echo "Trimtab needs a JDK of release 21 or later and found none in JAVA_HOME, PATH, /usr/lib/jvm or ~/.sdkman." >&2
  echo "Install one, for example: apt install openjdk-21-jdk, brew install openjdk, sdk install java 25-tem," >&2
  echo "or from https://adoptium.net; then call this again (or set JAVA_HOME to its folder)." >&2
  return 1
}

jdk_find || exit 1
