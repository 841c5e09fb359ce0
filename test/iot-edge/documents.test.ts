import { describe, expect, it } from '@jest/globals';
import type { EdgeDocument } from '../../src/iot-edge/edge-document.js';
import { readTomlDocument } from '../../src/iot-edge/toml-document.js';
import { readYamlDocument } from '../../src/iot-edge/yaml-document.js';
import { readDocument } from '../../src/policy/read-document.js';
import type { Expression } from '../../src/template/expression.js';
import { Source, textOf } from '../../src/text/source.js';

/** What an expression says, with each literal as it is written. */
function said(node: Expression | undefined): unknown {
  if (node?.kind === 'array') return node.items.map(said);
  if (node?.kind === 'object')
    return Object.fromEntries(node.properties.map(({ key, value }) => [key.kind === 'key' ? key.name : '', said(value)]));
  return node?.kind === 'literal' ? [node.value, textOf(node)] : undefined;
}

const readers = { yaml: readYamlDocument, toml: readTomlDocument };

const read = (language: keyof typeof readers, text: string): EdgeDocument => readers[language](new Source(`config.${language}`, text));

const told = ({ diagnostics }: EdgeDocument): string[] =>
  diagnostics.map(({ code, span }) => `${code} ${span === undefined ? '' : span.source.position(span.start).line}`);

describe('a YAML document', () => {
  it('gives each value with its place', () => {
    const { root, diagnostics } = read('yaml', 'a: "x\\ty"\nb: [1, true, plain text]\nc:\n  d: 2024-01-01\ne:\n');
    expect(diagnostics).toEqual([]);
    expect(said(root)).toEqual({
      a: ['x\ty', '"x\\ty"'],
      b: [
        [1, '1'],
        [true, 'true'],
        ['plain text', 'plain text'],
      ],
      c: { d: ['2024-01-01', '2024-01-01'] },
      e: [null, ''],
    });
  });

  it('follows aliases, and gives of two equal keys the last', () => {
    expect(said(read('yaml', 'a: &x { b: 1 }\nc: *x\n').root)).toMatchObject({ c: { b: [1, '1'] } });
    expect(said(read('yaml', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: *y\n').root)).toEqual({
      a: [1, '1'],
      b: [1, '1'],
      c: [2, '2'],
      d: [2, '2'],
    });
    expect(said(read('yaml', 'a: 1\na: 2\n').root)).toEqual({ a: [2, '2'] });
  });

  it('is read in time, however many aliases it has', () => {
    const before = process.cpuUsage();
    const { root } = read('yaml', `x: [${Array.from({ length: 20_000 }, (_, at) => `&a${at} 1, *a${at}`).join()}]`);
    expect(root?.kind).toBe('object');
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });

  it('that does not parse gives what could be read', () => {
    const document = read('yaml', 'a: "x\nb: 2\n');
    expect(told(document)).toContain('edge-syntax 3');
    expect(said(read('yaml', 'a: 1\nb: ]\n').root)).toMatchObject({ a: [1, '1'] });
  });

  it.each([
    ['too deep', '['.repeat(100)],
    ['too deep on one line', `a:\n ${'b: '.repeat(5_000)}`],
    ['too long', '#'.repeat(1_048_577)],
    ['too many values', 'a,'.repeat(100_001)],
  ])('that is %s is not read', (_, text) => {
    expect(told(read('yaml', text))).toEqual(['budget-exceeded 1']);
  });

  it('whose aliases stand for too much is cut', () => {
    const levels = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
    expect(read('yaml', ['a0: &a0 [x]', ...levels].join('\n')).root?.kind).toBe('object');
  });
});

describe('a TOML document', () => {
  it('gives each value with its place, wherever its table goes on', () => {
    const text = `hostname = "gw"\n[a.b]\nc = 'x'\n[[m]]\nn = 1\n[[m]]\nn = 2\n[m.o]\np = [true, 1979-05-27]\n[a]\nd = { e.f = """y""" }\n`;
    const { root, diagnostics } = read('toml', text);
    expect(diagnostics).toEqual([]);
    expect(said(root)).toEqual({
      hostname: ['gw', '"gw"'],
      a: { b: { c: ['x', "'x'"] }, d: { e: { f: ['y', '"""y"""'] } } },
      m: [
        { n: [1, '1'] },
        {
          n: [2, '2'],
          o: {
            p: [
              [true, 'true'],
              [expect.stringContaining('1979'), '1979-05-27'],
            ],
          },
        },
      ],
    });
  });

  it('that does not parse gives what stands before the mistake', () => {
    const document = read('toml', 'a = 1\nb = "x\nc = 3\n');
    expect(told(document)).toEqual(['edge-syntax 2']);
    expect(said(document.root)).toEqual({ a: [1, '1'] });
  });

  it.each([
    ['nested too deep', `a = ${'['.repeat(100)}`],
    ['keys too long', `${'a.'.repeat(100)}b = 1`],
    ['tables too deep', `[${'a . '.repeat(100)}b]`],
    ['quoted keys too long', `${'"a".'.repeat(100)}b = 1`],
  ])('with %s is not read', (_, text) => {
    expect(told(read('toml', text))).toEqual(['budget-exceeded 1']);
  });
});

describe('what is said of a text that does not parse', () => {
  const secret = 'Zq7xWv9kTr2';
  const yaml = [
    `a: |${secret}\n  b`,
    `a: !<tag:x,${secret} b`,
    `a: !x!${secret} b`,
    `%YAML ${secret}\n---\na: b`,
    `%TAG ${secret}\n---\na: b`,
    `a: "\\${secret}"`,
    `a: "\\U${secret}"`,
    `{ ${secret}: 1, ${secret} }]`,
    `a: &x &${secret} b`,
    `? &${secret} - a`,
    `[${secret}\n: a]`,
    `${secret}: ${secret}: ${secret}: x`,
    `${secret}\n${secret}: [`,
    `@${secret}: 1`,
    `a: "${secret}`,
    `--- ${secret}: b`,
    `!!set { ${secret}: 1 }`,
    `!!omap [ ${secret}: 1, ${secret}: 1 ]`,
  ];
  const toml = [
    `${secret} = `,
    `${secret}.${secret}`,
    `${secret} = 1\n${secret} = 2`,
    `a = "\\U${secret}"`,
    `a = "\\uDEAD${secret}"`,
    `a = ${secret}`,
    `[${secret}`,
    `[[${secret}]`,
    `a = { ${secret} = 1, ${secret} = 2 }`,
    `a = '${secret}`,
    `# \u0001${secret}`,
    `a = 1 ${secret}`,
    `.${secret} = 1`,
  ];

  it.each([...yaml.map((text) => ['yaml', text] as const), ...toml.map((text) => ['toml', text] as const)])(
    'quotes nothing of it: %s, %s',
    (language, text) => {
      const messages = read(language, text).diagnostics.map(({ message }) => message);
      expect(messages.join('\n')).not.toMatch(/Zq7|7xW|TOML_|undefined|U\+?Zq|dead/i);
      const { problems } = readDocument(new Source(`a.${language}`, text));
      if (language === 'yaml') expect(problems.map(({ message }) => message).join('\n')).not.toContain(secret);
    },
  );

  it('is something', () => {
    const silent = (language: 'yaml' | 'toml', texts: readonly string[]) =>
      texts.filter((text) => read(language, text).diagnostics.length === 0);
    expect(silent('toml', toml)).toEqual([]);
    expect(silent('yaml', yaml)).toEqual([]);
  });
});
