#!/usr/bin/env bash
# Starts N ranks of a program on this machine, over its loopback: tests/benchmarks/rank_pace.sh N PROGRAM ARGUMENT...
# Waits for all of them; the exit code is the last rank's that failed.
set -u
size=$1; shift
port=$((20000 + $$ % 10000)) pids=() code=0
for ((rank = 0; rank < size; ++rank)); do
    RANK=$rank LOCAL_RANK=$rank WORLD_SIZE=$size MASTER_ADDR=127.0.0.1 MASTER_PORT=$port "$@" &
    pids+=($!)
done
for pid in "${pids[@]}"; do wait "$pid" || code=$?; done
exit "$code"
