import { describe, expect, it } from '@jest/globals';
import { filesOfTar } from './tar.js';

function header(name: string, size: number, kind = '0', prefix = ''): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write(size.toString(8).padStart(11, '0'), 124);
  block.write(kind, 156);
  block.write(prefix, 345);
  return block;
}

function entry(name: string, content: string, kind = '0', prefix = ''): Buffer {
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header(name, content.length, kind, prefix), body]);
}

function read(...entries: readonly Buffer[]): [string, string][] {
  return [...filesOfTar(Buffer.concat([...entries, Buffer.alloc(1024)]))].map(({ name, content }) => [name, content.toString('utf8')]);
}

describe('filesOfTar', () => {
  it('gives the files in order, folders left out', () => {
    expect(read(entry('deployments', '', '5'), entry('a.json', '{}'), entry('b.json', 'x'.repeat(600)))).toEqual([
      ['a.json', '{}'],
      ['b.json', 'x'.repeat(600)],
    ]);
  });

  it('puts names together from their prefix', () => {
    expect(read(entry('a.json', '1', '0', 'deployments'))).toEqual([['deployments/a.json', '1']]);
  });

  it('takes long names from GNU and pax entries, each for the next file only', () => {
    const long = 'n'.repeat(150);
    expect(
      read(
        entry('././@LongLink', `${long}\0`, 'L'),
        entry('cut', '1'),
        entry('x', `20 path=${long}2\n`, 'x'),
        entry('cut', '2'),
        entry('c', '3'),
      ),
    ).toEqual([
      [long, '1'],
      [`${long}2`, '2'],
      ['c', '3'],
    ]);
  });
});
