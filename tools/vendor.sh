#!/bin/sh
# Refresh the vendored front-end files from frontend/package-lock.json. Needs Node; nothing else does.
# To update: change a version in frontend/package.json, run `npm install --package-lock-only` in
# frontend/, then this script, then the browser tests; commit all of it together.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT INT TERM

cp "$root/frontend/package.json" "$root/frontend/package-lock.json" "$root/frontend/.npmrc" "$scratch/"
(cd "$scratch" && npm ci)
python3 "$root/tools/vendor_files.py" "$scratch/node_modules"
python3 "$root/tools/check_vendor.py"
