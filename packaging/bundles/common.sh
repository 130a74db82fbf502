# What the bundles have in common. Sourced by the scripts of this folder, after SOURCE_DATE_EPOCH was set.
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

: "${SOURCE_DATE_EPOCH:?packaging/bundle sets it}"

# pack FOLDER: as a tar on standard output, which is the same for the same files.
pack() {
    tar --create --format=gnu --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=u+rw,go+r-w,a+X \
        --directory "$(dirname "$1")" "$(basename "$1")"
}

# make_deb BUILD OUT: our Debian package; prints its file.
make_deb() {
    local work="$2/work/deb" log="$2/cpack.log"
    rm -rf "$work"
    mkdir -p "$work"
    say "packing the Debian package"
    (cd "$1" && cpack -G DEB -B "$work") >"$log" 2>&1 || { tail -n 40 "$log" >&2; fail "cpack failed; the whole output is in $log"; }
    find "$work" -maxdepth 1 -name '*.deb'
}

# fill_in FILE TARGET: copies a text with the version in place of @VERSION@.
fill_in() { sed "s/@VERSION@/$(version)/g" "$1" >"$2"; }

# checksums FOLDER: writes SHA256SUMS of everything in it.
checksums() { (cd "$1" && find . -type f ! -name SHA256SUMS -printf '%P\0' | sort -z | xargs -0 sha256sum >SHA256SUMS); }
