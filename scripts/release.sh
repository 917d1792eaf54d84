#!/usr/bin/env bash
# Everything of one version, from a clean tree into release/: the page as a ZIP, the command,
# the crate, the wheel, the npm package, and SHA256SUMS over them. The same commit gives the
# same bytes on the same machine.
. "$(dirname "$0")/lib.sh"
list_steps
out=$PWD/release
builds=$PWD/${CARGO_TARGET_DIR:-target}
version=$(sed -n '1,/^version/s/^version = "\(.*\)"/\1/p' Cargo.toml)
here=$(rustc -vV | sed -n 's/^host: //p')
[ -z "$(git status --porcelain)" ] || fail "The tree is not clean: commit or stash what git status lists, then run this again."
grep -q "^## \[$version\]" CHANGELOG.md || fail "CHANGELOG.md has no entry for $version."
for manifest in python/Cargo.toml js/Cargo.toml; do
  grep -qx "version = \"$version\"" "$manifest" || fail "$manifest has another version than Cargo.toml ($version)."
done
[ "$(node -p 'require("./js/package.json").version')" = "$version" ] || fail "js/package.json has another version than Cargo.toml ($version)."
# Archives say when the commit was made, not when they were packed.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH TZ=UTC
# No folder of this machine stands in what is released.
export RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates --remap-path-prefix=$PWD="
rm -rf "$out"
mkdir -p "$out"

page() {
  (unset RUSTFLAGS && scripts/build.sh)
  python3 scripts/archive.py "$out/tallymark-page-$version.zip" dist docs/hosting.md LICENSE-MIT LICENSE-APACHE
}
binary() {
  cargo build --quiet --profile native --locked --no-default-features --features table-files --bin annotate
  local name=annotate-$version-$here
  rm -rf "${builds:?}/$name"
  mkdir "$builds/$name"
  cp "$builds/native/annotate" LICENSE-MIT LICENSE-APACHE "$builds/$name"
  tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C "$builds" -c "$name" | gzip -9n > "$out/$name.tar.gz"
  rm -rf "${builds:?}/$name"
}
crate() {
  cargo package --quiet --locked --no-verify
  cp "$builds/package/tallymark-$version.crate" "$out"
}
wheel() {
  scripts/python.sh wheel
  cp "$builds"/wheels/*.whl "$out"
}
npm_package() {
  (unset RUSTFLAGS && scripts/js.sh build)
  (cd js && npm pack --silent --pack-destination "$out")
}
step "Building the page" page
step "Building the command" binary
step "Packing the crate" crate
step "Building the wheel" wheel
step "Building the JavaScript package" npm_package
(cd "$out" && sha256sum -- * > SHA256SUMS && cat SHA256SUMS)
say "release/ holds version $version; sha256sum --check SHA256SUMS checks it"
