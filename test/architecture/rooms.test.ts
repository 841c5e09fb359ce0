import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readRooms, type Room } from '../../scripts/rooms.js';
import { findCycle, moduleOf, readModules, type Module } from './imports.js';

const rooms = readRooms();
const modules = readModules(['src', 'rules'].filter((folder) => existsSync(folder)));

describe('the table of rooms', () => {
  it('names every folder and file of src', () => {
    const there = readdirSync('src').filter((name) => name !== 'README.md');
    const named = rooms.map((room) => room.name);
    expect(there.map((name) => name.replace(/\.ts$/, '')).filter((name) => !named.includes(name))).toEqual([]);
  });

  it('lets no room import a later one', () => {
    const flow = rooms
      .map((room) => room.name)
      .slice(
        0,
        rooms.findIndex((room) => room.name === 'cli'),
      );
    const backwards = flow.flatMap((name, at) =>
      (rooms[at]?.rooms ?? []).filter((other) => flow.indexOf(other) >= at).map((other) => `${name} < ${other}`),
    );
    expect(backwards).toEqual([]);
  });

  it('lets rules import rule-api alone', () => {
    expect(rooms.find((room) => room.name === 'rules')).toMatchObject({ rooms: ['rule-api'], packages: [] });
  });

  it('gives files to disk and cli alone', () => {
    expect(
      rooms
        .filter((room) => room.packages.some((name) => /^node:(fs|process|child_process|net|http|os)/.test(name)))
        .map((room) => room.name),
    ).toEqual(['disk', 'cli']);
  });
});

describe('imports', () => {
  it('follow the table', () => {
    expect(modules.flatMap(breachesOf)).toEqual([]);
  });

  it('form no cycle', () => {
    expect(findCycle(modules)).toBeUndefined();
  });

  it('lead to files that exist', () => {
    const missing = modules.flatMap((module) => module.files.filter((file) => !existsSync(file)).map((file) => `${module.path}: ${file}`));
    expect(missing).toEqual([]);
  });
});

describe('globals', () => {
  it('process and console are used by cli alone', () => {
    const users = modules.filter(
      (module) => roomOf(module.path)?.name !== 'cli' && /(?<![\w.'"`-])(process|console)\.\w/.test(code(module.path)),
    );
    expect(users.map((module) => module.path)).toEqual([]);
  });
});

describe('what polices the rooms', () => {
  it('sees static, dynamic and type imports', () => {
    const text = "import type { A } from '../b/a.js';\nexport * from './c.js';\nconst d = await import('../d/d.js');\nimport 'node:fs';";
    expect(moduleOf('src/a/x.ts', text)).toEqual({
      path: 'src/a/x.ts',
      files: ['src/b/a.ts', 'src/a/c.ts', 'src/d/d.ts'],
      packages: ['node:fs'],
    });
  });

  it('finds a cycle', () => {
    const module = (path: string, ...files: string[]): Module => ({ path, files, packages: [] });
    expect(findCycle([module('a', 'b'), module('b', 'c'), module('c', 'b')])).toEqual(['b', 'c', 'b']);
  });

  it('finds a forbidden import', () => {
    expect(breachesOf({ path: 'src/text/x.ts', files: ['src/scan/scan.ts'], packages: ['node:fs'] })).toHaveLength(2);
    expect(breachesOf({ path: 'rules/a/b/rule.ts', files: ['src/engine/rule.ts'], packages: [] })).toHaveLength(1);
  });
});

function breachesOf(module: Module): string[] {
  const room = roomOf(module.path);
  if (!room) return [`${module.path}: belongs to no room`];
  const files = module.files.filter((file) => !mayImport(room, roomOf(file)));
  const packages = module.packages.filter((name) => !room.packages.some((allowed) => name === allowed || name.startsWith(`${allowed}/`)));
  return [...files, ...packages].map((name) => `${module.path}: ${name}`);
}

function mayImport(room: Room, other: Room | undefined): boolean {
  return other !== undefined && (other === room || room.rooms.includes(other.name));
}

function roomOf(path: string): Room | undefined {
  return rooms.find((room) => path.startsWith(`${room.folder}/`) || path === `${room.folder}.ts`);
}

/** Text of a file without comments. */
function code(path: string): string {
  return readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
}
