#!/usr/bin/env bash
# Makes the videos of this folder with FFmpeg's command line (Debian: ffmpeg): each has something that trips readers of videos.
set -euo pipefail
cd "$(dirname "$0")"
make="ffmpeg -v error -y -bitexact -threads 1"
card="-f lavfi -i testsrc=size=160x120:rate=10:duration=2"
h264="-c:v libx264 -preset slow -crf 34 -pix_fmt yuv420p -fflags +bitexact -flags:v +bitexact"

# Frames that are stored in another order than they are shown in; the index lies at the front, so that a cut file still opens.
$make $card $h264 -movflags +faststart reordered.mp4
# Held upright while it was filmed: the file says "turn by 90 degrees".
ffmpeg -v error -y -i reordered.mp4 -c copy -metadata:s:v:0 rotate=90 -fflags +bitexact turned.mp4
# As phones record: HEVC with 10 bits a channel.
$make -f lavfi -i testsrc=size=160x120:rate=10:duration=1 -c:v libx265 -x265-params log-level=none:crf=36 -pix_fmt yuv420p10le \
    -tag:v hvc1 hevc_10bit.mp4
# Frames at uneven times.
$make -f lavfi -i testsrc=size=160x120:rate=30:duration=2 -vf "select='not(mod(n\,7))+lt(mod(n\,30)\,5)'" -vsync vfr $h264 \
    variable_rate.mp4
# Neither times nor a count of frames.
$make $card $h264 -f h264 no_times.h264
# Ten frames of 160 x 120, then ten of 320 x 240.
$make -f lavfi -i testsrc=size=160x120:rate=10:duration=1 $h264 -f mpegts small.ts
$make -f lavfi -i testsrc=size=320x240:rate=10:duration=1 $h264 -f mpegts large.ts
cat small.ts large.ts >two_sizes.ts
rm small.ts large.ts
