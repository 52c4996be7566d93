# Finds a JDK 25 and a Maven for the scripts that source this file. It changes nothing by itself.

# Whether a directory is the home of a JDK 25: told by its release file, without starting it.
is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
    grep -Eq '^JAVA_VERSION="25(["._+-]|$)' "$1/release"
}

# Every place where a JDK usually is, the user's own choice first, one a line.
jdk_candidates() {
  printf '%s\n' "${JAVA_HOME:-}"
  local java toolchains="$HOME/.m2/toolchains.xml"
  if java=$(command -v java 2>/dev/null); then
    java=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")
    printf '%s\n' "${java%/bin/java}"
  fi
  if [ -r "$toolchains" ]; then
    sed -n 's|.*<jdkHome>\(.*\)</jdkHome>.*|\1|p' "$toolchains"
  fi
  local directory
  for directory in \
    /usr/lib/jvm/* /usr/java/* /usr/local/java/* /usr/local/*jdk* /opt/*jdk* /opt/java/* /opt/jvm/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jenv/versions/* \
    "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    printf '%s\n' "$directory"
  done
}

# Sets and exports JAVA_HOME, or says how to get a JDK and fails.
find_jdk() {
  local candidate
  while IFS= read -r candidate; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done < <(jdk_candidates)
  cat >&2 <<'TEXT'
AdPay needs a JDK 25, and none was found: not by JAVA_HOME, not on the PATH, not in
~/.m2/toolchains.xml, nor in the usual directories. To get one:
  Debian, Ubuntu  apt install openjdk-25-jdk
  Fedora          dnf install java-25-openjdk-devel
  macOS           brew install openjdk@25
  SDKMAN!         sdk install java 25-tem
or unpack any JDK 25 somewhere and set JAVA_HOME to that directory.
TEXT
  return 1
}

# Sets MAVEN to a Maven of at least 3.8.7, or says so and fails.
find_maven() {
  local candidate version
  for candidate in \
    "$(command -v mvn 2>/dev/null || true)" "${MAVEN_HOME:-}/bin/mvn" "${M2_HOME:-}/bin/mvn" \
    "$HOME"/.sdkman/candidates/maven/current/bin/mvn /opt/*maven*/bin/mvn \
    /usr/share/maven/bin/mvn /opt/homebrew/bin/mvn /usr/local/bin/mvn; do
    [ -n "$candidate" ] && [ -x "$candidate" ] || continue
    version=$("$candidate" -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    if [ -n "$version" ] && [ "$(printf '3.8.7\n%s\n' "$version" | sort -V | head -n 1)" = 3.8.7 ]; then
      MAVEN=$candidate
      return 0
    fi
  done
  printf '%s\n' 'AdPay needs Maven 3.8.7 or newer to build itself (https://maven.apache.org): put its mvn on the PATH.' >&2
  return 1
}
