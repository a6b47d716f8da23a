#!/bin/sh
# Puts the built program into the user's own folders; no root needed. `install.sh --remove` takes it out.
# The user's data is never touched.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$data/isms-desktop-program
starter=$HOME/.local/bin/isms-desktop
entry=$data/applications/isms-desktop.desktop
icon=$data/icons/hicolor/scalable/apps/isms-desktop.svg

remove() { rm -rf "$program" "$starter" "$entry" "$icon"; }

if [ "${1:-}" = --remove ]; then
  remove
  echo "ISMS Desktop is removed. Your data is where it was."
  exit 0
fi
if [ ! -x "$here/dist/isms-desktop/isms-desktop" ]; then
  echo "Build the program first: python3 tasks.py package --app" >&2
  exit 1
fi
remove
mkdir -p "$(dirname "$starter")" "$(dirname "$entry")" "$(dirname "$icon")"
cp -R "$here/dist/isms-desktop" "$program"
ln -s "$program/isms-desktop" "$starter"
cp "$here/resources/icons/isms-desktop.svg" "$icon"
sed "s|^Exec=.*|Exec=\"$program/isms-desktop\"|" "$here/installers/linux/isms-desktop.desktop" >"$entry"
echo "ISMS Desktop is installed: look in the menu, or start $starter"
