#!/usr/bin/env bash
# take-endings.sh FOLDER OWN TO: of every archive that was downloaded below FOLDER the one file ending.json is written as
# TO/<name of its artifact>.json. One archive alone lies in FOLDER itself: that is OWN. Any job of the run could have made these:
# what has another name, or is larger than an ending is, is left out; nothing in them is unpacked under a name of its own.
set -euo pipefail
most_archives=4096
most_bytes=65536 # of an archive; an ending has some 300 bytes
most_ending=4096

folder=$1 own=$2 to=$3
named='^linear-to-pr-[A-Z][A-Z0-9]{0,9}-[1-9][0-9]{0,8}-ending-[0-9]{1,4}$'
mkdir "$to"
taken=0
while IFS= read -r -d '' archive; do
  parent=$(dirname "$archive")
  name=$own
  [ "$parent" = "$folder" ] || name=$(basename "$parent")
  [[ "$name" =~ $named ]] && [ ! -e "$to/$name.json" ] || continue
  [ "$(wc -c <"$archive")" -le "$most_bytes" ] || continue
  # Through a pipe: no path, link or mode of the archive has any effect.
  { unzip -p "$archive" ending.json 2>/dev/null || true; } | head -c "$((most_ending + 1))" >"$to/$name.json"
  taken=$((taken + 1))
  [ "$taken" -lt "$most_archives" ] || break
done < <(find "$folder" -mindepth 1 -maxdepth 2 -type f -print0)
echo "$taken endings"
