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
  'exports.bicep': '@export()\nvar out = 1\nvar inside = 1\n@export()\nfunc give() int => 1\n@export()\ntype late = string?',
  'secret.bicep': "@secure()\nparam s string\nparam plain string = ''\n@secure()\nparam o object = {}",
  'typed.bicep': "param n int\n@maxLength(3)\nparam short string = ''\nparam list array = []",
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
    expect(
      refused(
        "type own = 'a' | 'b'\nparam a owm\nparam b { c: strnig? }\nfunc f(x [Int]) bool => true\nvar v aray = []\noutput o nosuch = 1",
      ),
    ).toEqual([
      "owm: there is no type 'owm'; did you mean 'own'?",
      "strnig: there is no type 'strnig'; did you mean 'string'?",
      "Int: there is no type 'Int'; did you mean 'int'?",
      "aray: there is no type 'aray'; did you mean 'array'?",
      "nosuch: there is no type 'nosuch'",
    ]);
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
    `module m 'typed.bicep' = { name: 'm', params: { n: 1, list: ${loop} } }`,
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

describe('what is given to something that is declared with a type', () => {
  const modules = (params: string): string => `module m 'typed.bicep' = { name: 'm', params: { ${params} } }`;

  it.each([
    ['param p string = 1', "1: parameter 'p' is of type string, but its value is of type int"],
    ['param p string = null', "null: parameter 'p' is of type string, but its value is of type null"],
    ["param p int[] = ['a']", "'a': item 1 of parameter 'p' is of type int, but its value is of type string"],
    ["param p { a: string, b: int } = { a: 'x' }", "{ a: 'x' }: parameter 'p' needs a value for 'b'"],
    ['param p { *: string } = { a: 1 }', "1: 'a' of parameter 'p' is of type string, but its value is of type int"],
    ['param p [int, string] = [1]', "[1]: parameter 'p' takes at least 2 items"],
    [
      "type t = { a: t?, b: string }\nparam p t = { a: { b: 1 }, b: 'x' }",
      "1: 'b' of 'a' of parameter 'p' is of type string, but its value is of type int",
    ],
    ["@minLength(3)\nparam p string = 'ab'", "'ab': parameter 'p' takes at least 3 characters"],
    ["@maxLength(1)\nparam p string = 'ab'", "'ab': parameter 'p' takes at most 1 characters"],
    ['@minValue(-3)\nparam p int = -5', "-5: parameter 'p' takes no number below -3"],
    ['@maxValue(3)\nparam p int = 5', "5: parameter 'p' takes no number above 3"],
    ["param p 'a' | 'b' = 'c'", "'c': the value of parameter 'p' is not one of its allowed values"],
    ['var v string = 1', "1: variable 'v' is of type string, but its value is of type int"],
    ["@minLength(3)\noutput o string = 'a'", "'a': output 'o' takes at least 3 characters"],
    ["param c bool\noutput o int = c ? 1 : 'b'", "c ? 1 : 'b': output 'o' is of type int, but its value is of type int or string"],
    ['param p string\noutput o int = p ?? 1', "p ?? 1: output 'o' is of type int, but its value is of type string or int"],
    ['param p string[]\noutput o int[] = p', "p: an item of output 'o' is of type int, but its value is of type string"],
    ["var v = { a: 'x' }\noutput o { a: int } = v", "v: 'a' of output 'o' is of type int, but its value is of type string"],
    ['func f(a string) int => a', "a: the result of function 'f' is of type int, but its value is of type string"],
    ['func f(a string) string => a\noutput o string = f(1)', "1: parameter 'a' of 'f' is of type string, but its value is of type int"],
    ['param a string\n' + modules('n: a'), "a: parameter 'n' of module 'm' is of type int, but its value is of type string"],
    [modules('n: null'), "null: parameter 'n' of module 'm' is of type int, but its value is of type null"],
    [modules("n: 1, short: 'long'"), "'long': parameter 'short' of module 'm' takes at most 3 characters"],
    [
      "module m 'm.json' = { name: 'm', params: { need: 1 } }",
      "1: parameter 'need' of module 'm' is of type string, but its value is of type int",
    ],
  ])('must be of that type: %s', (text, message) => {
    expect(refused(text)).toEqual([message]);
  });

  it.each([
    "param p ('a' | 1)[] = [1, 'a']",
    "param p string = true ? 'a' : null",
    "@minLength(2)\n@maxLength(2)\nparam p string = 'ab'",
    '@minValue(2)\n@maxValue(2)\nparam p int = 2',
    "param p { a: string, b: int? } = { a: 'x', c: 1 }",
    'param p object = any([])',
    "param p int = json('1')",
    "param p string[] = concat(['a'], ['b'])",
    'param p array\noutput o string[] = p',
    'param p object\noutput o { a: int } = p',
    "param p string\noutput o 'a' | 'b' = p",
    'param p string?\noutput o string = p',
    modules('n: 1, short: null'),
    'func f(a string, b int?) string => a\noutput o string = f(string(1), null)',
    "@discriminator('kind')\ntype d = { kind: 'a', x: int } | { kind: 'b', y: string }\nparam p d = { kind: 'b', y: 'x' }",
  ])('is not guessed: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});

describe('functions that are called', () => {
  it.each([
    ["output o string = ToLower('A')", "ToLower: there is no function 'ToLower'; did you mean 'toLower'?"],
    ['output o int = add(1, 2)', "add: there is no function 'add': write the operator +"],
    ["output o string = az.toLower('A')", "toLower: there is no function 'toLower' in 'az'"],
    ["output o object = sys.listKeys('a', 'b')", "listKeys: there is no function 'listKeys' in 'sys'"],
    ["param p string\noutput o string = p('x')", "p: 'p' is a parameter, not a function"],
    ["output o array = map([1], toLower => toLower('A'))", "toLower: 'toLower' is a local name, not a function"],
    ["param c bool\noutput o string = c ? toLower('a', 'b') : ''", "toLower('a', 'b'): 'toLower' takes at most 1 arguments, not 2"],
    ["param c bool\noutput o string = c ? substring('a') : ''", "substring('a'): 'substring' takes at least 2 arguments, not 1"],
    ['param p int\noutput o string = toLower(p)', "p: 'toLower' takes string as argument 1, not int"],
    ['param p string\noutput o array = range(0, p)', "p: 'range' takes int as argument 2, not string"],
    ['param p int\noutput o string = uniqueString(string(p), p)', "p: 'uniqueString' takes string as argument 2, not int"],
    ['param p string\noutput o array = map([1], p)', "p: 'map' takes lambda as argument 2, not string"],
    ["output o string = toLower(x => 'a')", "x => 'a': 'toLower' takes string as argument 1, not lambda"],
    ['var v = utcNow()', "utcNow(): 'utcNow' can be called in the default of a parameter only"],
  ])('must be there, and take what they are given: %s', (text, message) => {
    expect(refused(text)).toEqual([message]);
  });

  it.each([
    "param p string = '${newGuid()}-${utcNow()}'",
    "output o object = list('a', 'b')",
    "output o object = az.listkeys('a', 'b')",
    'func toLower(x int) int => x\noutput o int = toLower(1)',
    'param p string?\noutput o string = toLower(p)',
    'output o array = map(range(0, 2), i => sys.string(i))',
    "output o string = concat('a', 1, true)",
    "extension contoso\noutput o string = theirs('a')",
  ])('are found: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});

describe('JSON that is written out', () => {
  it.each(["'{bad'", "''", "' '", "'[1 2]'", "'nul'", "'True'", '\'{"a":+1}\''])('must be one, whether it is read or not: %s', (text) => {
    const message = "'json' cannot read its argument as JSON";
    expect(refused(`output o object = true ? {} : json(${text})`)).toEqual([`${text}: ${message}`]);
    expect(refused(`var t = ${text}\nfunc f() object => json(t)`)).toEqual([`t: ${message}`]);
  });

  it.each(["'{a: 1,}'", "'[1,,2]'", "'NaN'", '\'{"a":01} x\'', "concat('{', 'bad')", "'{${p}'"])(
    'is read as the engine does: %s',
    (text) => {
      expect(refused(`param p string\noutput o object = true ? {} : json(${text})`)).toEqual([]);
    },
  );
});

describe('lambdas', () => {
  it.each([
    ['var f = x => x', 'x => x: a lambda can only be an argument of a function'],
    ['output o array = map([1], true ? (x => x) : (x => x))', 'x => x: a lambda can only be an argument of a function'],
    ['output o array = map([1], (a, b, c) => a)', "(a, b, c) => a: the lambda of 'map' takes 1 to 2 values, not 3"],
    ['output o array = sort([1], a => true)', "a => true: the lambda of 'sort' takes 2 values, not 1"],
    ['output o int = reduce([1], 0, a => a)', "a => a: the lambda of 'reduce' takes 2 to 3 values, not 1"],
  ])('are for functions that take them: %s', (text, message) => {
    expect(refused(text)).toContain(message);
  });

  it.each([
    'output o array = map([1], ((x) => x))',
    'output o array = filter([1], (a, i) => true)',
    'output o int = reduce([1], 0, (a, b, i) => a)',
    "output o object = toObject(['a'], x => x, x => 1)",
  ])('are taken: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});

describe('secrets of a key vault', () => {
  const vault = "resource kv 'Microsoft.KeyVault/vaults@2023-07-01' existing = { name: 'kv' }\n";
  const secret = "kv.getSecret('a')";
  const module = (params: string): string => `${vault}module m 'secret.bicep' = { params: { ${params} } }`;

  it.each([
    `${vault}var s = ${secret}`,
    vault + account('r', `name: 'r', properties: { a: ${secret} }`),
    module(`s: 'x\${${secret}}'`),
    module(`s: '', o: { a: ${secret} }`),
    module(`s: '', plain: ${secret}`),
  ])('are for secure parameters of modules: %s', (text) => {
    expect(refused(text)).toEqual([`${secret}: 'getSecret' can only be the whole value of a secure parameter of a module`]);
  });

  it.each([module(`s: ${secret}`), module(`s: true ? ${secret} : (${secret})`)])('are taken: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});

describe('the body', () => {
  it.each([
    [account('r', "location: 'x'"), "r: resource 'r' needs a name"],
    [account('r', 'name: 5'), "5: the name of 'r' is a string, not int"],
    [account('r', 'name: null'), "null: the name of 'r' is a string, not null"],
    [account('r', "name: 'r', dependsOn: 'x'"), "'x': 'dependsOn' of 'r' is an array, not string"],
    [account('r', "name: 'r', dependsOn: ['x']"), "'x': what 'r' depends on is a resource or a module, not string"],
    [
      `${account('a', "name: 'a'")}\n${account('r', "name: 'r', dependsOn: [a.id]")}`,
      "a.id: what 'r' depends on is a resource or a module, not string",
    ],
    [
      `${account('a', "name: 'a'")}\nresource r 'Contoso.App/plans/parts@2024-01-01' = { parent: a, name: 'r' }`,
      'a: the parent of a Contoso.App/plans/parts is a Contoso.App/plans, not a Contoso.App/sites',
    ],
    [
      "resource r 'Contoso.App/sites@2024-01-01' existing = { name: 'r', location: 'x' }",
      "location: an existing resource takes no 'location'",
    ],
    ["module m 'plain.bicep' = { name: 5 }", "5: the name of 'm' is a string, not int"],
    ["module m 'plain.bicep' = { scop: resourceGroup('g') }", "scop: a module takes no 'scop'; did you mean 'scope'?"],
    ["module m 'plain.bicep' = { scope: 'x' }", "'x': the scope of 'm' is a resource or a scope, not string"],
  ])('of resources and modules has what it needs: %s', (text, message) => {
    expect(refused(text)).toContain(message);
  });

  it.each([
    `${account('a', "name: 'a'")}\nresource r 'contoso.app/SITES/parts@2024-01-01' = { parent: a, name: 'r', dependsOn: [a] }`,
    "param n string?\nresource r 'Contoso.App/sites@2024-01-01' = { name: n }",
    "resource r 'Contoso.App/sites@2024-01-01' existing = [for n in ['a']: { name: n, scope: resourceGroup('g') }]\nmodule m 'plain.bicep' = { dependsOn: [r] }",
    account('r', "name: 'r'\n resource p 'parts' = { name: 'p', properties: [for i in [1]: { a: i }] }"),
  ])('is left alone otherwise: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});

describe('what is imported', () => {
  it('must be exported', () => {
    expect(refused("import { inside, nothing as x } from 'exports.bicep'")).toEqual([
      "inside: 'exports.bicep' declares 'inside' without '@export()'",
      "nothing: 'exports.bicep' exports no 'nothing'",
    ]);
    expect(refused("import * as e from 'exports.bicep'\noutput o int = e.inside")).toEqual([
      "inside: 'exports.bicep' declares 'inside' without '@export()'",
    ]);
    expect(
      refused(
        "import { out, give as g, late } from 'exports.bicep'\nimport * as e from 'exports.bicep'\nparam p e.late\noutput o int = out + g() + e.give() + e.out",
      ),
    ).toEqual([]);
  });

  it.each([
    ['param p string\n@export()\nvar v = [p]', 'v: an exported variable cannot be made of a parameter'],
    ['param p string\nvar w = p\n@export()\nvar v = { a: w }', 'v: an exported variable cannot be made of a parameter'],
    [`${account('r', "name: 'r'")}\n@export()\nvar v = r.id`, 'v: an exported variable cannot be made of a resource'],
  ])('is not made of what stays behind: %s', (text, message) => {
    expect(refused(text)).toEqual([message]);
  });
});

describe('declarations', () => {
  it.each([
    ["param p string? = 'x'", "'x': a parameter that may be null has null as its default, and takes no other"],
    ["type t = 'a' | null\nparam p t = 'a'", "'a': a parameter that may be null has null as its default, and takes no other"],
    ['type a = a[]', "a: values of type 'a' would need one of the same type inside of them"],
    ['type a = { b: [string, { c: (a) }] }', "a: values of type 'a' would need one of the same type inside of them"],
    ['param p string\nfunc f() string => p', 'p: a function cannot see a parameter of its file'],
    ['@secure()\n@secure()\nparam p string', "@secure(): '@secure()' stands here already"],
    ['@minLenght(1)\nparam p string', "minLenght: there is no decorator 'minLenght'; did you mean 'minLength'?"],
    ['@export()\nparam p string', "@export(): '@export()' cannot stand above this"],
    ['@minLength(1)\nparam p int', "@minLength(1): '@minLength()' is for array or string, not for int"],
    ['type t = { @minValue(1)\n a: string }', "@minValue(1): '@minValue()' is for int, not for string"],
    [`@batchSize(2)\n${account('r', "name: 'r'")}`, "@batchSize(2): '@batchSize()' is for loops"],
    ["@batchSize(0)\nmodule m 'plain.bicep' = [for i in [1]: {}]", '0: a batch has at least one instance'],
  ])('must hold together: %s', (text, message) => {
    expect(refused(text)).toEqual([message]);
  });

  it.each([
    'type a = { b: a?, *: a }',
    'type a = [a?]',
    'param p string\nvar w = p\nfunc f() string => w\nfunc g(p int) int => p',
    "@sys.description('a')\n@description('b')\n@secure()\n@minLength(1)\nparam p string?",
    '@secure()\ntype t = { @secure()\n a: string }\n@maxLength(3)\noutput o string[] = []',
    "@onlyIfNotExists()\n@batchSize(1)\nresource r 'Contoso.App/sites@2024-01-01' = [for i in [1]: { name: 'r${i}' }]",
    'extension contoso\n@theirs()\nparam p string',
  ])('are left alone where they do: %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});

describe('operands', () => {
  it.each([
    ["param c bool\noutput o int = c ? 'a' + 'b' : 0", ["'a': '+' takes int, not string", "'b': '+' takes int, not string"]],
    ['param p string\noutput o bool = !p', ["p: '!' takes bool, not string"]],
    ['param p string\noutput o int = -p', ["p: '-' takes int, not string"]],
    ['param p string\noutput o bool = p && true', ["p: '&&' takes bool, not string"]],
    ['param p string\noutput o bool = p > 1', ["1: '>' compares values of one type, not string with int"]],
    ['param p string\noutput o bool = p =~ 1', ["1: '=~' takes string, not int"]],
    ["param p string\noutput o string = p ? 'a' : 'b'", ['p: a condition takes bool, not string']],
    ["resource r 'Contoso.App/sites@2024-01-01' = if ('x') { name: 'x' }", ["'x': a condition takes bool, not string"]],
    ['param p string\noutput o array = [for c in p: c]', ['p: a loop takes array, not string']],
    ["var l = ['a']\noutput o array = [for (c, i) in l: c + i]", ["c: '+' takes int, not string"]],
    ["param c bool\noutput o int = (c ? 1 : 'b') + 1", ["(c ? 1 : 'b'): '+' takes int, not int or string"]],
    ['param p string\noutput o string = p.length', ["p: '.length' takes object, not string"]],
    ['param p array\noutput o string = p.?length', ["p: '.length' takes object, not array"]],
    ['param p string\noutput o string = p[0]', ['p: an index takes array or object, not string']],
    ["param p array\noutput o string = p['a']", ["'a': an index of an array takes int, not string"]],
    ['param p object\noutput o string = p[0]', ['0: an index of an object takes string, not int']],
    ['var v = { a: { b: 1 } }\noutput o int = v.a.B', ["B: there is no 'B' in the object"]],
    ["var v = { a: 1 }\noutput o int = v['b']", ["'b': there is no 'b' in the object"]],
  ])('must be of the types that operators take: %s', (text, messages) => {
    expect(refused(text)).toEqual(messages);
  });

  it.each([
    'var v = { a: 1, ...{ b: 2 } }\noutput o int = v.b',
    "var v = { a: 1, '${'b'}': 2 }\noutput o int = v.b",
    'param c bool\nvar v = c ? { a: 1 } : { b: 2 }\noutput o int = v.b',
    'var v = { a: 1 }\noutput o int? = v.?b',
    'param p { a: string }\noutput o string = p.b',
    "@allowed(['a', 'b'])\nparam p string\noutput o object = { a: p.?capacity }",
    "param p 'a' | 'b'\noutput o object = { a: p.?capacity }",
    "param p string[]\noutput o object = { a: p[?'a'] }",
    'param p int?\noutput o int = p + 1',
    "param p string\noutput o bool = p == 1 || p < 'b'",
    "param p object\noutput o int = p.a + p['b'].c",
    `${account('p', "name: 'p'\n resource s 'parts' = { name: 'x' }\n resource t 'parts' = { name: 't', tags: { a: s.properties.x + 1 } }\n")}\nparam s string`,
  ])('are not guessed: %s', (text) => {
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
