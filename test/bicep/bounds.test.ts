import { describe, expect, it } from '@jest/globals';
import { BicepLibrary } from '../../src/bicep/modules/library.js';
import { readBicepTemplate } from '../../src/bicep/read-template.js';
import { readYaml } from '../../src/bicep/yaml.js';
import type { Template, TypeSchema } from '../../src/template/template.js';
import type { Host } from '../../src/text/host.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';

function read(text: string, files: Record<string, string> = {}, host: Host = memoryHost(files)): Template {
  return readBicepTemplate(new Source('main.bicep', text), new BicepLibrary({ host, moduleCache: () => undefined, readYaml }));
}

function told({ diagnostics }: Template): string[] {
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

describe('a type that holds itself', () => {
  it.each([
    ['an object', 'type t = { a: t?, *: string }', (schema?: TypeSchema) => schema?.properties.get('a')],
    ['an array', 'type t = t[]?', (schema?: TypeSchema) => schema?.items],
    ['a tuple', 'type t = [t?, string]', (schema?: TypeSchema) => schema?.tuple[0]],
  ])('is as large as it is written, however deep values go: %s', (_kind, declaration, inside) => {
    const schema = read(`${declaration}\nparam p t?\n`).parameters.get('p')?.schema;
    const [first, second, third] = [inside(schema), inside(inside(schema)), inside(inside(inside(schema)))];
    expect(first).toBeDefined();
    expect(inside(schema)).toBe(first);
    expect(third).toBe(second);
  });
});

describe('chains of names', () => {
  it('of types are followed so far', () => {
    const chain = (length: number) =>
      `${range(length)
        .map((at) => `type v${at} = v${at + 1}\n`)
        .join('')}type v${length} = string\nparam p v0\n`;
    expect(read(chain(49)).parameters.get('p')?.schema.type).toBe('string');
    const template = read(chain(2000));
    expect(template.parameters.get('p')?.schema.type).toBeUndefined();
    expect(told(template)[0]).toBe('budget-exceeded: more than 50 types name each other one after the other');
  });

  it('of imported types are followed so far', () => {
    const files = Object.fromEntries(
      range(2000).map((at) => [`m${at}.bicep`, `import * as n from 'm${at + 1}.bicep'\n@export()\ntype t = n.t\n`]),
    );
    const template = read("import * as n from 'm0.bicep'\nparam p n.t\n", { ...files, 'm2000.bicep': '@export()\ntype t = string\n' });
    expect(told(template)).toEqual(['budget-exceeded: more than 50 types name each other one after the other']);
  });

  it('of imports are followed so far', () => {
    const files = (length: number) => ({
      ...Object.fromEntries(range(length).map((at) => [`m${at}.bicep`, `import * as n from 'm${at + 1}.bicep'\n@export()\nvar v = n.v\n`])),
      [`m${length}.bicep`]: '@export()\nvar v = 1\n',
    });
    const text = "import * as n from 'm0.bicep'\noutput o int = n.v\n";
    expect(told(read(text, files(49)))).toEqual([]);
    const template = read(text, files(2000));
    expect(told(template)).toEqual(['budget-exceeded: more than 50 files import each other one after the other']);
    expect(template.variables.size).toBe(50);
  });
});

describe('files that import from each other in a circle', () => {
  it.each([
    ['a value', 'output o int = one\n'],
    ['a function', 'output o int = one()\n'],
    ['a type', 'param o one\n'],
  ])('give no %s', (_, use) => {
    const text = `import { one } from 'x.bicep'\n${use}`;
    expect(() => read(text, { 'x.bicep': "import { one } from 'y.bicep'\n", 'y.bicep': "import { one } from 'x.bicep'\n" })).not.toThrow();
    expect(() => read(text.replace('x.bicep', 'main.bicep'), { 'main.bicep': text.replace('x.bicep', 'main.bicep') })).not.toThrow();
  });
});

describe('loaded files', () => {
  const counted = (files: Record<string, string>) => {
    const host = memoryHost(files);
    const reads: string[] = [];
    return { reads, host: { ...host, read: (path: string) => (reads.push(path), host.read(path)) } };
  };

  it('are read once, however often they are loaded', () => {
    const { reads, host } = counted({ 'x.json': '{ "a": 1 }', 'x.txt': 'text' });
    read(
      range(10)
        .map((at) => `output o${at} object = loadJsonContent('x.json')\noutput t${at} string = loadTextContent('x.txt')\n`)
        .join(''),
      {},
      host,
    );
    expect(reads.filter((path) => path.startsWith('x.'))).toEqual(['x.json', 'x.txt']);
  });

  it('are refused one by one where they are too long', () => {
    const files = { 'x.txt': 'x'.repeat(131_073), 'x.json': `"${'x'.repeat(1_048_576)}"`, 'x.yaml': '['.repeat(1000) };
    const template = read(
      "output a string = loadTextContent('x.txt')\noutput b object = loadJsonContent('x.json')\noutput c object = loadYamlContent('x.yaml')\noutput d string = loadFileAsBase64('x.txt')\n",
      files,
    );
    expect(told(template)).toEqual([
      "budget-exceeded: 'x.txt' has more than 131072 characters",
      "budget-exceeded: 'x.json' has more than 1048576 characters",
      "budget-exceeded: 'x.yaml' is nested more than 60 levels deep",
      "budget-exceeded: 'x.txt' has more than 98304 bytes",
    ]);
  });

  it('are refused where all are too long together', () => {
    const text = range(200)
      .map((at) => `output o${at} string = loadTextContent('x.txt')\n`)
      .join('');
    const template = read(text, { 'x.txt': 'x'.repeat(131_072) });
    expect(new Set(told(template))).toEqual(
      new Set(['budget-exceeded: the files that are loaded have more than 16000000 characters together']),
    );
    expect(template.diagnostics).toHaveLength(200 - 122);
  });

  it('are not listed any more where they are too many together', () => {
    const memory = memoryHost(Object.fromEntries(range(5_000).map((at) => [`d/x${at}.txt`, 'x'])));
    const listed: string[] = [];
    const host = { ...memory, entries: (path: string) => (listed.push(path), memory.entries(path)) };
    const text = range(80)
      .map((at) => `output o${at} array = loadDirectoryFileInfo('d')\n`)
      .join('');
    expect(new Set(told(read(text, {}, host)))).toEqual(
      new Set(['budget-exceeded: the files that are loaded have more than 16000000 characters together']),
    );
    expect(listed.filter((path) => path === 'd')).toHaveLength(51);
  });
});
