#!/bin/sh
# Draws the PNG icons from their SVG sources with a headless Chromium; needed only after an SVG has changed.
set -eu
cd "$(dirname "$0")"
draw() {
  page=$(mktemp --suffix=.html)
  printf '<!doctype html><style>body{margin:0}svg{display:block}</style>%s' "$(cat "$1.svg")" > "$page"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 --default-background-color=00000000 \
    --window-size="$2,$2" --screenshot="$1.png" "file://$page" > /dev/null 2>&1
  rm "$page"
}
draw color 192
draw outline 32
