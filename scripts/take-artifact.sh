#!/usr/bin/env bash
# take-artifact.sh FOLDER SHA256 TO NAME…: the one archive that was downloaded into FOLDER must have this digest and a size within
# reason; of its files only those NAMEd are written, as plain files below TO. Nothing else in it is unpacked, whatever it is called.
set -euo pipefail
most_bytes=$((64 * 1024 * 1024)) # of the archive, and of each file in it; a change has at most 4 MiB unless configured

die() { echo "artifact refused: $1" >&2; exit 1; }

folder=$1 digest=${2#sha256:} to=$3
shift 3
shopt -s nullglob dotglob
found=("$folder"/*)
[ ${#found[@]} -eq 1 ] && [ -f "${found[0]}" ] && [ ! -L "${found[0]}" ] || die "${#found[@]} files arrived instead of one"
archive=${found[0]}
[[ "$digest" =~ ^[0-9a-f]{64}$ ]] || die "no digest was handed on"
[ "$(wc -c <"$archive")" -le "$most_bytes" ] || die "larger than $most_bytes bytes"
[ "$(sha256sum <"$archive")" = "$digest  -" ] || die "its digest is not the one that was handed on"

# Listed by number of entries, so that a name that stands twice is not glued together.
listing=$(unzip -Z1 "$archive") || die "not an archive"
mkdir "$to"
for name in "$@"; do
  times=$(grep -cxF -- "$name" <<<"$listing" || true)
  [ "$times" -le 1 ] || die "$name is in it $times times"
  [ "$times" -eq 1 ] || continue
  # Through a pipe: no path, link or mode of the archive has any effect. What comes after the limit is not read.
  { unzip -p "$archive" "$name" || true; } | head -c "$((most_bytes + 1))" >"$to/$name"
  [ "$(wc -c <"$to/$name")" -le "$most_bytes" ] || die "$name is larger than $most_bytes bytes"
done
ls -l "$to"
