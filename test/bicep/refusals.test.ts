import { describe, expect, it } from '@jest/globals';
import { BicepLibrary } from '../../src/bicep/modules/library.js';
import { readBicepTemplate } from '../../src/bicep/read-template.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source, textOf } from '../../src/text/source.js';

const files = {
  'm.bicep': [
    'type late = string?',
    'param need string',
    "param other string = ''",
    'param maybe string?',
    'param alias late',
    'output known string = need',
  ].join('\n'),
  'plain.bicep': "param p string = ''",
  'broken.bicep': 'param\noutput x string =',
  'shared.bicep': '@export()\ntype late = string?',
  'imports.bicep': "import { late } from 'shared.bicep'\nparam p late",
  'm.json': JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    languageVersion: '2.0',
    definitions: { late: { type: 'string', nullable: true } },
    parameters: {
      need: { type: 'string' },
      other: { type: 'string', defaultValue: '' },
      maybe: { type: 'string', nullable: true },
      alias: { $ref: '#/definitions/late' },
    },
    resources: {},
    outputs: { known: { type: 'string', value: '' } },
  }),
};

/** What is refused, each as the place with the message. */
function refused(text: string): string[] {
  const library = new BicepLibrary({ host: memoryHost(files), moduleCache: () => undefined });
  return readBicepTemplate(new Source('main.bicep', text), library)
    .diagnostics.filter(({ code }) => code === 'bicep-refused')
    .map(({ message, span }) => `${span === undefined ? '' : textOf(span)}: ${message}`);
}

const account = (name: string, members: string): string => `resource ${name} 'Contoso.App/sites@2024-01-01' = { ${members} }`;

describe('the types that are named', () => {
  it('must be known', () => {
    expect(
      refused(
        "import { late } from 'shared.bicep'\ntype own = string\nparam a late\nparam b own[]\nparam c sys.string?\nparam d resourceInput<'a/b@c'>.x",
      ),
    ).toEqual([]);
    expect(refused("type own = 'a' | 'b'\nparam a owm\nparam b { c: strnig? }\nfunc f(x [Int]) bool => true\noutput o nosuch = 1")).toEqual(
      [
        "owm: there is no type 'owm'; did you mean 'own'?",
        "strnig: there is no type 'strnig'; did you mean 'string'?",
        "Int: there is no type 'Int'; did you mean 'int'?",
        "nosuch: there is no type 'nosuch'",
      ],
    );
    expect(refused('param key securestring\nparam more secureObject')).toEqual([
      "securestring: there is no type 'securestring': write @secure() above and 'string' here",
      "secureObject: there is no type 'secureObject': write @secure() above and 'object' here",
    ]);
    expect(refused('extension contoso\nparam p theirs')).toEqual([]);
  });
});

describe('the arguments of a module', () => {
  it.each(['m.bicep', 'm.json'])('of %s must be all that it needs, and nothing else', (path) => {
    expect(refused(`module m '${path}' = { name: 'm', params: { need: 'x', othr: 'x', maybe: null } }`)).toEqual([
      `othr: the module '${path}' has no parameter 'othr'; did you mean 'other'?`,
    ]);
    expect(refused(`module m '${path}' = { name: 'm', params: { Need: 'x' } }`)).toEqual([
      `Need: the module '${path}' has no parameter 'Need'; did you mean 'need'?`,
      `params: the module '${path}' needs a value for parameter 'need'`,
    ]);
    expect(refused(`module m '${path}' = [for i in [1]: { name: 'm\${i}' }]`)).toEqual([
      `m: the module '${path}' needs a value for parameter 'need'`,
    ]);
  });

  it('may be left out where all have defaults, or may be null', () => {
    expect(refused("module m 'plain.bicep' = { name: 'm' }\nmodule n 'imports.bicep' = { name: 'n' }")).toEqual([]);
  });

  it('must be an object that is written out', () => {
    expect(refused("var v = { p: 'x' }\nmodule m 'plain.bicep' = { name: 'm', params: v }")).toEqual([
      "v: the arguments of module 'm' must be written out as an object",
    ]);
  });

  it('are not looked at where the module is not there, or does not parse', () => {
    expect(refused("module m 'none.bicep' = { name: 'm', params: { a: 1 } }")).toEqual([]);
    expect(refused("module m 'broken.bicep' = { name: 'm', params: { a: 1 } }\noutput o string = m.outputs.y")).toEqual([]);
  });
});

describe('the outputs of a module', () => {
  it.each(['m.bicep', 'm.json'])('of %s must be there', (path) => {
    const text = `module m '${path}' = { name: 'm', params: { need: 'x' } }\n`;
    expect(refused(`${text}output o string = m.outputs.knwn`)).toEqual([
      `knwn: the module '${path}' has no output 'knwn'; did you mean 'known'?`,
    ]);
    expect(refused(`${text}output o string = m.outputs.known`)).toEqual([]);
    expect(refused(`${text}output o string = m.outputs.?nothing ?? ''`)).toEqual([]);
    expect(refused(`${text}output o array = map([{ outputs: {} }], m => m.outputs.nothing)`)).toEqual([]);
  });
});

describe('loops', () => {
  const loop = '[for i in range(0, 2): i]';
  const misplaced = /^\[for .*\]: a loop can only be the value/;

  it.each([
    `var v = { a: ${loop} }`,
    `var v = (${loop})`,
    `var v = [for j in ${loop}: j]`,
    `var v = [for j in [1]: ${loop}]`,
    `output o array = concat(${loop}, [])`,
    `param p array = ${loop}`,
    account('s', `name: 's', properties: { a: true ? ${loop} : [] }`),
    account('s', `name: 's', properties: { a: [${loop}] }`),
    account('s', `name: 's', properties: { a: union({ b: ${loop} }, {}) }`),
    `module m 'plain.bicep' = { name: 'm', params: { p: string(${loop}) } }`,
  ])('are refused in %s', (text) => {
    expect(refused(text)).toEqual([expect.stringMatching(misplaced)]);
  });

  it.each([
    `var v = ${loop}`,
    `output o array = ${loop}`,
    account('s', `name: 's', properties: { a: ${loop}, b: [{ c: ${loop} }] }`),
    `resource s 'Contoso.App/sites@2024-01-01' = [for j in [1]: { name: 's\${j}', properties: { a: ${loop} } }]`,
    `module m 'm.bicep' = { name: 'm', params: { need: 'x', maybe: ${loop} } }`,
  ])('are taken in %s', (text) => {
    expect(refused(text)).toEqual([]);
  });

  it('of properties cannot stand inside each other', () => {
    expect(refused(account('s', `name: 's', properties: { a: [for j in [1]: { b: ${loop} }] }`))).toEqual([
      `${loop}: the loop of a property cannot stand inside that of another property`,
    ]);
  });
});

describe('what is known only in the course of the deployment', () => {
  const known = [
    account('early', "name: 'early', location: 'x'"),
    "module m 'm.bicep' = { name: 'm', params: { need: 'x' } }",
    'var behind = m.outputs.known',
    'func same(early string) string => early',
    '',
  ].join('\n');
  const site = (members: string): string => known + account('s', members);

  it.each([
    [site("name: m.outputs.known, location: 'x'"), 'm.outputs', "the name of resource 's'"],
    [site("name: '${behind}-s', location: 'x'"), 'behind', "the name of resource 's'"],
    [site("name: 's', location: early.location"), 'early.location', "the location of resource 's'"],
    [site("name: early.?properties.a ?? 's', location: 'x'"), 'early.?properties', "the name of resource 's'"],
    [site("name: early.listKeys().key, location: 'x'"), 'early.listKeys()', "the name of resource 's'"],
    [site("name: reference('a').b, location: 'x'"), "reference('a')", "the name of resource 's'"],
    [site("name: same(m.outputs.known), location: 'x'"), 'm.outputs', "the name of resource 's'"],
    [`${known}module n 'plain.bicep' = { name: m.outputs.known }`, 'm.outputs', "the name of module 'n'"],
    [`${known}module n 'plain.bicep' = { name: 'n', scope: resourceGroup(behind) }`, 'behind', "the scope of module 'n'"],
    [`${known}module n 'plain.bicep' = if (behind == 'x') { name: 'n' }`, 'behind', "the condition of module 'n'"],
    [`${known}module n 'plain.bicep' = [for i in [behind]: { name: 'n\${i}' }]`, 'behind', "what the loop of module 'n' runs over"],
    [`${known}output o array = [for i in early.properties.a: i]`, 'early.properties', 'what a loop runs over'],
    [`${known}var v = [for i in [1]: early.properties.a]`, 'early.properties', "what the loop of variable 'v' makes"],
    [site("name: 's', location: 'x', properties: { a: [for i in early.properties.a: i] }"), 'early.properties', 'what a loop runs over'],
  ])('is refused: %s', (text, place, what) => {
    expect(refused(text)).toEqual([expect.stringMatching(new RegExp(`^${escaped(`${place}: ${what} must be known when`)}`))]);
  });

  it.each([
    site("name: '${early.name}${early.id}${early.type}${early.apiVersion}${m.name}', location: 'x'"),
    site("name: 's', location: 'x', tags: {}, properties: { a: m.outputs.known, b: early.properties.a, c: behind }"),
    `${known}resource s 'Contoso.App/sites@2024-01-01' existing = { name: m.outputs.known }`,
    `${known}resource s 'Contoso.App/sites@2024-01-01' = [for early in [{ a: 1 }]: { name: 's\${early.a}', location: 'x' }]`,
    `${known}output o array = [for i in [1]: early.properties.a]`,
    `${known}var v = map([{ location: 1 }], early => early.location)`,
    site("name: map([{ a: 's' }], early => early.a)[0], location: 'x'"),
  ])('may be used: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});

describe('an output', () => {
  it.each([
    ["output o int = 'a'", "'a'", 'int', 'string'],
    ['output o string = 1', '1', 'string', 'int'],
    ['output o bool = {}', '{}', 'bool', 'object'],
    ["output o string[] = 'a'", "'a'", 'array', 'string'],
    ['output o string = null', 'null', 'string', 'null'],
    ['output o object = [for i in [1]: i]', '[for i in [1]: i]', 'object', 'array'],
    ['param p int\noutput o string = p', 'p', 'string', 'int'],
    ["var v = '${1}'\nvar w = v\noutput o int = w", 'w', 'int', 'string'],
  ])('has the type that it is declared with: %s', (text, place, declared, given) => {
    expect(refused(text)).toEqual([`${place}: output 'o' is of type ${declared}, but its value is of type ${given}`]);
  });

  it.each([
    'output o string? = null',
    'param p string\noutput o int = length(p)',
    "type string2 = 'a'\noutput o string2 = 'a'",
    'param p string?\noutput o string = p!',
  ])('is not guessed: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});

describe('names of deployments', () => {
  it('are given once for each type and place', () => {
    const modules = "module m 'plain.bicep' = { name: 'x' }\nmodule n 'plain.bicep' = if (true) { name: 'X' }\n";
    expect(refused(modules)).toEqual(["'X': 'm' is deployed under the name 'X' already"]);
    expect(refused(`${account('a', "name: 'x'")}\n${account('b', "name: 'x'")}`)).toEqual([
      "'x': 'a' is deployed under the name 'x' already",
    ]);
  });

  it.each([
    "module m 'plain.bicep' = { name: 'x' }\nmodule n 'plain.bicep' = { name: 'x', scope: resourceGroup('g') }",
    "param p string\nmodule m 'plain.bicep' = { name: p }\nmodule n 'plain.bicep' = { name: p }",
    `${account('a', "name: 'x'")}\nresource b 'Contoso.App/sites@2024-01-01' = if (false) { name: 'x' }`,
    `${account('a', "name: 'x'")}\nresource b 'Contoso.App/sites@2024-01-01' existing = { name: 'x' }`,
    `${account('a', "name: 'x'")}\nresource b 'Contoso.App/plans@2024-01-01' = { name: 'x' }`,
    `${account('a', "name: 'x'")}\nresource b 'Contoso.App/sites/slots@2024-01-01' = { parent: a, name: 'y' }\nresource c 'Contoso.App/sites/slots@2024-01-01' = { parent: a, name: 'y' }`,
  ])('may be the same elsewhere, or where they are not known: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});

describe('the default of a parameter', () => {
  it('names other parameters only', () => {
    const text = `var v = 'x'\n${account('a', "name: 'a'")}\nparam p string = v\nparam q string = a.id\nparam r string = '\${p}\${resourceGroup().name}'`;
    expect(refused(text)).toEqual([
      "v: the default of a parameter can name other parameters only, 'v' is a variable",
      "a: the default of a parameter can name other parameters only, 'a' is a resource",
    ]);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

describe('declarations that need themselves', () => {
  const route = (name: string, members: string): string =>
    `resource ${name} 'Contoso.App/sites@2024-01-01' = { name: '${name}', ${members} }`;

  it.each([
    ['var a = a', "a: 'a' refers to itself"],
    ["param p string = '${p}x'", "p: 'p' refers to itself"],
    ['var a = b\nvar b = a', "b: 'a' refers to itself by way of 'b'"],
    ['var a = b\nvar b = a\noutput one string = a\noutput other string = b', "b: 'a' refers to itself by way of 'b'"],
    ['param p string = q\nparam q string = toLower(p)', "q: 'p' refers to itself by way of 'q'"],
    ['var a = { b: [b] }\nvar b = c\nvar c = d\nvar d = b', "c: 'b' refers to itself by way of 'c', then 'd'"],
    ['var a = [for i in range(0, 2): a]', "a: 'a' refers to itself"],
    ['func f(n int) int => n > 0 ? f(n - 1) : 0\noutput o int = f(1)', "f(n - 1): 'f' refers to itself"],
    ['func f() string => v\nvar v = f()', "v: 'f' refers to itself by way of 'v'"],
    [route('a', 'tags: { a: a.id }'), "a: 'a' refers to itself"],
    [`${route('a', 'tags: { b: v }')}\nvar v = b.id\n${route('b', 'dependsOn: [a]')}`, "v: 'a' refers to itself by way of 'v', then 'b'"],
    [route('a', "tags: { c: a::c.id }\n resource c 'parts' = { name: 'c' }"), "a::c: 'a' refers to itself by way of 'a::c'"],
    ["module m 'plain.bicep' = { params: { p: m.name } }", "m: 'm' refers to itself"],
  ])('are refused, each circle once: %s', (text, message) => {
    const library = new BicepLibrary({ host: memoryHost(files), moduleCache: () => undefined });
    const { diagnostics } = readBicepTemplate(new Source('main.bicep', text), library);
    expect(diagnostics.map(({ message: said, span }) => `${span === undefined ? '' : textOf(span)}: ${said}`)).toEqual([message]);
  });

  it('are told of for each circle', () => {
    expect(refused('var a = b\nvar b = a\nvar c = d\nvar d = c\nvar e = a')).toHaveLength(2);
  });

  it.each([
    'var a = map([1], a => a)',
    'var x = [for x in [1]: x]',
    'func v(v string) string => v',
    'func f(x string) string => toLower(y)\nvar y = toUpper(z)\nvar z = f2()\nfunc f2() string => string(1)',
    'var v = { v: v1, a: a.v }\nvar v1 = { v: 1 }.v\nparam a object',
    'param toLower string = sys.toLower(other)\nparam other string',
    `${route('a', "tags: { s: 'x' }\n resource c 'parts' = { name: b.name }")}\n${route('b', 'tags: { a: a.id }')}`,
    route('a', "tags: { s: 'x' }\n resource c 'parts' = { name: a.name }\n resource d 'parts' = { name: c.name }"),
    'type t = { next: t? }',
  ])('are told from names that mean something else: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});
