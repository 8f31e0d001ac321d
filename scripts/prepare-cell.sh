#!/usr/bin/env bash
# Installs what the agent's cell needs where it is missing, and lets programs make namespaces. Whether a cell can be made is
# judged by the program itself: it refuses to start an agent without one.
set -euo pipefail
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo -n)
missing=()
command -v bwrap >/dev/null || missing+=(bubblewrap)
command -v socat >/dev/null || missing+=(socat)
if [ ${#missing[@]} -gt 0 ]; then
  "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null || echo "could not install: ${missing[*]}"
fi
if [ "$(cat /proc/sys/kernel/apparmor_restrict_unprivileged_userns 2>/dev/null || echo 0)" = 1 ]; then
  "${as_root[@]}" sysctl -q -w kernel.apparmor_restrict_unprivileged_userns=0 || echo "user namespaces stay restricted"
fi
