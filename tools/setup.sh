# shellcheck shell=bash disable=SC2034  # the variables are for those who source it
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the tools share: finding or making the environment that Trestle is built
# in. Where the package manager offers GTK and libadwaita new enough, that is the
# machine itself; elsewhere it is a private Debian root below the user's cache
# folder, in which a tool starts itself again (enter.sh).

set -euo pipefail

readonly gtk_needed=4.18 adwaita_needed=1.7
readonly suite=trixie
readonly recipe=1                       # raised when a root is made differently
readonly root_megabytes=2000 scratch_megabytes=2000

tools=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
project=$(dirname "$tools")
HOME=${HOME:-$(getent passwd "$EUID" | cut -d: -f6)}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/trestle
readonly tools project cache
export HOME

say ()
{
  printf 'trestle: %s\n' "$@" >&2
}

# die WHAT [WHAT-TO-DO...]
die ()
{
  say "$@"
  exit 1
}

has ()
{
  command -v "$1" > /dev/null
}

list_packages ()
{
  sed -e 's/#.*//' -e 's/ //g' -e '/^$/d' "$tools/packages"
}

# ---- Installing on the machine itself

can_become_root ()
{
  [[ $EUID = 0 ]] || { has sudo && { [[ -t 0 && -t 2 ]] || sudo -n true 2> /dev/null; }; }
}

# as_root WHY COMMAND...
as_root ()
{
  local why=$1
  shift
  if [[ $EUID = 0 ]]; then
    say "$why: $*"
    "$@" >&2
  else
    say "$why, with sudo: $*"
    sudo "$@" >&2
  fi
}

refresh_package_index ()
{
  as_root "fetching the package manager's index" apt-get update -q \
    || die "The index could not be fetched; apt-get said why above. Mend the network or /etc/apt, then start this again."
}

list_missing ()
{
  local package
  for package; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2> /dev/null) = installed ]] || echo "$package"
  done
}

# install_packages WHY PACKAGE...: does nothing when all are there.
install_packages ()
{
  local why=$1 missing
  shift
  mapfile -t missing < <(list_missing "$@")
  [[ ${#missing[@]} != 0 ]] || return 0
  can_become_root || die "Missing on this machine: ${missing[*]}" \
                         "Ask somebody who may to run: apt-get install --no-install-recommends ${missing[*]}"
  refresh_package_index
  as_root "$why" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" \
    || die "The packages could not be installed; apt-get said why above. Mend that, then start this again." \
           "When it does not know a package (tools/packages): enable the section of the archive that holds it."
}

find_candidate ()
{
  LC_ALL=C apt-cache policy "$1" | sed -n -e '/(none)/d' -e 's/^  Candidate: //p'
}

is_installed_new_enough ()
{
  has pkg-config && pkg-config --atleast-version "$gtk_needed" gtk4 \
    && pkg-config --atleast-version "$adwaita_needed" libadwaita-1
}

# Only what can be installed counts as offered.
is_offered_new_enough ()
{
  local gtk adwaita
  has apt-get && can_become_root || return 1
  # Machines made from images often have no index at all.
  compgen -G '/var/lib/apt/lists/*Packages*' > /dev/null || refresh_package_index
  gtk=$(find_candidate libgtk-4-dev)
  adwaita=$(find_candidate libadwaita-1-dev)
  [[ -n $gtk && -n $adwaita ]] \
    && dpkg --compare-versions "$gtk" ge "$gtk_needed" && dpkg --compare-versions "$adwaita" ge "$adwaita_needed"
}

# Where packages have other names, all that can be said is what is not there.
check_other_machine ()
{
  local item absent=
  for item in cc meson ninja blueprint-compiler msgfmt python3; do
    has "$item" || absent+="$item, "
  done
  for item in json-glib-1.0 librsvg-2.0; do
    pkg-config --exists "$item" || absent+="the development files of $item, "
  done
  [[ -z $absent ]] || die "Missing on this machine: ${absent%, }." \
                           "Install them with its package manager; tools/packages has Debian's names of all it takes."
}

use_machine ()
{
  local packages
  environment=native
  if has apt-get; then
    mapfile -t packages < <(list_packages)
    install_packages "installing what Trestle is built with" "${packages[@]}"
  else
    check_other_machine
  fi
}

# ---- The private root

# The name says all that decides what is in it.
name_root ()
{
  local stamp
  stamp=$({ echo "$recipe $suite $(uname -m)"; list_packages | LC_ALL=C sort; } | sha256sum)
  echo "debian-$suite-${stamp:0:12}"
}

explain_namespaces ()
{
  local row name value
  for row in kernel.unprivileged_userns_clone:0:1 kernel.apparmor_restrict_unprivileged_userns:1:0 \
             user.max_user_namespaces:0:15000; do
    IFS=: read -r name value allow <<< "$row"
    if [[ $(cat "/proc/sys/${name//.//}" 2> /dev/null) = "$value" ]]; then
      say "The setting that forbids it: $name = $value" \
          "An administrator allows it with: sysctl -w $name=$allow"
      return
    fi
  done
  say "None of the known settings forbids it, so a container or a security module does." \
      "In a container: start it privileged (docker run --privileged), or use the machine itself."
}

check_namespaces ()
{
  local complaint
  if ! complaint=$(bwrap --ro-bind / / --proc /proc --dev /dev --unshare-pid true 2>&1); then
    say "This machine forbids the namespaces that a private root needs (${complaint:-bwrap failed})."
    explain_namespaces
    exit 1
  fi
}

check_sub_ids ()
{
  local user file
  [[ $EUID != 0 ]] || return 0
  user=$(id -un)
  for file in /etc/subuid /etc/subgid; do
    grep -qE "^($user|$EUID):" "$file" 2> /dev/null \
      || die "$file has no line for $user; without one an ordinary user cannot make a private root." \
             "An administrator adds it with: usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $user"
  done
}

# check_space FOLDER MEGABYTES VARIABLE
check_space ()
{
  local free
  free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
  [[ $free -ge $2 ]] || die "$1 has $free MB left, and the set-up needs $2 MB there." \
                            "Make room, or name another folder in $3."
}

ensure_root_tools ()
{
  local wanted=(mmdebstrap bubblewrap)
  [[ $EUID = 0 ]] || wanted+=(uidmap)
  if has mmdebstrap && has bwrap && { [[ $EUID = 0 ]] || has newuidmap; }; then
    return
  fi
  has apt-get || die "GTK $gtk_needed and libadwaita $adwaita_needed are not installed, and the package manager is not apt." \
                     "Install them with their development files, or else ${wanted[*]}; then start this again."
  install_packages "a private Debian root is made and entered with these" "${wanted[@]}"
}

# What a set-up that was cut off has left; the lock is held.
remove_leftovers ()
{
  local scratch part
  if [[ -s $cache/scratch ]]; then
    scratch=$(< "$cache/scratch")
    # Parts of it may belong to the user's sub-uids.
    if [[ $EUID != 0 && -d $scratch ]]; then
      mmdebstrap --unshare-helper find "$scratch" -mindepth 1 -delete || true
    fi
    rm -rf --one-file-system "$scratch" \
      || die "$scratch, left by a set-up that was cut off, cannot be removed. Remove it, then start this again."
    rm "$cache/scratch"
  fi
  for part in "$cache"/*.part; do
    [[ ! -e $part ]] || rm -rf "$part"
  done
}

# A tar in between, because an ordinary user's sub-uids cannot pass a home that is closed to others. As root the mounts
# are in a namespace of their own, so that they end with mmdebstrap even when it is killed. tar stops reading at the end
# of the archive; what pads it has to go somewhere, or mmdebstrap fails on a slow machine.
unpack_root ()
{
  local include wrapper=()
  [[ $EUID != 0 ]] || wrapper=(unshare --mount)
  include=$(list_packages | paste -sd,)
  HOME=$1 TMPDIR=$1 "${wrapper[@]}" mmdebstrap --format=tar --variant=apt --include="$include" --aptopt='Apt::Install-Recommends "false"' \
      --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/info/*' "$suite" - \
    | { tar -x -C "$2" --no-same-owner --exclude='./dev/*' && cat > /dev/null; }
}

# Everything goes into a folder that gets its name when it is complete.
make_root ()
{
  local part=$root.part scratch
  scratch=$(mktemp -d "${TMPDIR:-/var/tmp}/trestle-XXXXXX")
  echo "$scratch" > "$cache/scratch"
  chmod 755 "$scratch"                  # sub-uids have to pass
  mkdir "$part"
  check_space "$cache" "$root_megabytes" XDG_CACHE_HOME
  check_space "$scratch" "$scratch_megabytes" TMPDIR
  # In a process group of its own, so that an interruption can be passed on at once; mmdebstrap then cleans up after
  # itself, and the shell around it waits for that.
  set -m
  { trap : TERM; unpack_root "$scratch" "$part"; } < /dev/null &
  unpacking=$!
  set +m
  wait "$unpacking" || die "The private root could not be made; mmdebstrap said why above." \
    "When it is the network: start this again; nothing half-made stays behind." \
    "When it is a signature: install a debian-archive-keyring that knows $suite."
  # The times of the fonts' folders are rounded in a tar, and their cache is void.
  bwrap --bind "$part" / --dev /dev fc-cache --system-only
  : > "$part/etc/machine-id"
  basename "$root" > "$part/etc/trestle-root"
  mv "$part" "$root"
}

stop_unpacking ()
{
  say "interrupted; removing what is half-made"
  [[ -z ${unpacking:-} ]] || { kill -TERM -- "-$unpacking" && wait "$unpacking"; } 2> /dev/null || true
  exit 130
}

say_what_is_made ()
{
  local older
  say "This machine as it is does not offer GTK $gtk_needed and libadwaita $adwaita_needed." \
      "Trestle is built in a private Debian root instead: $root" \
      "Making it, once: 400 MB to fetch, 2 GB on disk, one to three minutes. The machine itself is not changed."
  for older in "$cache"/debian-*; do
    [[ ! -d $older ]] || say "An older one may go when no other checkout uses it: rm -rf '$older'"
  done
}

set_up_root ()
{
  mkdir -p "$cache" || die "$cache cannot be made. Name a folder you can write to in XDG_CACHE_HOME."
  exec {lock}> "$cache/lock"
  flock -n "$lock" || { say "another set-up is under way; waiting for it"; flock "$lock"; }
  trap remove_leftovers EXIT
  trap stop_unpacking INT TERM HUP
  remove_leftovers
  if [[ ! -d $root ]]; then
    local begin=$SECONDS
    say_what_is_made
    make_root
    say "made in $((SECONDS - begin)) seconds"
  fi
  trap - EXIT INT TERM HUP
  remove_leftovers
  exec {lock}>&-
}

use_root ()
{
  root=$cache/$(name_root)
  environment=$(basename "$root")
  ensure_root_tools
  check_namespaces
  if [[ ! -d $root ]]; then
    check_sub_ids
    set_up_root
  fi
}

# Sets environment, which names the builds, and root when there is one to enter.
choose_environment ()
{
  root=
  if [[ -e /etc/trestle-root ]]; then
    environment=$(< /etc/trestle-root)
  elif is_installed_new_enough; then
    use_machine
  elif [[ -d $cache/$(name_root) ]]; then
    use_root
  elif is_offered_new_enough; then
    use_machine
  else
    use_root
  fi
}
