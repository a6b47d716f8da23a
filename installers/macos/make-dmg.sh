#!/bin/sh
# Makes a disk image of the program built by "python3 tasks.py package --app".
# Not run: no Mac was at hand. Signing and notarising need a developer account and are left to who has one.
set -eu
cd "$(dirname "$0")/../.."
app="dist/ISMS Desktop.app"
[ -d "$app" ] || { echo "Build the program first: python3 tasks.py package --app" >&2; exit 1; }
hdiutil create -volname "ISMS Desktop" -srcfolder "$app" -ov -format UDZO dist/isms-desktop.dmg
