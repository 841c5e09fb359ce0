import { describe, expect, it } from '@jest/globals';
import { parseBicep, parseBicepParameterFile } from '../../src/bicep/syntax/parse.js';
import { stringParts } from '../../src/bicep/syntax/string-value.js';
import { Token } from '../../src/bicep/syntax/token.js';
import { Source, textOf } from '../../src/text/source.js';
import { childrenOf, printSyntax } from './syntax-text.js';

function parse(text: string) {
  return parseBicep(new Source('main.bicep', text));
}

function problems(text: string): string[] {
  const source = new Source('main.bicep', text);
  return parseBicep(source).diagnostics.map(({ message, span }) => `${source.position(span?.start ?? 0).line}: ${message}`);
}

/** The tree of an expression as brackets around its parts. */
function shape(expression: string): string {
  const [declaration] = parse(`var v = ${expression}`).body;
  if (declaration instanceof Token || declaration?.kind !== 'variable') return 'broken';
  const render = (part: ReturnType<typeof childrenOf>[number]): string =>
    part instanceof Token
      ? part.text
      : childrenOf(part).length === 1
        ? childrenOf(part).map(render).join('')
        : `<${childrenOf(part).map(render).join(' ')}>`;
  return render(declaration.value);
}

describe('what parses', () => {
  it.each([
    ['line ends around declarations', '\n\nvar a = 1\n\n// comment\nvar b = 2'],
    ['a carriage return alone', 'var a = 1\rvar b = 2'],
    ['keywords as names', "param resource string\nvar if = { for: 1, in: resource, 'null': 2 }\nvar for = if.if"],
    ['items on lines', "var a = [\n  1\n  2\n]\nvar b = {\n  x: 1\n  'y-z': 2\n  '${c}': 3\n}"],
    ['items with commas', 'var a = [1, 2, ]\nvar b = { x: 1, y: 2, }\nvar c = [1, 2\n3, 4]'],
    ['an index on the next line is an item', 'var a = [\n  x\n  [0]\n]'],
    ['calls over lines', "var a = concat(\n\n  'x',\n  'y'\n)"],
    ['ternaries over lines', 'var a = b\n  // why\n\n  ? 1\n  : 2'],
    ['blanks in accesses', 'var a = x . y .? z [ 0 ] [? ^ 1 ] ! :: n'],
    ['conditions on the next line', "resource r 'a/b@2020-01-01' =\n  // only then\n  if (c) {\n  name: 'x'\n}"],
    ['loops', "module m 'm.bicep' = [\n  for (x, i) in xs: if (x.on) {\n    name: 'm${i}'\n  }\n]"],
    [
      'nested resources',
      "resource r 'a/b@2020-01-01' = {\n  resource: 1\n  @description('x')\n  resource c 'c' existing = { name: 'c' }\n}",
    ],
    ['nested resources at the start of lines', "resource r 'a/b@2020-01-01' = {\nname: 'x'\nresource c 'c' = {\nname: 'c'\n}\n}"],
    ['lambdas over lines', 'var a = map(xs, (\n  x,\n  i\n) =>\n  x)'],
    ['functions', 'func f(\n  a string,\n  b int?,\n) string =>\n  // body\n  a'],
    ['unions over lines', "type a =\n  | 'x'\n\n  | 'y' // end\n  | 'z'\nparam p 'a' | 'b' = 'a'"],
    [
      'types',
      "type a = { *: string, 'b-c': int[]?, @minLength(1)\n d: (string?)[] }\ntype b = [\n @secure()\n string\n int\n]\ntype c = a.d[*].*[0]['x']!",
    ],
    [
      'derived types',
      "type a = resourceInput<'a/b@2020-01-01'>.properties\ntype b = sys.resourceOutput<\n 'a/b@2020-01-01'\n>.id\nvar c resourceInput<'x'> = 1",
    ],
    ['negative literals in types', 'type a = -1 | !true | null'],
    [
      'imports',
      "import { a, 'b-c' as b } from 'x.bicep'\nimport {\n  c\n  d as e\n} from 'x'\nimport * as ns from 'br/public:x:1'\nimport {} from 'x'",
    ],
    ['extensions', "extension k with {\n  a: 1\n} as kube\nextension 'br:x:1'\nextension az"],
    [
      'rest',
      "targetScope = 'tenant'\nmetadata m = 1\nassert a = true\noutput o resource 'a/b@2020-01-01' = r\noutput p resource = r\ntest t 'x' = {}",
    ],
    ['pragmas', '#disable-next-line no-hardcoded a // why\nvar a = {\n  #disable-diagnostics x\n  b: 1\n}'],
    ['spread', 'var a = { ...b, c: [...d\n...e] }'],
    ['nullable before a line end', 'param a string?\nparam b int[]?\nvar c = d!\nvar e = 1'],
    ['multi-line strings', "var a = '''\n it's ''''\nvar b = $'''${x}'''\nvar c = '''''''"],
    ['strings in holes', "var a = 'x${b ? 'y${c['d']}' : '''e\nf'''}z'"],
    ['the smallest number', 'var a = -9223372036854775808'],
    ['the end of the file as a line end', 'var a = 1'],
  ])('%s', (_, text) => expect(problems(text)).toEqual([]));
});

describe('what does not parse', () => {
  it.each([
    ['reserved words', 'var true = 1', '1: expected the name of the variable'],
    ['a fraction', 'var a = 1.5', '1: expected the name of a property or function'],
    ['double quotes', 'var a = "x"', '1: unexpected "\\""; strings stand in single quotes'],
    ['an open string', "var a = 'x\nvar b = 1", '1: this string is not closed'],
    ['an open comment', '/* x', '1: this comment is not closed by */'],
    ['a bad escape', "var a = '\\q'", '1: this is no escape sequence; write \\\\ for a backslash'],
    ['a code point too far', "var a = '\\u{110000}'", '1: this is no escape sequence; write \\\\ for a backslash'],
    ['two on a line', 'var a = 1 var b = 2', '1: expected the end of the line after the declaration'],
    ['a comma at the end of a line', 'var a = [\n  1,\n  2\n]', '2: a comma cannot end a line here: the line break separates'],
    ['no separator', 'var a = [1 2]', '1: expected a line break or a comma'],
    ['a line break in parentheses', 'var a = (\n1)', '1: a line cannot end here, inside parentheses'],
    ['a line break before an operator', 'var a = 1\n+ 2', '2: expected a declaration'],
    ['a line break before a comma', 'var a = f(1\n, 2)', '2: expected a comma or )'],
    ['a comma at the end of arguments', 'var a = f(1,)', '1: expected another argument after the comma'],
    ['two signs', 'var a = !!b', '1: expected an expression'],
    ['a body on the next line', "resource r 'x' =\n{}", '1: expected {, [for or if'],
    ['a hole over lines', "var a = '${f(\n1)}'", '2: expected the end of this part of the string'],
    ['an object in a hole', "var a = '${f({})}'", '1: array and object literals cannot stand in a hole of a string'],
    ['a decorator on the line', '@secure() param p string', '1: expected a line break after the decorator'],
    ['a decorator without call', '@secure\nparam p string', '1: expected ( after the name of the decorator'],
    ['a decorator alone', '@secure()\n', '2: expected a declaration after the decorator'],
    ['a comment before a bar', "type a = 'x'\n// why\n| 'y'", '3: expected a declaration'],
    ['a safe call', 'var a = b.?c()', '1: a function cannot be called with .?'],
    ['a number too large', 'var a = 9223372036854775808', '1: this number does not fit 64 bits'],
    ['a pragma in a line', 'var a = 1 #disable-next-line x', '1: unexpected "#"'],
    ['a pragma without code', '#disable-next-line\nvar a = 1', '1: expected a diagnostic code after this directive'],
  ])('%s', (_, text, first) => expect(problems(text)[0]).toBe(first));

  it('costs the declaration or item, not the file', () => {
    const program = parse("var a = {\n  x: \n  y: 2\n}\nresource r = {\n  name: 'x'\n}\nvar b = [\nvar c = 1\n");
    expect(program.diagnostics).toHaveLength(3);
    expect(program.body.filter((part) => !(part instanceof Token)).map((part) => part.kind)).toEqual([
      'variable',
      'skipped',
      'skipped',
      'variable',
    ]);
  });

  it('ends where the nesting ends, for brackets and for chains', () => {
    const deep = 100_000;
    for (const text of [
      '('.repeat(deep),
      '['.repeat(deep),
      '-('.repeat(deep),
      "'${".repeat(deep),
      `1${'+1'.repeat(deep)}`,
      `a${'.b'.repeat(deep)}`,
    ]) {
      expect(problems(`var a = ${text}\nvar b = 1`)[0]).toMatch(/nested too deeply|not closed/);
    }
    expect(problems(`param a string${'[]'.repeat(deep)}`)[0]).toMatch(/nested too deeply/);
  });
});

describe('trees', () => {
  it.each([
    ['a ?? b || c', '<a ?? <b || c>>'],
    ['10 - 3 - 2', '<<10 - 3> - 2>'],
    ['a + b * c', '<a + <b * c>>'],
    ['-a.b', '<- <a . b>>'],
    ['-a! * 3', '<<- <a !>> * 3>'],
    ['c ? x : y.z', '<c ? x : <y . z>>'],
    ['c ? x : d ? y : z', '<c ? x : <d ? y : z>>'],
    ['a < b == c && d', '<<<a < b> == c> && d>'],
    ['x => y => z', '<x => <y => z>>'],
    ['a.?b[?^1]', '<<a . ? b> [ ? ^ 1 ]>'],
    ["'a${b}c'", "<'a${ b }c'>"],
  ])('%s', (text, expected) => expect(shape(text)).toBe(expected));

  it('give strings their text', () => {
    const text = (string: string) => {
      const [declaration] = parse(`var v = ${string}`).body;
      if (declaration instanceof Token || declaration?.kind !== 'variable' || declaration.value.kind !== 'string') return undefined;
      return stringParts(declaration.value).map((part) => (typeof part === 'string' ? part : { hole: textOf(part) }));
    };
    expect(text("'a\\'\\n\\t\\u{1F600}\\${b}$'")).toEqual(["a'\n\t\u{1F600}${b}$"]);
    expect(text("'\\u{D800}'")).toEqual(['\uFFFD']);
    expect(text("'\\u{D83D}\\u{DE00}'")).toEqual(['\u{1F600}']);
    expect(text("'''\r\na\r\n'''")).toEqual(['a\r\n']);
    expect(text("''''a''''")).toEqual(["'a'"]);
    expect(text("''''''")).toEqual(['']);
    expect(text("''''''''")).toEqual(["''"]);
    expect(text("$'''\\${x}'''")).toEqual(['\\', { hole: 'x' }, '']);
    expect(text("$$'''${x}$${x}$$${x}'''")).toEqual(['${x}', { hole: 'x' }, '$', { hole: 'x' }, '']);
    expect(text("'${a}-${b}'")).toEqual(['', { hole: 'a' }, '-', { hole: 'b' }, '']);
  });

  it('keep trivia apart', () => {
    const [token] = parse('/* a\n */ // b\n#disable-next-line c d // e\n var x = 1').body.filter((part) => !(part instanceof Token));
    expect(token && textOf(token)).toBe('var x = 1');
    const all: string[] = [];
    for (const part of parse('/* a\n */ // b\n#disable-next-line c d // e\nvar x = 1').body)
      if (part instanceof Token) all.push(part.source.text.slice(part.fullStart, part.start));
    expect(all).toEqual(['/* a\n */ // b', '#disable-next-line c d // e']);
  });
});

describe('parameters files', () => {
  it('parse', () => {
    const text =
      "using 'main.bicep'\nextends 'base.bicepparam'\nparam a = 1\nvar b string = 'x'\ntype c = int\nimport * as d from 'x'\nextensionConfig k with {}\n";
    const program = parseBicepParameterFile(new Source('main.bicepparam', text));
    expect(program.diagnostics).toEqual([]);
    expect(printSyntax(program)).toBe(text);
    expect(parseBicepParameterFile(new Source('x', 'using none with { a: 1 }')).diagnostics).toEqual([]);
  });

  it.each(['@secure()\nparam a = 1', 'param a string = 1', 'output a string = 1', 'resource r = {}'])('refuse %s', (text) => {
    expect(parseBicepParameterFile(new Source('x', text)).diagnostics).not.toEqual([]);
  });
});
