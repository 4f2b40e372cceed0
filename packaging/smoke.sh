#!/bin/sh
# Try everything that an installed or bundled program must do:
#   smoke.sh PROGRAM [WINDOW-PROGRAM [OLD-STORES]]
# OLD-STORES is tests/storage/fixtures, beside this script unless named. It is POSIX shell alone, so
# that it runs in a bare system, and needs no display: the window is painted offscreen unless
# QT_QPA_PLATFORM says otherwise. HOP_SMOKE_WINDOW=no leaves the window out.
set -eu
umask 077 # as the program, which tells what others can read
program=$1
window=${2:-$1}
stores=${3:-$(dirname "$0")/../tests/storage/fixtures}
folder=$(mktemp -d)
process=
trap '[ -z "$process" ] || kill "$process" 2>/dev/null || :; rm -rf "$folder"' EXIT
data=$folder/data
step() { printf '  %s\n' "$1"; }
fail() {
  printf 'smoke: %s\n' "$1" >&2
  exit 1
}
holds() { grep -q -- "$2" "$1" || fail "$1 lacks: $2"; }
begins() { [ "$(head -c ${#2} "$1")" = "$2" ] || fail "$1 does not begin with $2"; }
hop() { "$program" --data-dir "$data" "$@" || fail "$* ended with $?"; }
within() { # seconds, and a command that is to hold by then
  left=$(($1 * 5))
  shift
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 0.2
  done
}

step "version, help"
"$program" --version >"$folder/version"
holds "$folder/version" "hop-desktop [0-9]"
"$program" --help >"$folder/help"
holds "$folder/help" score
step "items, profiles"
hop items --form quick --json >"$folder/items.json"
holds "$folder/items.json" '"items"'
hop profiles --json >"$folder/profiles.json"
holds "$folder/profiles.json" scale-up
step "score, add, list, compare"
sample=$(find "$(dirname "$(readlink -f "$program")")/" -path '*sample/attempt.json' | head -n 1)
[ -n "$sample" ] || sample=$(dirname "$0")/../resources/sample/attempt.json
[ -f "$sample" ] || fail "the sample attempt is missing"
hop score "$sample" --json >"$folder/score.json"
holds "$folder/score.json" readiness
added() { # on Windows a line ends otherwise
  hop add "$sample" >"$folder/said"
  tr -d '\r' <"$folder/said"
}
first=$(added)
second=$(added)
hop list --json >"$folder/list.json"
holds "$folder/list.json" "$second"
hop compare "$first" "$second" --json >"$folder/compare.json"
step "evidence, plan"
hop evidence --json >"$folder/evidence.json"
hop plan --json >"$folder/plan.json"
step "charts"
for kind in radar gaps trend; do
  for ending in svg png pdf; do hop chart "$kind" -o "$folder/$kind.$ending" >"$folder/said"; done
  holds "$folder/$kind.svg" "<svg"
  begins "$folder/$kind.pdf" "%PDF-"
done
step "reports"
for ending in pdf html md; do hop report -o "$folder/report.$ending" >"$folder/said"; done
begins "$folder/report.pdf" "%PDF-"
holds "$folder/report.html" "<html"
step "export, import, backup, restore, check"
hop export -o "$folder/all.json" >"$folder/said"
hop export -o "$folder/all.csv" >"$folder/said"
"$program" --data-dir "$folder/other" import "$folder/all.json" >"$folder/said"
"$program" --data-dir "$folder/third" import "$folder/report.pdf" >"$folder/said"
hop backup -o "$folder/copy.db" >"$folder/said"
hop restore "$folder/copy.db" >"$folder/said"
hop check >"$folder/said"

if [ -d "$stores" ]; then
  step "migration of the store of an older version"
  mkdir "$folder/older"
  cp "$stores/store-0.1.0.db" "$folder/older/hop.db"
  "$program" --data-dir "$folder/older" list >"$folder/said" || fail "the older store does not open"
  "$program" --data-dir "$folder/older" check >"$folder/said" || fail "the older store is not whole"
  step "passphrase"
  cp -R "$stores/sealed-1" "$folder/sealed"
  HOP_PASSPHRASE="not this one" "$program" --data-dir "$folder/sealed" list >"$folder/said" 2>&1 &&
    fail "a wrong passphrase opened the store"
  HOP_PASSPHRASE="a passphrase" "$program" --data-dir "$folder/sealed" list >"$folder/said" 2>&1 ||
    fail "the passphrase does not open the store"
fi

if [ "${HOP_SMOKE_WINDOW:-yes}" = yes ]; then
  step "window, and the process that draws its charts"
  rm -rf "$data/cache" "$data/log"
  QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} "$window" --data-dir "$data" 2>"$folder/window.err" &
  process=$!
  # Whoever draws notes the fonts it knows: the window has come up, and so has its process.
  within 60 sh -c "ls '$data'/cache/matplotlib/*.json" || fail "nothing was drawn: $(cat "$folder/window.err")"
  kill -0 "$process" 2>/dev/null || fail "the window ended by itself: $(cat "$folder/window.err")"
  kill -TERM "$process"
  wait "$process" || case $(uname) in
  MINGW* | MSYS*) ;; # no program can end in good order there when it is told to
  *) fail "the window ended with $?: $(cat "$folder/window.err")" ;;
  esac
  process=
  [ ! -s "$folder/window.err" ] || fail "the window complained: $(cat "$folder/window.err")"
  hop check >"$folder/said"
fi
printf 'smoke: everything works\n'
