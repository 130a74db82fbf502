# What the scripts of packaging/ share: how they speak, how they show what takes long, and what they check before. Sourced, not run.
# Everything that is said goes to standard error; standard output belongs to what a script prints as its result.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

say() { printf 'blindspot: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# commit_seconds: when what is built here was committed, in seconds since 1970; without a repository when the sources were last written.
commit_seconds() { git -c safe.directory='*' -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CMakeLists.txt"; }

# duration SECONDS: "40 s", "9 min", "1 h 20 min".
duration() {
    local seconds="$1" minutes=$((($1 + 30) / 60))
    if ((seconds < 90)); then echo "$seconds s"
    elif ((minutes < 60)); then echo "$minutes min"
    else echo "$((minutes / 60)) h $((minutes % 60)) min"; fi
}

# step_effort LINE: sets effort to about how long a step of ninja's takes, in tenths of a second of one core; only the ratios count.
step_effort() {
    case "$1" in
        *.gch) effort=250 ;;
        *" CXX object core/detector"* | *" CXX object core/patch"* | *" CXX object tests/core/detector"* | *" CXX object tests/core/patch"*) effort=170 ;;
        *" CXX object "*) effort=50 ;;
        *) effort=4 ;;
    esac
}

# show_progress WHAT LOG [EFFORT]: copies standard input to LOG and shows how far it is: "WHAT: 123 of 626 steps, about 9 min left",
# on a terminal in one line that is kept up to date, elsewhere a line each tenth. It reads the counters of ninja ("[123/626] ...",
# whose steps take EFFORT together) and of apt-get with APT::Status-Fd ("dlstatus:" while it downloads, "pmstatus:" while it installs).
show_progress() {
    local what="$1" log="$2" all="${3:-0}" line="" part="" state phase=none steps="" begun=$SECONDS tenth=0 done=0 effort
    while true; do
        state=0
        IFS= read -r -t 1 part || state=$?
        line+="$part"
        if ((state > 128)); then # a second without a line: the time that is left goes on
            if [[ -t 2 && "$phase" != none ]]; then progress_line; fi
            continue
        fi
        if [[ -n "$line" ]]; then printf '%s\n' "$line" >>"$log"; fi
        if [[ "$line" =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
            phase=steps steps="${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"
            step_effort "$line"
            done=$((done + effort))
            if ((all < done)); then all=$done; fi
        elif [[ "$line" =~ ^(dlstatus|pmstatus):[^:]*:([0-9]+)(\.[0-9]+)?: ]]; then
            if [[ "$phase" != "${BASH_REMATCH[1]}" ]]; then phase=${BASH_REMATCH[1]} tenth=0 begun=$SECONDS; fi
            done=${BASH_REMATCH[2]} all=100
        fi
        line=""
        if [[ "$phase" != none ]]; then
            if [[ -t 2 ]]; then
                progress_line
            elif ((done * 10 / all > tenth)); then
                tenth=$((done * 10 / all))
                progress_line
            fi
        fi
        ((state == 0)) || break
    done
    if [[ -t 2 && "$phase" != none ]]; then printf '\r\033[K' >&2; fi
}

# progress_line: the line of show_progress, from its variables.
progress_line() {
    local text share=$((done * 100 / all))
    case "$phase" in
        steps) text="$what: $steps steps, $share %" ;;
        dlstatus) text="$what: $share % downloaded" ;;
        *) text="$what: $share % installed" ;;
    esac
    # The first few say nothing about the others.
    if ((share >= 3 && done < all && SECONDS - begun >= 3)); then text+=", about $(duration $(((SECONDS - begun) * (all - done) / done))) left"; fi
    if [[ -t 2 ]]; then printf '\r\033[Kblindspot: %s' "$text" >&2; else say "$text"; fi
}

# megabytes_free FOLDER: on the file system on which FOLDER is or would be made.
megabytes_free() {
    local folder
    folder="$(realpath -m -- "$1")"
    until [[ -d "$folder" ]]; do folder="$(dirname "$folder")"; done
    df --output=avail --block-size=1M -- "$folder" | tail -n 1 | tr -d ' '
}

# need_disk FOLDER MEGABYTES WHAT: ends with a sentence where the file system of FOLDER has less free.
need_disk() {
    local free
    free="$(megabytes_free "$1")"
    ((free >= $2)) ||
        fail "$3 needs about $(($2 / 100))00 MB in $1, and only $free MB are free there; make room, then call this again"
}

# Compiling a file that uses LibTorch takes up to 1.6 GB.
readonly megabytes_a_compiler=1600

# megabytes_of_memory: what programs can take now, swap included.
megabytes_of_memory() { awk '/^(MemAvailable|SwapFree):/ {sum += $2} END {print int(sum / 1024)}' "${BLINDSPOT_MEMINFO:-/proc/meminfo}"; }

# compile_jobs: how many files can be compiled at once. Swap does not count: it lets one compiler finish, not several.
compile_jobs() {
    local cores fitting
    cores="$(nproc)"
    fitting="$(awk -v each="$megabytes_a_compiler" '/^MemAvailable:/ {print int($2 / 1024 / each)}' "${BLINDSPOT_MEMINFO:-/proc/meminfo}")"
    echo $((fitting < 1 ? 1 : fitting < cores ? fitting : cores))
}

# version: of this tree, from the one place where it stands.
version() { sed -n 's/^project(Blindspot VERSION \([0-9.]*\) .*/\1/p' "$root/CMakeLists.txt"; }
