# Sets up the C libraries that Wellspring needs. Sourced by the other scripts.
# SPDX-License-Identifier: GPL-3.0-or-later

say() { printf '%s\n' "$*"; }
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The Swift toolchain is the one thing that is not installed here.
need_swift() {
  command -v swift >/dev/null 2>&1 ||
    die "No Swift toolchain was found: install Swift 6.1 or newer from https://www.swift.org/install and run this again."
}

# Whether the compiler finds a header.
has_header() {
  printf '#include <%s>\n' "$1" |
    "${CC:-$(command -v cc || command -v clang || echo false)}" $(header_flags) -E -x c - >/dev/null 2>&1
}

# Homebrew's headers are outside the compiler's own path.
header_flags() {
  if command -v brew >/dev/null 2>&1; then printf -- '-I%s/include' "$(brew --prefix)"; fi
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    command -v sudo >/dev/null 2>&1 ||
      die "Installing packages takes root: run this as root or install sudo, or install by hand: $*"
    sudo "$@"
  fi
}

install_with_apt() {
  local packages="libgsl-dev librandom123-dev nettle-dev pkg-config"
  say "Installing with apt: $packages"
  as_root apt-get update -q || die "apt-get update failed; is the network there?"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages ||
    die "apt-get could not install: $packages"
}

install_with_brew() {
  say "Installing with Homebrew: gsl nettle pkgconf"
  brew install gsl nettle pkgconf || die "Homebrew could not install: gsl nettle pkgconf"
  has_header Random123/philox.h && return
  if brew info --formula random123 >/dev/null 2>&1; then
    brew install random123 || die "Homebrew could not install: random123"
  else
    die "Homebrew has no formula for Random123: copy include/Random123 of https://github.com/DEShawResearch/random123 to $(brew --prefix)/include and run this again."
  fi
}

# GSL, Nettle and Random123, unless they are there already.
set_up_libraries() {
  if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists gsl nettle &&
    has_header Random123/philox.h; then
    say "GSL $(pkg-config --modversion gsl), Nettle $(pkg-config --modversion nettle) and Random123 are there."
  elif command -v apt-get >/dev/null 2>&1; then
    install_with_apt
  elif command -v brew >/dev/null 2>&1; then
    install_with_brew
  else
    die "Neither apt nor Homebrew is here: install GSL (2.7 or newer, with headers), Nettle, Random123 and pkg-config, and run this again."
  fi
  if command -v brew >/dev/null 2>&1; then
    export CPATH="$(brew --prefix)/include${CPATH:+:$CPATH}"
  fi
}

# One set of options for use and for tests, so that a test run builds only the tests. Tests see
# internals; what that costs is less than a thousandth of the instructions of a run.
build_options="-c release -Xswiftc -enable-testing"
# With WELLSPRING_CHECKED=yes assertions that a release leaves out are in, in a folder beside the
# release; the tables are the same bytes.
if [ "${WELLSPRING_CHECKED:-}" = yes ]; then
  build_options="$build_options -Xswiftc -assert-config -Xswiftc Debug --scratch-path .build/checked"
fi

# Builds the program, and says where it is in $program.
build_program() {
  # The options are words.
  # shellcheck disable=SC2086
  swift build $build_options --product wellspring
  # shellcheck disable=SC2086
  program="$(swift build $build_options --show-bin-path)/wellspring"
}
