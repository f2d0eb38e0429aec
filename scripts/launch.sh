# Functions shared by the scripts that start a program from a checkout. Source it under 'set -euf', with open standard
# streams, after setting
#   name         the prefix of messages
#   home         the checkout
#   module       the module to build
#   modules      that module and the modules it depends on
#   artifacts    the files that the build must produce
#
# FEEDPIN_BUILD_WAIT    seconds to wait for another process that is building; default 600
# shellcheck shell=sh disable=SC2154

stamp=$module/target/launch.stamp
lockfile=$module/target/launch.lock
log=$module/target/launch.log

fail() {
  printf '%s: %s\n' "$name" "$1" >&2
  exit 69
}

# Prints the output of another program, if there is any.
repeat() {
  [ -z "$1" ] || printf '%s\n' "$1" >&2
}

# ---- the locale ----

# In an ASCII locale, a JVM cannot open files with other characters in their names, including its own jar. Cron, systemd
# and containers use such a locale, and so does a system on which the configured locale is not installed. Replaces it by
# UTF-8, and sets ascii_only to whether it did.
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
    # If none is reported, use the locale built into C libraries.
    utf8=C.UTF-8
  done
  # The language remains that of a UTF-8 locale which is not installed.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *.UTF-8* | *.utf8* | *.utf-8*)
      export FEEDPIN_LANG="${FEEDPIN_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}"
      ;;
  esac
  export LC_ALL="$utf8"
}

# ---- Java ----

# Sets java, and java_version to its feature version.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -f "$java" ] && [ -x "$java" ] ||
      fail "JAVA_HOME is $JAVA_HOME, which has no bin/java. Set it to a JDK of version 17 or later."
    release=$JAVA_HOME/release
  else
    java=$(command -v java) || fail 'Java was not found. Install a JDK of version 17 or later.'
    release=$(dirname "$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")")/../release
  fi
  # Reading the release file is faster than starting the JVM.
  java_version=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$release" 2>/dev/null || true)
  if [ -z "$java_version" ]; then
    said=$("$java" -version 2>&1 </dev/null || true)
    java_version=$(printf '%s\n' "$said" | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p')
    if [ -z "$java_version" ]; then
      repeat "$said"
      fail "cannot determine the version of $java. Feedpin requires Java 17 or later."
    fi
  fi
  [ "$java_version" -ge 17 ] || fail "$java is Java $java_version. Feedpin requires 17 or later."
}

require_jdk() {
  if [ -n "${JAVA_HOME:-}" ]; then
    [ -x "$JAVA_HOME/bin/javac" ] ||
      fail "JAVA_HOME is $JAVA_HOME, which has no bin/javac. Building requires a JDK of version 17 or later."
  else
    command -v javac >/dev/null ||
      fail 'javac was not found. Building requires a JDK of version 17 or later.'
  fi
}

# Options that suppress warnings of newer JVMs about Netty's native code and its use of Unsafe.
netty_options() {
  [ "$java_version" -lt 24 ] || printf '%s' '--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'
}

# Replaces this shell by the JVM with these arguments. Starts it with --dry-run before, since a JVM that fails to start
# ends with 1, an exit code of the command; but not under a debugger, which would have to attach twice.
start_java() {
  case ${FEEDPIN_JAVA_OPTS:-}${JDK_JAVA_OPTIONS:-}${JAVA_TOOL_OPTIONS:-} in
    *jdwp*) ;;
    *)
      if ! said=$("$java" --dry-run "$@" 2>&1 </dev/null); then
        repeat "$said"
        fail "$java failed to start. Check FEEDPIN_JAVA_OPTS, JAVA_HOME and the available memory."
      fi
      ;;
  esac
  exec "$java" "$@"
}

# ---- the build ----

# Lists the sources of the modules with their checksums.
sources() {
  set -- pom.xml project/pom.xml bom/pom.xml mvnw .mvn
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

# Builds the module unless it is built and its sources are unchanged.
build_once() {
  here=$(pwd)
  cd "$home"
  is_built || build
  cd "$here" 2>/dev/null || fail "the directory $here no longer exists."
}

build() {
  if [ -f "$stamp" ]; then why='the sources have changed'; else why='first start, about a minute'; fi
  mkdir -p "$module/target" 2>/dev/null && (: >>"$lockfile") 2>/dev/null ||
    fail "Feedpin must be built ($why), but $home/$module/target is not writable."
  require_jdk
  trap 'give_up $?' EXIT
  trap 'stop 129' HUP
  trap 'stop 130' INT
  trap 'stop 143' TERM
  lock
  if ! is_built; then
    printf 'Building Feedpin (%s)...\n' "$why" >&2
    # Taken before the build, so that changes during the build are detected.
    before=$(sources)
    rm -f "$stamp"
    # In the background, since a shell handles no signals while it runs a command in the foreground.
    ./mvnw -q -Pquick -Dmaven.test.skip=true -pl "$module" -am package >"$log" 2>&1 </dev/null &
    builder=$!
    if ! wait "$builder"; then
      cat "$log" >&2
      fail "the build failed; see the output above or $home/$log."
    fi
    builder=
    printf '%s\n' "$before" >"$stamp"
  fi
  unlock
  trap - EXIT HUP INT TERM
}

# Ends with the exit code for a signal, or else with 69, since other codes belong to the command.
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

# Only one process builds at a time. The lock is a flock, which the system releases with its holders: this shell and the
# build. Without flock, as on macOS, it is a link to the host, process id and start time of its owner, since process ids
# are reused.

builder=
lock_by=flock
command -v flock >/dev/null || lock_by=link

lock() {
  exec 9>>"$lockfile"
  patience=${FEEDPIN_BUILD_WAIT:-600}
  waited=0
  until take_lock; do
    if [ "$waited" -ge "$patience" ]; then
      fail "another process has been building for $patience seconds and holds $home/$lockfile. Try again later."
    fi
    [ "$waited" -gt 0 ] ||
      printf 'Waiting up to %s s for another process that is building Feedpin (%s)...\n' "$patience" "$lockfile" >&2
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
    # A higher status means that the file system does not support flock.
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
  # Renamed rather than removed, since another process may have replaced the link meanwhile.
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

# Prints the start time of a process in a system-dependent form; empty when the process does not exist.
start_of() {
  if [ -d /proc/self ]; then
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20
  else
    LC_ALL=C ps -o lstart= -p "$1" 2>/dev/null || true
  fi
}

# Returns whether the owner of a link is running. An owner on another host cannot be checked; its lock expires after ten
# minutes.
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
