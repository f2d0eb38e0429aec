# What the scripts that start something from a checkout share. They source it under 'set -euf', with their standard
# streams open, after setting
#   name         what their messages begin with
#   home         the checkout
#   module       the module to build
#   modules      that module, and those of the checkout that it is made of
#   artifacts    what the build leaves, beside which nothing else is needed
#
# FEEDPIN_BUILD_WAIT    for how many seconds to wait for another start that is building; otherwise 600
# shellcheck shell=sh disable=SC2154

stamp=$module/target/launch.stamp
lockfile=$module/target/launch.lock
log=$module/target/launch.log

fail() {
  printf '%s: %s\n' "$name" "$1" >&2
  exit 69
}

# Hands on what another program has said, if anything.
repeat() {
  [ -z "$1" ] || printf '%s\n' "$1" >&2
}

# ---- the locale ----

# To a JVM whose locale knows ASCII only, files with other names do not exist, not even its own jar. So it is with cron,
# with systemd, in containers, and where the locale that is asked for is not installed. Sets ascii_only to whether UTF-8
# took the place of such a locale.
use_utf8() {
  ascii_only=false
  charmap=$(locale charmap 2>/dev/null || true)
  case ${charmap:-${LC_ALL:-${LC_CTYPE:-${LANG:-POSIX}}}} in
    ANSI_X3.4-1968 | US-ASCII | ASCII | 646 | C | POSIX) ascii_only=true ;;
    *) return 0 ;;
  esac
  for utf8 in C.UTF-8 C.utf8 en_US.UTF-8; do
    if [ "$(LC_ALL=$utf8 locale charmap 2>/dev/null || true)" = UTF-8 ]; then
      break
    fi
    # Where nothing tells, the one that a C library brings along.
    utf8=C.UTF-8
  done
  export LC_ALL="$utf8"
}

# ---- Java ----

# Sets java, and java_version to its feature version.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -f "$java" ] && [ -x "$java" ] ||
      fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it. Set it to a JDK of version 17 or later."
    release=$JAVA_HOME/release
  else
    java=$(command -v java) || fail 'there is no Java. Install a JDK of version 17 or later.'
    release=$(dirname "$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")")/../release
  fi
  # Asking the JVM takes longer than reading what stands beside it.
  java_version=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$release" 2>/dev/null || true)
  if [ -z "$java_version" ]; then
    said=$("$java" -version 2>&1 </dev/null || true)
    java_version=$(printf '%s\n' "$said" | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p')
    if [ -z "$java_version" ]; then
      repeat "$said"
      fail "$java does not tell its version. Feedpin needs Java 17 or later."
    fi
  fi
  [ "$java_version" -ge 17 ] || fail "$java is Java $java_version. Feedpin needs 17 or later."
}

require_jdk() {
  if [ -n "${JAVA_HOME:-}" ]; then
    [ -x "$JAVA_HOME/bin/javac" ] ||
      fail "JAVA_HOME is $JAVA_HOME, which is no JDK: it has no javac. Building takes a JDK of version 17 or later."
  else
    command -v javac >/dev/null ||
      fail 'there is a Java, but no JDK: javac is missing. Building takes a JDK of version 17 or later.'
  fi
}

# Options that keep newer JVMs from warning of Netty's native code and its use of Unsafe; one word each.
netty_options() {
  [ "$java_version" -lt 24 ] || printf '%s' '--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'
}

# Puts the JVM in the place of this shell, with these arguments. Whether it can start is tried before: a JVM that cannot
# ends with 1, which has a meaning of its own. But a debugger is not made to wait for it twice.
start_java() {
  case ${FEEDPIN_JAVA_OPTS:-}${JDK_JAVA_OPTIONS:-}${JAVA_TOOL_OPTIONS:-} in
    *jdwp*) ;;
    *)
      if ! said=$("$java" --dry-run "$@" 2>&1 </dev/null); then
        repeat "$said"
        fail "$java does not start. Check FEEDPIN_JAVA_OPTS, JAVA_HOME and the memory that is left."
      fi
      ;;
  esac
  exec "$java" "$@"
}

# ---- the build ----

# The sources of the modules, with their checksums.
sources() {
  set -- pom.xml bom/pom.xml mvnw .mvn
  for part in $modules; do
    set -- "$@" "$part/pom.xml" "$part/src/main"
  done
  find "$@" -type f -exec cksum {} + | LC_ALL=C sort
}

is_built() {
  for artifact in $artifacts; do
    [ -e "$artifact" ] || return 1
  done
  [ -f "$stamp" ] && [ "$(sources)" = "$(cat "$stamp")" ]
}

# Builds the module when that has not been done, or when its sources have changed since.
build_once() {
  here=$(pwd)
  cd "$home"
  is_built || build
  cd "$here" 2>/dev/null || fail "the folder $here is gone."
}

build() {
  if [ -f "$stamp" ]; then why='the sources have changed'; else why='first start, about a minute'; fi
  mkdir -p "$module/target" 2>/dev/null && (: >>"$lockfile") 2>/dev/null ||
    fail "it has to be built ($why), but nothing can be written to $home/$module/target."
  require_jdk
  trap 'give_up $?' EXIT
  trap 'stop 129' HUP
  trap 'stop 130' INT
  trap 'stop 143' TERM
  lock
  if ! is_built; then
    printf 'Building Feedpin (%s)...\n' "$why" >&2
    # Taken before the build: what changes during it counts as changed.
    before=$(sources)
    rm -f "$stamp"
    # In the background, since a shell hears of no signal while it waits for what is not.
    ./mvnw -q -Pquick -Dmaven.test.skip=true -pl "$module" -am package >"$log" 2>&1 </dev/null &
    builder=$!
    if ! wait "$builder"; then
      cat "$log" >&2
      fail "the build failed; what it said stands above and in $home/$log."
    fi
    builder=
    printf '%s\n' "$before" >"$stamp"
  fi
  unlock
  trap - EXIT HUP INT TERM
}

# Ends with the code of a signal when that was the reason, and otherwise with the launcher's own: the shell's has
# another meaning.
give_up() {
  unlock
  case $1 in
    129 | 130 | 143) exit "$1" ;;
    *) exit 69 ;;
  esac
}

stop() {
  [ -z "$builder" ] || kill "$builder" 2>/dev/null || true
  exit "$1"
}

# ---- the lock ----

# Two that start at once do not build at once. The lock is one of the system, which dies with those who hold it: this
# shell and the build. Where there is none, as on macOS, it is a link that names its owner by host, number and start,
# since a number alone comes again.

builder=
lock_by=flock
command -v flock >/dev/null || lock_by=link

lock() {
  exec 9>>"$lockfile"
  patience=${FEEDPIN_BUILD_WAIT:-600}
  waited=0
  until take_lock; do
    if [ "$waited" -ge "$patience" ]; then
      fail "another start has been building for $patience seconds, and holds $home/$lockfile. Try again later."
    fi
    [ "$waited" -gt 0 ] ||
      printf 'Waiting up to %s s for another start that is building Feedpin (%s)...\n' "$patience" "$lockfile" >&2
    sleep 1
    waited=$((waited + 1))
  done
}

unlock() {
  exec 9>&-
  if [ "$lock_by" = link ] && [ "$(readlink "$lockfile.owner" || true)" = "$(identity)" ]; then
    rm -f "$lockfile.owner"
  fi
}

take_lock() {
  if [ "$lock_by" = flock ]; then
    status=0
    flock -n 9 2>/dev/null || status=$?
    # Anything above means that this file system has no such locks.
    [ "$status" -gt 1 ] || return "$status"
    lock_by=link
  fi
  take_link
}

take_link() {
  ln -s "$(identity)" "$lockfile.owner" 2>/dev/null && return 0
  owner=$(readlink "$lockfile.owner") || return 1
  if is_alive "$owner"; then
    return 1
  fi
  # Renamed rather than removed: another start may have been faster, and the link may be its own by now.
  mv "$lockfile.owner" "$lockfile.$$" 2>/dev/null || return 1
  taken=$(readlink "$lockfile.$$" || true)
  rm -f "$lockfile.$$"
  if [ "$taken" != "$owner" ]; then
    ln -s "$taken" "$lockfile.owner" 2>/dev/null || true
    return 1
  fi
  ln -s "$(identity)" "$lockfile.owner" 2>/dev/null
}

identity() {
  printf '%s %s %s' "$(uname -n)" "$$" "$(start_of "$$")"
}

# When a process was started, in whatever form; empty when there is none.
start_of() {
  if [ -d /proc/self ]; then
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20
  else
    LC_ALL=C ps -o lstart= -p "$1" 2>/dev/null || true
  fi
}

# Whether the owner of a link still runs. One on another host cannot be asked, and counts for ten minutes.
is_alive() {
  host=${1%% *}
  process=${1#* }
  number=${process%% *}
  if [ "$host" = "$(uname -n)" ]; then
    [ -n "$number" ] && [ "$(start_of "$number")" = "${process#* }" ]
  else
    [ -z "$(find "$lockfile.owner" -prune -mmin +10 2>/dev/null)" ]
  fi
}
