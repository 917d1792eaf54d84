# shellcheck shell=bash
# Fetches build tools that their projects publish ready to run. Sourced by tools.sh.
# Where that fails (no network, another machine, a checksum that differs), the caller
# compiles them.

# machine LIBC: this one as release pages call it; for another there is nothing under that name.
machine() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo "x86_64-unknown-linux-$1" ;;
    Linux-aarch64 | Linux-arm64) echo "aarch64-unknown-linux-$1" ;;
    Darwin-x86_64) echo x86_64-apple-darwin ;;
    Darwin-arm64) echo aarch64-apple-darwin ;;
    *) echo unknown ;;
  esac
}

sha256() {
  if have sha256sum; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# fetch ADDRESS FILE. Within a minute or not at all: there is another way.
fetch() {
  curl --fail --silent --show-error --location --proto '=https' --connect-timeout 5 --max-time 60 --output "$2" "$1"
}

# unpacked FOLDER ADDRESS ENDING: fetches an archive, holds it to its checksum, which is
# pinned in checksums.txt or published under the address with that ending, and unpacks it.
unpacked() {
  local folder=$1 address=$2 wanted
  say "Fetching ${address##*/}"
  fetch "$address" "$folder/archive" || return 1
  wanted=$(sed -n "s|^\([0-9a-f]*\)  $address\$|\1|p" scripts/checksums.txt)
  if [ -z "$wanted" ]; then
    fetch "$address$3" "$folder/checksum" || return 1
    read -r wanted _ < "$folder/checksum" || [ -n "$wanted" ]
  fi
  if [ "$(sha256 "$folder/archive")" != "$wanted" ]; then
    say "It does not have its checksum, and is not used"
    return 1
  fi
  tar -xzf "$folder/archive" -C "$folder"
}

# prebuilt ADDRESS ENDING PROGRAM...: puts programs of an archive into .tools/bin.
prebuilt() {
  local address=$1 ending=$2 folder program status=0
  shift 2
  have curl && [[ $address != *unknown.tar.gz ]] || return 1
  folder=$(mktemp -d)
  mkdir -p .tools/bin
  if unpacked "$folder" "$address" "$ending"; then
    for program in "$@"; do
      find "$folder" -type f -name "$program" -exec mv -f {} .tools/bin/ \;
    done
  else
    status=1
  fi
  rm -rf "$folder"
  return "$status"
}
