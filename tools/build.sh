# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Building Trestle in the environment entered. Every environment has its own
# builds, _build/ENVIRONMENT/KIND, so that none meets another's libraries. To be
# sourced.

# shellcheck source=tools/enter.sh
. "$(dirname "${BASH_SOURCE[0]}")/enter.sh"

# Builds that are tested are compiled in two thirds of the time; their traces have lines, but no variables.
quick=(-Doptimization=1 -Dc_args=-g1)

list_options ()
{
  case $1 in
    plain) printf '%s\n' "${quick[@]}" -Dwerror=true ;;
    asan) printf '%s\n' "${quick[@]}" -Db_sanitize=address,undefined -Db_lundef=false ;;
    release) printf '%s\n' --buildtype=release -Db_pch=false ;;
  esac
}

check_writable ()
{
  local path
  for path in "$project" "$project/_build" "$project/_build/$environment"; do
    [[ ! -e $path || -w $path ]] \
      || die "$path cannot be written to by $(id -un): it belongs to $(stat -c %U "$path"), or the disk is read-only." \
             "Trestle is built in the checkout: make a clone of your own, or remove _build when it is somebody else's."
  done
}

# A build that was configured for another place or with other options is begun anew.
configure ()
{
  local kind=$1 options stamp=$build/trestle-options
  mapfile -t options < <(list_options "$kind")
  options+=(--prefix="$build/installed")
  if [[ ! -f $build/build.ninja || $(cat "$stamp" 2> /dev/null) != "$project ${options[*]}" ]]; then
    say "configuring the $kind build"
    rm -rf "$build"
    mkdir -p "$build"
    meson setup "${options[@]}" "$build" "$project" > "$build/setup.log" \
      || { cat "$build/setup.log" >&2; die "Trestle could not be configured; Meson said why above."; }
    echo "$project ${options[*]}" > "$stamp"
  fi
}

# Ninja shows how far it is on a terminal; elsewhere only a failure is worth a word.
compile ()
{
  if [[ -t 1 ]]; then
    ninja -C "$build"
  else
    ninja -C "$build" > "$build/build.log" 2>&1 || { cat "$build/build.log" >&2; return 1; }
  fi
}

# build KIND: sets build to the folder of the build and brings it up to date.
build ()
{
  build=$project/_build/$environment/$1
  check_writable
  configure "$1"
  say "building ($1)"
  compile || die "Trestle did not build; the compiler said why above. To begin anew: rm -r '$build'"
}
