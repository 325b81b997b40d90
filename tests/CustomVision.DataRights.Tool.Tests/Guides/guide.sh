# What every guide's commands run within: the built programs under their names, an account of the demonstration, an empty one to restore into,
# and the placeholders of the text. A name such as DIR is a name in the working folder.
set -euo pipefail
servers=()
trap '[ ${#servers[@]} -eq 0 ] || kill "${servers[@]}"' EXIT

# The value that follows an option.
after() {
  local option=$1 previous=
  shift
  for word in "$@"; do
    [ "$previous" != "$option" ] || { printf '%s' "$word"; return; }
    previous=$word
  done
}
datarights() {
  case $1 in
    export) # into the same name again, as the next example does
      rm -rf "$(after --output "$@")" "$(after --output "$@").sig"
      set -- "$@" --requests-per-second 0 ;;
    restore) local -x CUSTOMVISION_ENDPOINT=$EMPTY ;;
  esac
  "$DOTNET" "$BIN/datarights.dll" "$@"
}
customvision-emulator() {
  [ -n "$(after --port "$@")" ] || set -- "$@" --port 0
  "$DOTNET" "$BIN/customvision-emulator.dll" "$@" > emulator.log &
  servers+=($!)
  for _ in $(seq 200); do
    ! grep -q '^Administration' emulator.log || return 0
    sleep 0.05
  done
  return 1
}
program() {
  case $1 in
    *DataRights.Tool) shift; datarights "$@" ;;
    *Emulator.Tool) shift; customvision-emulator "$@" ;;
    *) echo "$1 is not one of the programs." >&2; return 1 ;;
  esac
}
# The gate installs and runs the packages itself. Here only what they are given is run.
dnx() {
  local package=$1
  while [ "$1" != -- ]; do shift; done
  shift
  program "$package" "$@"
}
dotnet() {
  case "$1 $2" in
    'tool install' | 'add package') ;;
    *) echo "dotnet $*: not a command of a guide that is run." >&2; return 1 ;;
  esac
}
# The digest of the plan, where there is one; otherwise of the archive.
digest() {
  if [ -e plan.json ]; then python3 -c 'import json; print(json.load(open("plan.json"))["digest"], end="")'; else sha256sum DIR/tagmanifest-sha256.txt | cut -c1-64; fi
}
admin() { sed -n 's|^Administration on .*:||p' emulator.log; }
