import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ObservedWorld, type World } from '../../src/audit/observation.js';
import type { RepositoryResult } from '../../src/audit/repository-result.js';
import { ResultStore } from '../../src/audit/result-store.js';
import { NodeHost } from '../../src/disk/node-host.js';
import { WrittenFolder } from '../../src/disk/written-folder.js';
import { inFolder } from '../cli/run-cli.js';

const none = { error: 0, warning: 0, note: 0 };
const result: RepositoryResult = {
  overview: {
    state: 'judged',
    exitCode: 0,
    summary: {
      findings: none,
      open: 0,
      following: { findings: 0, open: 0 },
      suppressed: { findings: 0, open: 0 },
      diagnostics: none,
      deployments: 1,
      files: { judged: 1, notJudged: 0 },
    },
    rules: {},
    services: { 'Key Vault': { ...none, open: 1 } },
    notJudged: [],
  },
  findings: [],
  diagnostics: [{ code: 'json-syntax', severity: 'error', message: 'a', path: 'a.json', line: 1 }],
  rules: [{ id: 'a/b', title: 'a', source: 'https://example.org' }],
  sarif: '{}',
};
const key = { settings: 's', name: 'r' };

function worldAt(folder: string, today = '2027-01-31'): World {
  return { open: (name) => (name === 'none' ? undefined : new NodeHost(join(folder, name))), today: () => today };
}

/** A run that reads a file and a folder, finds no other, and asks for the day. */
function run(world: World): void {
  const host = world.open('');
  host?.entries('sub');
  host?.read('a.json');
  host?.bytes?.('a.json');
  host?.read('missing.json');
  host?.refusal?.('missing.json');
  world.open('none');
  world.today();
}

const changes: readonly (readonly [string, (folder: string) => void])[] = [
  ['a file that was read', (folder) => writeFileSync(join(folder, 'a.json'), '{"b":1}')],
  ['a file that was missed', (folder) => writeFileSync(join(folder, 'missing.json'), '')],
  ['a folder that was listed', (folder) => mkdirSync(join(folder, 'sub/more'))],
  ['a file that is gone', (folder) => rmSync(join(folder, 'a.json'))],
];

it('a result is found as long as all that was asked has the same answers', () =>
  inFolder({ 'r/a.json': '{}', 'r/sub/b.json': '{}', 'r/other.json': '{}' }, (folder) => {
    const root = join(folder, 'r');
    const store = new ResultStore(new WrittenFolder(join(folder, 'store')));
    const world = new ObservedWorld(worldAt(root));
    run(world);
    const id = store.put(key, world, result, []);
    expect([store.find(key, worldAt(root)), store.get(id)]).toEqual([id, result]);
    writeFileSync(join(root, 'other.json'), 'changed, and nobody read it');
    expect(store.find(key, worldAt(root))).toBe(id);
    expect(store.find({ ...key, settings: 'other' }, worldAt(root))).toBeUndefined();
    expect(store.find(key, worldAt(root, '2027-02-01'))).toBeUndefined();
    expect(readdirSync(join(folder, 'store', 'results', id.slice(0, 2)))).toEqual([id]);
  }));

it.each(changes)('it is not found after a change of %s', (_, change) =>
  inFolder({ 'r/a.json': '{}', 'r/sub/b.json': '{}' }, (folder) => {
    const root = join(folder, 'r');
    const store = new ResultStore(new WrittenFolder(join(folder, 'store')));
    const world = new ObservedWorld(worldAt(root));
    run(world);
    store.put(key, world, result, []);
    change(root);
    expect(store.find(key, worldAt(root))).toBeUndefined();
  }),
);

it('what is damaged counts as missing', () =>
  inFolder({ 'r/a.json': '{}' }, (folder) => {
    const written = new WrittenFolder(join(folder, 'store'));
    const store = new ResultStore(written);
    const world = new ObservedWorld(worldAt(join(folder, 'r')));
    run(world);
    const id = store.put(key, world, result, []);
    const path = `results/${id.slice(0, 2)}/${id}`;
    written.write(path, written.read(path)?.replace('sarif', 'sarix') ?? '');
    expect([store.get(id), store.find(key, worldAt(join(folder, 'r')))]).toEqual([undefined, undefined]);
  }));

const { overview } = result;

it.each<readonly [string, string, unknown]>([
  ['results', 'null', null],
  ['results', 'a list', []],
  ['results', 'no overview', { ...result, overview: undefined }],
  ['results', 'a state that there is not', { ...result, overview: { ...overview, state: 'failed' } }],
  ['results', 'a count that is none', { ...result, overview: { ...overview, services: { a: { ...none, open: '<b>' } } } }],
  ['results', 'findings that are none', { ...result, findings: [{ rule: 'a/b' }] }],
  ['results', 'a log that is no text', { ...result, sarif: {} }],
  ['told', 'a text', 'too little'],
  ['told', 'a telling without what it refers to', [{ template: 'a', summaries: {}, declares: [] }]],
  ['told', 'a summary that is no list', [{ template: 'a', summaries: { 'a/b': { topic: 'x' } }, declares: [], refersTo: [] }]],
  ['reads', 'a question that there is not', [{ ask: 'constructor', folder: '', path: '' }]],
  ['reads', 'an object', {}],
])('what somebody else put among the %s counts as missing: %s', (place, _, value) =>
  inFolder({ 'r/a.json': '{}' }, (folder) => {
    const written = new WrittenFolder(join(folder, 'store'));
    const store = new ResultStore(written);
    const world = new ObservedWorld(worldAt(join(folder, 'r')));
    run(world);
    const id = store.put(key, world, result, []);
    const [head = ''] = written.names(place);
    const [name = ''] = written.names(`${place}/${head}`);
    const path = `${place}/${head}/${name}`;
    const own = written.read(path)?.split('\n')[1] ?? '';
    for (const text of [own, JSON.stringify(value), '{']) {
      written.write(path, `${createHash('sha256').update(JSON.stringify(text)).digest('hex')}\n${text}`);
      expect(store.find(key, worldAt(join(folder, 'r')))).toBe(text === own ? id : undefined);
    }
  }),
);
