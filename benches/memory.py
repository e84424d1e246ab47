#!/usr/bin/env python3
"""Imports generated JSON lines of several lengths into new libraries, each twice,
and prints how long it took and the most memory that was in use (VmHWM).

    benches/memory.py target/release/attache 2000 20000
    benches/memory.py --write articles.jsonl 3000
"""
import os, random, resource, subprocess, sys, tempfile, time

NAMES = [f'{first} {family}' for first in 'Ana Jonas Mirela Oskar Leila Tomas Ingrid Rafael'.split()
         for family in 'Ortiz Lindqvist Berg Okafor Quillan Harrow Mori Vos Castellan Wyeth'.split()]
OFFICES = ['Foreign Minister', 'President', 'Senator', 'Trade Minister', 'Ambassador']
PLACES = 'Oslo Lisbon Nairobi Ottawa Vienna'.split()
WORDS = '''harbour ferry timetable grain cable winter crew tariff glacier orchard signal bridge quota lantern survey
    mackerel turbine archive railway copper the of and to in for with on was had agreed repaired opened delayed
    measured promised northern narrow early public season council report market island valley committee engineer
    inspection storage delivery insurance contract schedule licence customs pilot warehouse current forecast'''.split()


def words(dice, n):
    # Half of all words are rare ones, as in any text.
    return ' '.join(w + dice.choice(('ing', 'ed', '')) + (chr(97 + dice.randrange(26)) * 2 if dice.random() < .3 else '')
                    for w in dice.choices(WORDS, k=n))


def article(dice, size):
    one, other = dice.sample(NAMES, 2)
    text = [f'{dice.choice(OFFICES)} {one} and {dice.choice(OFFICES)} {other} held talks in {dice.choice(PLACES)} '
            f'on Thursday about {words(dice, 4)}.']
    while sum(map(len, text)) < size:
        text.append(f'The {words(dice, 14)}. The {words(dice, 11)}. “{words(dice, 8)},” {other.split()[1]} said.')
    return f'{one} and {other} talk of {words(dice, 3)}', '\n\n'.join(text)


def write(path, articles, size=3000):
    import json
    dice = random.Random(7)
    with open(path, 'w') as out:
        for n in range(articles):
            title, text = article(dice, size)
            fields = {'id': str(n), 'title': title, 'text': text, 'url': f'https://ledger.example/{n}',
                      'publisher': f'Ledger {n % 20}', 'published': f'2025-{n % 12 + 1:02}-{n % 28 + 1:02}'}
            out.write(json.dumps(fields) + '\n')


def run(command):
    """Seconds of CPU and of the clock, and the peak in MiB."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, use = os.wait4(child.pid, 0)
    took = time.perf_counter() - begun
    said = child.stderr.read().decode().strip().splitlines()[-1:]
    cpu = use.ru_utime + use.ru_stime
    return cpu, took, use.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), *said


if sys.argv[1] == '--write':
    write(sys.argv[2], int(sys.argv[3]))
    sys.exit()
program, lengths = sys.argv[1], [int(n) for n in sys.argv[2:]]
print('articles   import       CPU s   elapsed s   articles/CPU s   peak MiB')
for n in lengths:
    with tempfile.TemporaryDirectory() as folder:
        source = f'{folder}/articles.jsonl'
        write(source, n)
        for what in 'first', 'again':
            cpu, took, peak, code, *said = run([program, '--library', f'{folder}/library.db', 'import', source])
            assert code == 0, said
            print(f'{n:8}   {what:6} {cpu:12.2f} {took:11.2f} {n / cpu:16.0f} {peak:10.0f}')
