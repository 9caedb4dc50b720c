# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Entering the private root. Its /usr and /etc stand in for the machine's and
# cannot be written to; the folders that hold people's files, the display, the
# session bus and the graphics device are the machine's own. To be sourced.

# shellcheck source=tools/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

# Folders a tool wants to see although they stand below /var or /run.
shown=()

# Whether a folder of the machine's / is there inside as it is outside.
is_passed_on ()
{
  case $1 in
    / | /bin | /boot | /dev | /etc | /lib | /lib32 | /lib64 | /libx32 | /lost+found | /proc) return 1 ;;
    /run | /sbin | /sys | /usr | /var) return 1 ;;
    *) [[ -d $1 ]] ;;
  esac
}

# The user has to have a name inside, or D-Bus refuses to start.
list_users ()
{
  getent passwd "$EUID" || echo "user:x:$EUID:$(id -g)::$HOME:/bin/sh"
  cat "$root/etc/passwd"
}

list_groups ()
{
  local group
  for group in $(id -G); do
    getent group "$group" || true
  done
  cat "$root/etc/group"
}

add_system ()
{
  local path
  for path in "$root"/{bin,sbin,lib*}; do
    [[ ! -L $path ]] || view+=(--symlink "$(readlink "$path")" "/${path##*/}")
  done
  exec {users}< <(list_users) {groups}< <(list_groups)
  view+=(--ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc
         --ro-bind-data "$users" /etc/passwd --ro-bind-data "$groups" /etc/group
         --ro-bind "$root/var/cache/fontconfig" /var/cache/fontconfig
         --dev /dev --dev-bind-try /dev/dri /dev/dri --ro-bind-try /sys /sys --proc /proc
         --tmpfs /run --tmpfs /var/tmp)
}

add_folder ()
{
  local top=${1#/}
  case $1 in
    /var/* | /run/*) view+=(--bind "$1" "$1") ;;
    *) is_passed_on "/${top%%/*}" || die "$1 cannot be seen from within the private root, which has its own." \
                                         "Use a folder below your home." ;;
  esac
}

add_folders ()
{
  local path
  for path in /*; do
    ! is_passed_on "$path" || view+=(--bind "$path" "$path")
  done
  [[ ! -d $HOME ]] || add_folder "$HOME"
  for path in "$PWD" "$project" "${shown[@]}"; do
    add_folder "$path"
  done
}

# Wayland's socket and mostly the bus are in the runtime folder, X11's socket is in /tmp.
add_session ()
{
  local path
  for path in "${XDG_RUNTIME_DIR:-}" "${XAUTHORITY:-}"; do
    [[ ! -e $path ]] || view+=(--bind "$path" "$path")
  done
  view+=(--setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin --setenv SHELL /bin/bash)
  # What would lead programs to the machine's own libraries, modules and data.
  for path in TMPDIR LD_PRELOAD LD_LIBRARY_PATH LIBRARY_PATH CPATH C_INCLUDE_PATH PKG_CONFIG_PATH PYTHONPATH PYTHONHOME \
              XDG_DATA_DIRS XDG_CONFIG_DIRS GTK_PATH GTK_MODULES GIO_MODULE_DIR GIO_EXTRA_MODULES GI_TYPELIB_PATH LOCPATH; do
    view+=(--unsetenv "$path")
  done
}

enter_root ()
{
  view=()
  add_system
  add_folders
  add_session
  exec bwrap "${view[@]}" --chdir "$PWD" --unshare-pid --die-with-parent -- "$@"
}

# enter COMMAND...: sets up what is missing and becomes COMMAND in the environment.
enter ()
{
  choose_environment
  [[ -z $root ]] || enter_root "$@"
  exec "$@"
}

# enter_tool ARGUMENT...: goes on when this is the environment, and otherwise starts the tool in it.
enter_tool ()
{
  choose_environment
  [[ -z $root ]] || enter_root "$tools/${0##*/}" "$@"
}
