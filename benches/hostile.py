#!/usr/bin/env python3
"""What hostile pages cost: shapes that make trees explode, at growing sizes.

    python3 benches/hostile.py target/release/attache

For each shape and size, the CPU time and the peak memory of `attache show` on
it, less those of a page of one sentence. Bounds: 300 ms and 64 MiB. The words
of the page must still be there.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile

CPU, MEMORY = 0.3, 64
WORDS = "The ferry ran aground in the fog on Friday, the owner said."

SHAPES = {
    "nested div": lambda n: "<div>" * n + WORDS,
    "nested lists": lambda n: "<ul><li>" * n + WORDS,
    "nested tables": lambda n: "<table><tr><td>" * n + WORDS,
    "nested quotations": lambda n: "<blockquote>" * n + WORDS,
    "formatting, closed out of order": lambda n: "".join(f"<b {i}>" for i in range(n)) + "".join(f"<i {i}>" for i in range(n)) + "x</b>" * n + WORDS,
    "formatting, never closed": lambda n: "<p><b><i>" * n + WORDS,
    "links in links": lambda n: "<a href=x>" * n + WORDS,
    "attributes of one tag": lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">" + WORDS,
    "one attribute, long": lambda n: '<p class="' + "ad-slot " * n + '">' + WORDS,
    "siblings": lambda n: "<p>a" * n + "<p>" + WORDS,
    "line breaks": lambda n: "a<br>" * n + WORDS,
    "one long word": lambda n: "a" * n + " " + WORDS,
    "entities": lambda n: "&amp;" * n + " " + WORDS,
    "open comments": lambda n: "<!--" * n + "--><p>" + WORDS,
    "open tags": lambda n: "<" * n + "<p>" + WORDS,
    "select options": lambda n: "<select>" + "<option>a" * n + "</select><p>" + WORDS,
    "templates": lambda n: "<template>" * n + "</template>" * n + "<p>" + WORDS,
    "svg": lambda n: "<svg>" + "<g>" * n + "</svg><p>" + WORDS,
    "rows of a table": lambda n: "<table>" + "<tr><td>a<td>1" * n + "</table><p>" + WORDS,
    "text in tables": lambda n: "<table>" + "a<tr>" * n + "</table><p>" + WORDS,
    "headings": lambda n: "<h1>a" * n + "<p>" + WORDS,
}


def write(path, shape, n):
    with open(path, "w", encoding="utf-8") as file:
        file.write("<!doctype html><title>Fog</title>" + shape(n))


def run(binary, path):
    """CPU seconds, peak memory in MiB, whether the words were printed, the exit status."""
    process = subprocess.Popen([binary, "show", "--format", "json", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    found, tail = False, b""
    while piece := process.stdout.read(1 << 16):
        found = found or WORDS.encode() in tail + piece
        tail = piece[-len(WORDS) :]
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, found, process.returncode


def main():
    binary = sys.argv[1]
    sizes = [1_000, 10_000, 100_000, 1_000_000]
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.html")

        def measure(shape, n):
            # Made in a process of its own: what a child has at its birth counts.
            maker = multiprocessing.get_context("fork").Process(target=write, args=(path, shape, n))
            maker.start()
            maker.join()
            return run(binary, path)

        base_cpu, base_memory, _, _ = measure(lambda n: "<p>" + WORDS, 1)
        print(f"one sentence: {base_cpu * 1000:.0f} ms, {base_memory:.0f} MiB")
        print("| shape | " + " | ".join(f"{n:,}" for n in sizes) + " |")
        print("| --- |" + " --- |" * len(sizes))
        for name, shape in SHAPES.items():
            cells = []
            for n in sizes:
                cpu, memory, found, status = measure(shape, n)
                cpu, memory = cpu - base_cpu, memory - base_memory
                lost = not found
                over = cpu > CPU or memory > MEMORY or lost or status not in (0, 1)
                bad += over
                cells.append(f"{max(cpu, 0) * 1000:.0f} ms {max(memory, 0):.0f} MiB" + (" LOST" if lost else "") + (" !" if over else ""))
            print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
    print(f"{bad} over the bounds")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
