import { describe, expect, it } from '@jest/globals';
import { writtenSecrets } from '../../src/findings/written-secrets.js';
import { Source, textOf } from '../../src/text/source.js';

const secrets = (path: string, text: string, functions: readonly string[] = [], broken: readonly number[] = []): string[] =>
  writtenSecrets(new Source(path, text), functions, broken).map(textOf);

describe('what a text spells out that may be secret', () => {
  it('are values beside secure types, and no others', () => {
    const text = '{"a":{"type":"string","defaultValue":"x"},"b":{"type":"secureString","defaultValue":"y","metadata":{"description":"z"}}}';
    expect(secrets('a.json', text)).toEqual(['"y"']);
    expect(secrets('a.json', '{"b":{"defaultValue":{"k":["y"]},"type":"secureobject","allowedValues":[1,2]}}')).toEqual([
      '{"k":["y"]}',
      '[1,2]',
    ]);
  });

  it('are defaults of which a part is secure, where they do not parse', () => {
    const text = '{"o":{"value":1},"s":{"type":"array","items":{"type":"securestring"},"defaultValue":[]"[\'y\']"]}}';
    const broken = text.indexOf('"[');
    expect(secrets('a.json', text, [], [broken])).toEqual(['[]"[\'y\']"]']);
    expect(secrets('a.json', text)).toEqual([]);
  });

  it('are what is given to something of the name of a secure declaration, where the text does not parse', () => {
    const given = '"parameters":{"p":{"value":"y"},"q":{"value":"x"}}';
    const text = `{"resources":[],${given},"template",:{"parameters":{"P":{"type":"securestring"},"q":{"type":"string"}}}}`;
    expect(secrets('a.json', text, [], [text.indexOf(',:')])).toEqual(['"y"']);
    expect(secrets('a.json', text)).toEqual([]);
  });

  it('are all texts, where too many names are those of secure declarations in a text that does not parse', () => {
    const declared = (count: number) => Array.from({ length: count }, (_, at) => `"p${at}":{"type":"securestring"}`).join();
    const text = (count: number) => `{${declared(count)},:"a":{"value":"x"}}`;
    expect(secrets('a.json', text(50), [], [text(50).indexOf(',:')])).toEqual([]);
    expect(secrets('a.json', text(51), [], [text(51).indexOf(',:')]).join()).toContain('"x"');
  });

  it('are what secure declarations of Bicep are set to, and no others', () => {
    const text =
      "param a string = 'x'\n@description('d')\n@secure()\nparam b string = 'y'\nvar c = 'z'\n@secure()\ntype t = string\nparam d {\n  @secure()\n  k: string\n} = { k: 'w' }\n";
    expect(secrets('a.bicep', text).map((one) => one.trim())).toEqual(["'y'", "{ k: 'w' }"]);
  });

  it('are all values of a parameter that a parameter file gives several', () => {
    const text = "using './a.bicep'\nparam p = 'x'\nparam q = 'z'\nparam P = [\n  'y'\n]\nparam p\n";
    expect(secrets('a.bicepparam', text).map((one) => one.trim())).toEqual(["'x'", "[\n  'y'\n]", '']);
    expect(secrets('a.bicep', text)).toEqual([]);
  });

  it('are texts of several lines in modules that do not parse', () => {
    const text = "module m 'm.bicep' = {\n  params: { p: '''\na\ny''' 5, q: 'z' }\n}\nmodule n 'n.bicep' = {\n  params: { p: '''\nw\n}\n";
    expect(secrets('a.bicep', text, [], [text.indexOf('5')])).toEqual(["'''\na\ny'''", "'z'", "y''' 5, q: 'z' }\n}\n"]);
    expect(secrets('a.bicep', text, [], [text.lastIndexOf("'''")])).toEqual(["'''\nw\n}\n", "  params: { p: '''\nw\n}\n"]);
    const short = "module m 'm.bicep' = {\n  params: { p: ''\ny\n''' }\n}\nvar v = 1\n";
    expect(secrets('a.bicep', short, [], [short.indexOf('y') + 1])).toContain("y\n''' }\n}\n");
  });

  it('are arguments of functions that take secrets, and tokens in links', () => {
    expect(secrets('a.json', '{"x":"[ns.F(\'y\', g(\'z\'))]","u":"https://x/?sv=1&sig=abc%3D&x=1"}', ['f'])).toEqual([
      "'y'",
      "'z'",
      'abc%3D',
    ]);
    expect(secrets('a.json', '{"u":"https://me:pw@x/","c":"AccountName=a;AccountKey=k==;x"}')).toEqual(['k==', 'me:pw']);
    expect(secrets('a.json', '{"u":"https://x.example/a?b=c","v":"a:b@c"}')).toEqual([]);
  });

  it('are no places that a pipeline puts a secret into', () => {
    const tokens = ['<Search-ApiKey>', '#{key}#', '$(key)', '{{key}}', '${{ secrets.key }}', '__key__', '@@key@@', '%KEY%'];
    const outputs = (texts: readonly string[]) => texts.map((text, at) => `output o${at}ApiKey string = '${text}'\n`).join('');
    expect(secrets('a.bicep', outputs(tokens))).toEqual([]);
    const beside = tokens.map((token) => `${token}x`);
    expect(secrets('a.bicep', outputs(beside))).toEqual(beside.map((text) => `'${text}'`));
  });

  it('are texts that are given to what is called like a secret', () => {
    const json =
      '{"adminPassword":"a\\"b","clientSecret" :\n "[[x","sharedKey":"[parameters(\'k\')]","publicKeyType":"c","name":"d","sasToken":1}';
    expect(secrets('a.json', json)).toEqual(['"a\\"b"', '"[[x"']);
    const bicep =
      "param adminPassword string = 'a'\nparam dbPwd string? = '''b\nc'''\nvar x = { apiKey: 'd\\'e', 'my-token': 'f', keys: 'g', secret: h, secretName: 'i' }\n";
    expect(secrets('a.bicep', bicep)).toEqual(["'a'", "'''b\nc'''", "'d\\'e'", "'f'"]);
  });

  it('are values of settings that are called like a secret', () => {
    const json =
      '[{"name": "DB_PASSWORD", "value": "a"}, {"name": "DB_HOST", "value": "b"}, {"name": "k-token",\n"value" : "c"}, {"name": "PASSWORD", "value": "[d]"}]';
    expect(secrets('a.json', json)).toEqual(['"a"', '"c"']);
    expect(secrets('a.bicep', "var x = [\n  {\n    name: 'DB_PASSWORD'\n    value: 'a'\n  }\n]\n")).toEqual(["'a'"]);
  });

  it('are texts in a variable that does not parse, where anything is called secure', () => {
    const text = "var a = {\n  b 'x'\n}\nvar c = 'y'\n";
    expect(secrets('a.bicep', `${text}@secure()\noutput d string = a.b\n`, [], [text.indexOf("'x'")])).toContain("'x'");
    expect(secrets('a.bicep', text, [], [text.indexOf("'x'")])).toEqual([]);
  });

  it.each([
    ['a.json', '{"a":{"type":"securestring","defaultValue":"'.repeat(20_000)],
    ['a.json', '{"type":"securestring","defaultValue":['.repeat(20_000)],
    ['a.json', '"[f('.repeat(100_000)],
    ['a.bicep', '@secure()\n'.repeat(50_000)],
    ['a.bicep', '@secure()\nparam p string = \n'.repeat(20_000)],
    ['a.bicep', `${'func f(@secure() x string'.repeat(1)}\n${'f('.repeat(100_000)}`],
    ['a.json', '://:'.repeat(100_000)],
    ['a.json', '"password": "'.repeat(50_000)],
    ['a.bicep', "token a = '''".repeat(50_000)],
    ['a.bicep', 'key'.repeat(100_000)],
    ['a.bicep', 'key '.repeat(100_000)],
    ['a.bicep', `key${' '.repeat(400_000)}`],
    ['a.json', '{"a":{"items":{"type":"securestring"},'.repeat(20_000)],
  ])('is found in hostile texts too, in %s', (path, text) => {
    const { length } = secrets(path, text, ['f'], [text.length]);
    expect(length).toBeLessThan(50_000);
  });
});
