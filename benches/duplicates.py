#!/usr/bin/env python3
"""Counts how many edited copies of real articles are told to be nearly the same
text, and how many pairs of reports of different events are so by mistake.

    benches/duplicates.py target/release/attache

The texts are those of the evaluation data (ATTACHE_EVAL, by default beside the
checkout): the reports of events, and the articles with quotations. A copy loses
a tenth of its sentences, is given another headline, lines that a second
publisher adds above and below, and other spellings. Says so and ends where the
data is absent; ends with status 1 where a number falls short.
"""
import itertools, json, os, random, re, subprocess, sys, tempfile

COPIES = 500
FOUND, FALSE_IN_100_000 = 0.98, 1
BRITISH = [(r'or\b', 'our'), (r'ize', 'ise'), (r'yze', 'yse'), (r'enter\b', 'entre'), (r'ense\b', 'ence'),
           (r'aled\b', 'alled'), (r'program\b', 'programme'), (r'percent', 'per cent')]
ABOVE = ['By our own correspondents', 'Updated at {n}:15', '{n} minute read', 'From the wires']
BELOW = ['Sign up for the morning letter of the Tide News and never miss a story.',
         'Copyright {n} Tide News. All rights are reserved by the Harbour Ledger company.',
         'This article first appeared in another newspaper and is shown here with its leave.',
         'Follow us for more on this story, and write to the editors with what you know of it.']
TITLES = ['What we know so far, number {n}', 'The morning in brief: item {n}', 'Report {n} from our partners']


def lines(path):
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def misspelt(dice, text):
    """Other spellings of a few words, and a slip of the keys in one of a hundred."""
    for found, other in BRITISH:
        text = re.sub(rf'(?<=[a-z]{{3}}){found}', other, text)
    words = text.split(' ')
    for at, word in enumerate(words):
        if len(word) > 4 and word.isalpha() and dice.random() < .01:
            cut = dice.randrange(1, len(word) - 1)
            words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2:]
    return ' '.join(words)


def edited(dice, text):
    paragraphs = []
    for paragraph in text.split('\n\n'):
        sentences = re.split(r'(?<=[.!?"”])\s+(?=["“A-Z])', paragraph)
        kept = [sentence for sentence in sentences if dice.random() >= .1]
        paragraphs += [' '.join(kept)] if kept else []
    fill = lambda line: line.format(n=dice.randrange(2, 12))
    body = [misspelt(dice, paragraph) for paragraph in paragraphs]
    return fill(dice.choice(TITLES)), '\n\n'.join([*map(fill, dice.sample(ABOVE, 2)), *body, *map(fill, dice.sample(BELOW, 2))])


def exported(program, records):
    with tempfile.TemporaryDirectory() as folder:
        source, library = f'{folder}/articles.jsonl', f'{folder}/library.db'
        with open(source, 'w', encoding='utf-8') as out:
            out.writelines(json.dumps(record) + '\n' for record in records)
        quiet = {'stderr': subprocess.DEVNULL}
        subprocess.run([program, '--library', library, 'import', source], check=True, stdout=subprocess.DEVNULL, **quiet)
        out = subprocess.run([program, '--library', library, 'export', '--format', 'jsonl'], check=True,
                             stdout=subprocess.PIPE, **quiet).stdout
    return [json.loads(line) for line in out.splitlines()]


def copies_of(articles):
    """Pairs of keys of articles that are told to be nearly the same text."""
    keys = {a['id']: a['source']['key'] for a in articles}
    return {(keys[a['id']], keys[r['id']]) for a in articles for r in a['related'] if r['relation'] == 'duplicate'}


def main():
    program = sys.argv[1]
    data = os.environ.get('ATTACHE_EVAL') or os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../shared/eval')
    if not os.path.isdir(os.path.join(data, 'events')):
        print(f'SKIPPED: no evaluation data in {data}; set ATTACHE_EVAL to its folder')
        return 0
    reports = lines(f'{data}/events/docs.jsonl')
    event = {line['id']: line['event'] for line in lines(f'{data}/events/gold.jsonl')}
    texts = reports + lines(f'{data}/quotes/docs.jsonl')
    dice = random.Random(500)
    long_enough = [record for record in texts if len(record['text'].split()) >= 40]
    chosen = dice.sample(long_enough, COPIES)
    records = [{'id': record['id'], 'text': record['text']} for record in texts]
    for record in chosen:
        title, text = edited(dice, record['text'])
        records.append({'id': 'copy-' + record['id'], 'title': title, 'text': text, 'publisher': 'Tide News'})
    articles = exported(program, records)
    pairs = copies_of(articles)
    found = sum(('copy-' + record['id'], record['id']) in pairs for record in chosen)
    missed = ['copy-' + r['id'] for r in chosen if ('copy-' + r['id'], r['id']) not in pairs]
    if '--verbose' in sys.argv:
        print('missed', *missed)
    together = {a['source']['key']: a['event'] for a in articles}
    one_event = sum(together.get('copy-' + r['id']) == together.get(r['id']) for r in chosen)
    different = [(a, b) for a, b in itertools.combinations(sorted(event), 2) if event[a] != event[b]]
    alone = copies_of(exported(program, [{'id': r['id'], 'text': r['text']} for r in reports]))
    wrong = [pair for pair in different if pair in alone or pair[::-1] in alone or pair in pairs or pair[::-1] in pairs]
    in_100_000 = len(wrong) * 100_000 / len(different)
    print(f'found: {found} of {COPIES} edited copies ({found / COPIES:.3f}); in one event with the original: {one_event}')
    print(f'false: {len(wrong)} of {len(different)} pairs of different events ({in_100_000:.2f} in 100,000)', *wrong[:5])
    return int(found < FOUND * COPIES or in_100_000 > FALSE_IN_100_000)


if __name__ == '__main__':
    sys.exit(main())
