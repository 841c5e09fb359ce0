import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import type { Annotation } from '../../src/reports/annotation.js';
import { excerptOf } from '../../src/reports/excerpt.js';
import { paintWith } from '../../src/reports/palette.js';
import { Source, type Span } from '../../src/text/source.js';
import { secretAt, spanOf } from './example.js';

function mark(span: Span, label = '', primary = true): Annotation {
  return { span, label, primary };
}

function draw(source: Source, annotations: readonly Annotation[], ...secrets: readonly Span[]): string {
  const rows = excerptOf(source, annotations, { paint: paintWith(false), primary: 'error', secrets: secretAt(...secrets), columns: 140 });
  return rows.map(({ kind, line, text }) => `${{ line: String(line), marks: ' ', gap: '...' }[kind]}|${text}`).join('\n');
}

const block = new Source('block.json', 'zero\n  {\n    "a": 1,\n    "b": 2,\n    "c": 3\n  }\nsix\nseven\neight\n');

describe('an excerpt', () => {
  it('underlines the offending text with its label beside it', () => {
    const source = new Source('a.json', '{ "location": "westeurope" }');
    expect(draw(source, [mark(spanOf(source, '"westeurope"'), 'here')])).toBe(
      ['1|{ "location": "westeurope" }', ' |              ^^^^^^^^^^^^ here'].join('\n'),
    );
  });

  it('hangs the labels of further spans of a line below it', () => {
    const source = new Source('a.json', 'one two three');
    const marks = [
      mark(spanOf(source, 'one'), 'first'),
      mark(spanOf(source, 'two'), 'second', false),
      mark(spanOf(source, 'three'), 'third', false),
    ];
    expect(draw(source, marks)).toBe(['1|one two three', ' |^^^ --- ----- third', ' ||   |', ' ||   second', ' |first'].join('\n'));
  });

  it('shows a span of several lines with a bar', () => {
    expect(draw(block, [mark({ source: block, start: 7, end: block.text.indexOf('}') + 1 }, 'all')])).toBe(
      ['2|/   {', '3||     "a": 1,', '...||', '6||   }', ' ||___^ all'].join('\n'),
    );
  });

  it('leads a bar to a span that starts inside a line', () => {
    const source = new Source('a.json', '"a": {\n}\n');
    expect(draw(source, [mark({ source, start: 5, end: 8 })])).toBe(['1|  "a": {', ' | ______^', '2|| }', ' ||_^'].join('\n'));
  });

  it('keeps lines that are far apart apart, and a single line between them', () => {
    expect(draw(block, [mark(spanOf(block, 'zero')), mark(spanOf(block, '"a"')), mark(spanOf(block, 'eight'))])).toBe(
      ['1|zero', ' |^^^^', '2|  {', '3|    "a": 1,', ' |    ^^^', '...|', '9|eight', ' |^^^^^'].join('\n'),
    );
  });

  it('shows the place of nothing', () => {
    expect(draw(block, [mark({ source: block, start: 4, end: 4 }, 'missing')])).toBe('1|zero\n |    ^ missing');
    expect(draw(block, [mark({ source: block, start: block.text.length, end: block.text.length })])).toBe('10|\n |^');
  });

  it.each(['"日本"', '"e\u0301é"', '"👩‍👩‍👧"', '"\t"', '"\u001b[1m"'])('underlines %j as wide as it is printed', (text) => {
    const source = new Source('a.json', `{\t"日": ${text} }`);
    const [line = '', marks = ''] = draw(source, [mark(spanOf(source, text))]).split('\n');
    const before = line.slice(0, line.indexOf('"', line.indexOf(':')));
    const after = line.slice(line.lastIndexOf('"') + 1);
    expect(marks.indexOf('^')).toBe(stringWidth(before));
    expect(marks.length).toBe(stringWidth(line) - stringWidth(after));
  });

  it('cuts a long line around each span', () => {
    const source = new Source('a.json', `${'a'.repeat(5000)}FIRST${'b'.repeat(5000)}SECOND${'c'.repeat(5000)}`);
    const lines = draw(source, [mark(spanOf(source, 'FIRST'), 'one'), mark(spanOf(source, 'SECOND'), 'two', false)]).split('\n');
    expect(lines).toEqual([
      `1|...${'a'.repeat(30)}FIRST${'b'.repeat(30)}...`,
      ` |${' '.repeat(33)}^^^^^ one`,
      `1|...${'b'.repeat(30)}SECOND${'c'.repeat(30)}...`,
      ` |${' '.repeat(33)}------ two`,
    ]);
  });

  it('shows no command to a runner, in its place', () => {
    const source = new Source('a.json', 'x ##vso[task.setvariable]y z');
    expect(draw(source, [mark(spanOf(source, 'z'))])).toBe('1|x #�vso[task.setvariable]y z\n |                           ^');
  });

  it('cuts a line to fewer columns where it is told to', () => {
    const source = new Source('a.json', `${'.'.repeat(50)}WRONG${'.'.repeat(50)}`);
    const style = { paint: paintWith(false), primary: 'error', secrets: secretAt(), columns: 40 } as const;
    const [line, marks] = excerptOf(source, [mark(spanOf(source, 'WRONG'))], style).map(({ text }) => text);
    expect(line).toBe(`...${'.'.repeat(10)}WRONG${'.'.repeat(10)}...`);
    expect(marks).toBe(`${' '.repeat(13)}^^^^^`);
  });

  it('cuts a long span', () => {
    const source = new Source('a.json', 'x'.repeat(1000));
    expect(
      Math.max(
        ...draw(source, [mark({ source, start: 0, end: 1000 })])
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(160);
  });

  it('is quick on one line of megabytes', () => {
    const source = new Source('a.json', `[${'"x",'.repeat(1_000_000)}"end"]`);
    const start = performance.now();
    expect(draw(source, [mark(spanOf(source, '"end"'))])).toContain('^^^^^');
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('shows no secret', () => {
    const source = new Source('a.json', '{ "password": "hunter2", "location": "x" }');
    expect(draw(source, [mark(spanOf(source, '"location"'))], spanOf(source, '"hunter2"'))).toBe(
      ['1|{ "password": *********, "location": "x" }', ' |                         ^^^^^^^^^^'].join('\n'),
    );
  });

  it('is painted only when asked', () => {
    const source = new Source('a.json', 'abc');
    const rows = excerptOf(source, [mark(spanOf(source, 'b'))], {
      paint: paintWith(true),
      primary: 'error',
      secrets: secretAt(),
      columns: 140,
    });
    expect(rows[1]?.text).toMatch(/^ \u001b\[.*m\^\u001b\[/);
  });
});
