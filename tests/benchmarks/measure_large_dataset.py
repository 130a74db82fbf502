#!/usr/bin/env python3
"""What a dataset of COCO's size costs in real files: import, filters, selections, a scan, an evaluation; each beside the disk's own speed.

    build/release/bin/make_large_dataset FOLDER            118,287 pictures, 8 GB
    tests/benchmarks/measure_large_dataset.py FOLDER [--cli build/release/bin/blindspot-cli] [--only import,filters] [--json OUT]

Each line is one blindspot-cli, from its start to its end: seconds by the clock and of the processors, the most memory that it held, what it
read from the disk. "cold": with the system's caches of files emptied before, which needs root; else it says so. The workspace is
FOLDER/workspace, made anew by `import`; the others go on with it. Nothing but this should run.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

PARTS = ["disk", "import", "filters", "selections", "hashing", "scan", "evaluate"]
DETECTOR = pathlib.Path(__file__).resolve().parents[2] / "resources/demonstration/detector.safetensors"


def drop_caches():
    os.sync()
    try:
        pathlib.Path("/proc/sys/vm/drop_caches").write_text("3")
        return True
    except OSError:
        return False


class Measurement:
    def __init__(self, options):
        self.folder = pathlib.Path(options.folder).resolve()
        self.cli = str(pathlib.Path(options.cli).resolve())
        self.workspace = self.folder / "workspace"
        self.images = self.folder / "images"
        self.lines = []
        self.done = {}

    def tell(self, name, seconds, **more):
        line = {"what": name, "seconds": round(seconds, 3), **more}
        self.lines.append(line)
        print(f"{name:52} {seconds:9.2f} s  " + "  ".join(f"{key} {value}" for key, value in more.items()), flush=True)

    def run(self, name, *command, cold=False):
        if cold and not drop_caches():
            name += " (caches not emptied: needs root)"
        self.watch(name, [self.cli, "--workspace", str(self.workspace), "--json", *map(str, command)])

    def watch(self, name, command):
        start = time.perf_counter()
        with tempfile.TemporaryFile() as errors, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors) as process:
            last = b""
            for last in process.stdout:
                pass
            errors.seek(0)
            said = errors.read().decode(errors="replace")
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        if process.returncode != 0:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {said}")
        done = json.loads(last) if last.startswith(b"{") else {}
        self.tell(name, seconds, processor_s=round(usage.ru_utime + usage.ru_stime, 2), peak_MiB=round(usage.ru_maxrss / 1024),
                  read_MB=round(usage.ru_inblock * 512 / 1e6),
                  **{key: done[key] for key in ("images", "annotations", "looked") if key in done})

    def read_files(self, name, most, cold, readers=1):
        """Reads so many bytes of every picture in as many processes: what no program can be faster than."""
        if cold and not drop_caches():
            name += " (caches not emptied: needs root)"
        script = ("import os, sys\nfolder, first, step, most = sys.argv[1], *map(int, sys.argv[2:])\nsum = 0\n"
                  "for entry in sorted(os.listdir(folder))[first::step]:\n"
                  "    file = os.open(folder + '/' + entry, os.O_RDONLY)\n    sum += len(os.read(file, most))\n    os.close(file)\nprint(sum)\n")
        start = time.perf_counter()
        all = [subprocess.Popen(["python3", "-c", script, str(self.images), str(first), str(readers), str(most)],
                                stdout=subprocess.PIPE) for first in range(readers)]
        size = sum(int(one.communicate()[0]) for one in all)
        seconds = time.perf_counter() - start
        self.tell(name, seconds, MB=round(size / 1e6), MB_per_s=round(size / 1e6 / seconds))

    def disk(self):
        files = sum(1 for _ in self.images.iterdir())
        size = sum(entry.stat().st_size for entry in os.scandir(self.images))
        annotations = (self.folder / "instances.json").stat().st_size
        print(f"{files} pictures, {size / 1e9:.2f} GB; annotations {annotations / 1e6:.0f} MB; {os.cpu_count()} cores")
        self.read_files("disk: the first 8 KiB of each picture, cold", 8192, True)
        self.read_files("disk: the same, two readers, cold", 8192, True, 2)
        self.read_files("disk: the same, warm", 8192, False, 2)
        self.read_files("disk: every picture whole, cold", 1 << 20, True)
        self.read_files("disk: every picture whole, two readers, cold", 1 << 20, True, 2)
        self.read_files("disk: every picture whole, two readers, warm", 1 << 20, False, 2)

    def import_(self):
        how = ["dataset", "import", "--format", "coco", "--annotations", self.folder / "instances.json", "--images", self.images,
               "--name", "large"]
        for name, cold, more in (("import, cold", True, []), ("import, warm", False, []), ("import, warm, without opening pictures", False,
                                                                                          ["--no-file-check"])):
            shutil.rmtree(self.workspace, ignore_errors=True)
            self.run(name, *how, *more, cold=cold)
        shutil.rmtree(self.workspace, ignore_errors=True)
        self.run("import, warm", *how)
        self.run("import again (--replace), warm", *how, "--replace")
        self.run("open: dataset list", "dataset", "list")
        self.run("open: dataset list, cold", "dataset", "list", cold=True)
        self.run("dataset show", "dataset", "show", "large")
        self.run("detector add", "detector", "add", DETECTOR, "--name", "demo")

    def filters(self):
        images = ["dataset", "images", "large", "--limit", "100"]
        self.run("images: the first 100 of all", *images)
        self.run("images: the first 100 of all, cold", *images, cold=True)
        self.run("images: a class", *images, "--class", "class 7")
        self.run("images: two classes, both", *images, "--class", "person", "--class", "dog", "--every-class")
        self.run("images: a class of 100 px or more", *images, "--class", "person", "--min-side", "100")
        self.run("images: any object of 200 px", *images, "--min-side", "200")
        self.run("images: 5 to 6 objects", *images, "--min-objects", "5", "--max-objects", "6")
        self.run("images: text in the file's name", *images, "--file-name", "777")
        self.run("images: by name, descending", *images, "--sort", "name", "--descending")
        self.run("images: by the smallest object", *images, "--sort", "side")
        self.run("images: all 118,287 told as JSON", "dataset", "images", "large")

    def selections(self):
        make = ["selection", "create"]
        self.run("selection of 10,000, random", *make, "random-10000", "--dataset", "large", "--limit", "10000", "--order", "random",
                 "--replace")
        self.run("selection of 10,000 of a class", *make, "person-10000", "--dataset", "large", "--class", "person", "--limit", "10000",
                 "--replace")
        self.run("selection of 5,000 of a class, random", *make, "person-5000", "--dataset", "large", "--class", "person", "--limit",
                 "5000", "--order", "random", "--seed", "1", "--replace")
        self.run("selection of all", *make, "everything", "--dataset", "large", "--replace")
        self.run("selection list", "selection", "list")

    def hashing(self):
        for what, cold in (("content", True), ("content", False), ("look", False), ("known", False)):
            cold = cold and drop_caches()
            program = [str(pathlib.Path(self.cli).with_name("identify_benchmark")), str(self.workspace), "large", what]
            self.watch(f"identify all: {what}, {'cold' if cold else 'warm'}", program)

    def scan(self):
        self.run("scan of 5,000", "dataset", "scan", "large", "--detector", "demo", "--selection", "person-5000")
        self.run("scan of the same again", "dataset", "scan", "large", "--detector", "demo", "--selection", "person-5000")
        seen = ["dataset", "images", "large", "--detector", "demo", "--class", "person", "--with", "missed", "--limit", "100"]
        self.run("images: with a missed person", *seen)
        self.run("images: by how many people are missed", *seen, "--sort", "missed", "--descending")
        self.run("selection by scan", *seen[:-2], "--make-selection", "missed-people", "--replace")

    def evaluate(self):
        patch = self.folder / "grey.png"
        write_grey(patch)
        self.run("evaluation of 5,000", "evaluate", "--detector", "demo", "--selection", "person-5000", "--class", "person", "--patch", patch,
                 "--placement", "object:0.4", "--random-seeds", "1")


def write_grey(file):
    """A patch of 100 x 100 pixels with one mark."""
    import struct
    import zlib
    rows = b"".join(b"\0" + bytes([x, y, 128][c] for x in range(100) for c in range(3)) for y in range(100))

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 100, 100, 8, 2, 0, 0, 0)) +
                     chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--cli", default="build/release/bin/blindspot-cli")
    parser.add_argument("--only", default=",".join(PARTS), help="of " + ",".join(PARTS))
    parser.add_argument("--json")
    options = parser.parse_args()
    measurement = Measurement(options)
    for part in options.only.split(","):
        getattr(measurement, part + "_" if part == "import" else part)()
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(measurement.lines, indent=1))


if __name__ == "__main__":
    main()
