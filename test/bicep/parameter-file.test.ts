import { describe, expect, it } from '@jest/globals';
import { BicepLibrary } from '../../src/bicep/modules/library.js';
import { readBicepParameterFile } from '../../src/bicep/read-parameter-file.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';
import { expressionText } from './expression-text.js';

function read(text: string, files: Record<string, string> = {}, environment: Record<string, string> = {}) {
  const library = new BicepLibrary({ host: memoryHost(files), moduleCache: () => undefined });
  return readBicepParameterFile(new Source('env/main.bicepparam', text), library, (name) => environment[name]);
}

function values(...args: Parameters<typeof read>): Record<string, string> {
  const { values: found, diagnostics } = read(...args);
  expect(diagnostics).toEqual([]);
  return Object.fromEntries([...found].map(([name, { value }]) => [name, expressionText(value)]));
}

describe('a parameters file is refused', () => {
  it.each([
    ['param a = newGuid()', "there is no function 'newGuid'"],
    ['param a = resourceGroup().location', "there is no function 'resourceGroup'"],
    ["param a = listKeys('a', 'b')", "there is no function 'listKeys'"],
    ['param a = toLower(5)', "'toLower' takes string as argument 1, not int"],
    ["param a = 'x' + 'y'", "'+' takes int, not string"],
    ['param a = x => x', 'a lambda can only be an argument of a function'],
    ['param a = { b: [for i in [1]: i] }', 'a loop can only be the value of'],
    ["param a = 'x'\nparam a = 'y'", "the name 'a' is declared already"],
  ])('for %s', (text, message) => {
    const said = read(`using none\n${text}`).diagnostics.map((one) => `${one.code}: ${one.message}`);
    expect(said[0]).toContain(`bicep-refused: ${message}`);
  });

  it.each([
    "param a = az.getSecret('s', 'g', 'v', 'n')",
    "param a = readEnvironmentVariable('x', 'y')",
    "param a = externalInput('kind')",
    'param a = [for i in range(0, 2): sys.string(i)]',
  ])('but not for %s', (text) => {
    expect(read(`using none\n${text}`).diagnostics).toEqual([]);
  });
});

describe('a parameters file', () => {
  it('with variables that hold each other twice is read in time, secrets in it too', () => {
    const doubling = Array.from({ length: 60 }, (_, at) => `var v${at + 1} = [v${at}, v${at}]\n`).join('');
    const { values: found, diagnostics } = read(
      `using '../main.bicep'\nvar v0 = 'sesame'\n${doubling}param a = v60\nparam b = v60\nparam c = 'plain'\n`,
      { 'main.bicep': '@secure()\nparam a object\nparam b array\nparam c string\n' },
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['budget-exceeded', 'budget-exceeded']);
    expect([found.get('b')?.isSecret, found.get('c')?.isSecret]).toEqual([true, undefined]);
  });

  it.each(['[base.a, base.a]', "'${base.a}${base.a}'", '[{ x: base.a }, toLower(string(base.a))]'])(
    'whose bases repeat each other, as %s, leaves unknown what has too many parts, and nothing else',
    (value) => {
      const chain = Array.from({ length: 18 }, (_, at): [string, string] => [
        `env/p${at}.bicepparam`,
        at === 0 ? "using none\nparam a = 'x'\n" : `using none\nextends 'p${at - 1}.bicepparam'\nparam a = ${value}\n`,
      ]);
      const reading = (at: number): [boolean, string[]] => {
        const { values: found, diagnostics } = read(`using none\nextends 'p${at}.bicepparam'\n`, Object.fromEntries(chain));
        return [found.get('a')?.value !== undefined, diagnostics.map(({ code }) => code)];
      };
      expect(reading(10)).toEqual([true, []]);
      expect(reading(17)).toEqual([false, ['budget-exceeded']]);
    },
  );

  it('gives values that stand for themselves', () => {
    expect(
      values(
        "using none\nvar v = [for i in range(0, 2): 'n${i}']\nparam First = v\nparam second = { a: First[0], b: null }\nparam third = null\nimport { x, twice } from '../lib.bicep'\nparam fourth = twice(x)",
        { 'lib.bicep': "var y = 'y'\nvar x = '${y}x'\nfunc twice(a string) string => '${a}${a}${y}'" },
      ),
    ).toEqual({
      first: "loop v to length(range(0, 2)): format('n{0}', range(0, 2)[copyIndex('v')])",
      second: "{a: loop v to length(range(0, 2)): format('n{0}', range(0, 2)[copyIndex('v')])[0], b: null}",
      third: 'null',
      fourth:
        "first(map([{a: format('{0}x', 'y')}], ($arguments) => format('{0}{1}{2}', lambdaVariables('$arguments').a, lambdaVariables('$arguments').a, 'y')))",
    });
  });

  it('extends others: own values win, the base keeps its own', () => {
    const files = {
      'main.bicep': '',
      'env/base.bicepparam': "using '../main.bicep'\nvar hidden = 1\nparam a = 'base'\nparam b = '${a}!'",
      'env/middle.bicepparam': "using none\nextends 'base.bicepparam'\nparam c = base.a",
    };
    expect(values("using none\nextends 'middle.bicepparam'\nparam a = 'own'\nparam d = '${b}${base.c}'", files)).toEqual({
      a: "'own'",
      b: "format('{0}!', 'base')",
      c: "'base'",
      d: "format('{0}{1}', format('{0}!', 'base'), 'base')",
    });
    expect(read("using none\nextends 'base.bicepparam'\nparam x = hidden", files).diagnostics).toMatchObject([{ code: 'undeclared-name' }]);
  });

  it('leaves open what only the deployer knows', () => {
    const text =
      "using none\nparam a = readEnvironmentVariable('A', 'default')\nparam b = readEnvironmentVariable('B')\nparam c = externalInput('sys.cli', 'x')\nparam d = '${externalInput('sys.cli', 'x')}'\nparam e = az.getSecret('s', 'g', 'v', 'n')";
    expect(values(text, {}, { A: 'given' })).toEqual({
      a: "'given'",
      b: "unknown('readEnvironmentVariable('B')')",
      c: "externalInputs('sys_cli_0')",
      d: "format('{0}', externalInputs('sys_cli_0'))",
      e: '-',
    });
  });

  it('knows the template that it is for', () => {
    const files = { 'main.bicep': 'param a string', 'env/base.bicepparam': "using '../main.bicep'" };
    expect(read("using '../main.bicep'", files).template?.source.path).toBe('main.bicep');
    expect(read("using none\nextends 'base.bicepparam'", files).template?.source.path).toBe('main.bicep');
    expect(read('using none', files).template).toBeUndefined();
    expect(read("using 'gone.bicep'", files)).toMatchObject({ template: undefined, diagnostics: [{ code: 'module-not-found' }] });
  });

  it('ends where files extend or values need each other', () => {
    const files = {
      'env/main.bicepparam': "using none\nextends 'main.bicepparam'",
      'env/other.bicepparam': "using none\nextends 'other.bicepparam'",
    };
    expect(read("using none\nextends 'main.bicepparam'\nparam a = base.a", files).values.has('a')).toBe(true);
    expect(read('using none\nparam a = b\nparam b = a').diagnostics).toMatchObject([
      { code: 'bicep-refused', message: "'a' refers to itself by way of 'b'" },
    ]);
  });
});
