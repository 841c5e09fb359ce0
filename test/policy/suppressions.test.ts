import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '../../src/findings/finding.js';
import type { ScanResult } from '../../src/findings/scan-result.js';
import { configured } from '../../src/policy/apply-configurations.js';
import { suppressed } from '../../src/policy/apply-suppressions.js';
import { fileSuppressions } from '../../src/policy/file-suppressions.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { Source } from '../../src/text/source.js';
import { spoke } from '../cli/spoke.js';
import { names, scanned } from './policy-fixtures.js';

const rule = 'endpoint/same-region-as-vnet';

/** A module that takes a region, and declares a network in West Europe. */
const networkLines = [
  'param location string',
  "resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {",
  "  name: 'vnet'",
  "  location: 'westeurope'",
  "  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/24'] }, subnets: [{ name: 's', properties: { addressPrefix: '10.0.0.0/26' } }] }",
  '}',
];

/** The rules of the suppressions in a text, with the lines that they are for, and what is said of the others. */
function read(path: string, text: string): string[] {
  const source = new Source(path, text);
  const { suppressions, diagnostics } = fileSuppressions(source, names);
  const lineAt = (offset: number) => (offset === Infinity ? 'end' : source.position(offset).line);
  return [
    ...suppressions.map(({ rule: named, reason, from, to }) => `${named} ${lineAt(from)}-${lineAt(to)}: ${reason}`),
    ...diagnostics.map(({ code, message, span }) => `${code} ${source.position(span?.start ?? 0).line}: ${message}`),
  ];
}

describe('a comment', () => {
  it.each([
    ['// plumblint-disable-next-line dns/zone-linked-to-vnet -- hub\nvar a = 1\n', 'dns/zone-linked-to-vnet 2-3: hub'],
    ['var a = 1 // plumblint-disable-line dns -- hub -- really\nvar b = 1', 'dns 1-2: hub -- really'],
    ['\nvar a = 1\n/* plumblint-disable-file dns/*  --  two\n   lines */', 'dns/* 1-end: two lines'],
    ['// plumblint-disable-next-line dns -- a\n// other\n\n#disable-next-line no-unused-vars\n/* x\n*/ /* y */\nvar a = 1', 'dns 7-end: a'],
    ['/* plumblint-disable-next-line dns -- a */ var b = 1\nvar a = 1\n', 'dns 2-3: a'],
    ["var a = '''\n// plumblint-disable-line dns -- a\n'''\n// plumblint-disable-line nsg -- b", 'nsg 4-end: b'],
  ])('of Bicep: %j', (text, expected) => {
    expect(read('a.bicep', text)).toEqual([expected]);
  });

  it.each(['a.yaml', 'a.toml', 'config.toml.edge.template', 'a.psm1', 'a.bash', 'a.ps1', 'a.sh'])('of %s', (path) => {
    expect(read(path, '# plumblint-disable-next-line dns -- a\n\n# more\nhost: x#y # plumblint-disable-line nsg -- b\n')).toEqual([
      'dns 4-5: a',
      'nsg 4-5: b',
    ]);
  });

  it('names several rules', () => {
    expect(read('a.bicep', '// plumblint-disable-line dns, nsg/* -- both')).toEqual(['dns 1-end: both', 'nsg/* 1-end: both']);
  });

  it.each([
    ['{\n// plumblint-disable-next-line dns -- a\n"b": 1 }', 'dns 3-end: a'],
    ['{ "b": "// plumblint-disable-line dns -- a", /* plumblint-disable-line nsg -- b */ "c": 1 }', 'nsg 1-end: b'],
    ['{ "b": "\\"", \'c\': \'"\', // plumblint-disable-line nsg -- b\n "d": 1 }', 'nsg 1-2: b'],
    ['{ "b": "multi\n// plumblint-disable-line dns -- a\nline" } // plumblint-disable-file nsg -- c', 'nsg 1-end: c'],
  ])('of JSON: %j', (text, expected) => {
    expect(read('a.json', text)).toEqual([expected]);
  });

  it.each([
    ['// plumblint-disable-line dns', 'suppression-without-reason 1: this suppression of dns does not count, for it does not say why: write -- and the reason after the rule'], // prettier-ignore
    ['// plumblint-disable-line dns -- ', 'suppression-without-reason 1: this suppression of dns does not count, for it does not say why: write -- and the reason after the rule'], // prettier-ignore
    ['// plumblint-disable-line dns/zone-group -- a', "suppression-of-unknown-rule 1: there is no rule 'dns/zone-group'; did you mean dns/zone-group-attached, dns/zone-group-fits-target, dns/zone-group-within-limits?"], // prettier-ignore
    ['// plumblint-disable-line vn -- a', "suppression-of-unknown-rule 1: there is no rule 'vn'; 'plumblint rules' lists them"],
    ['// plumblint-disable-line dnss -- a', "suppression-of-unknown-rule 1: there is no rule 'dnss'; did you mean dns?"],
    ['// plumblint-disable-line -- a', 'suppression-syntax 1: plumblint-disable-line names no rule: write the rule, then -- and the reason'], // prettier-ignore
    ['// plumblint-disable-lne dns -- a', 'suppression-syntax 1: there is no plumblint-disable-lne; did you mean plumblint-disable-line?'], // prettier-ignore
    ['// plumblint-disable-next dns -- a', 'suppression-syntax 1: there is no plumblint-disable-next; did you mean plumblint-disable-next-line?'], // prettier-ignore
    ['// Plumblint-Disable-Line dns -- a', 'suppression-syntax 1: there is no Plumblint-Disable-Line; did you mean plumblint-disable-line?'], // prettier-ignore
    ['// plumblint-ignore dns -- a', 'suppression-syntax 1: there is no plumblint-ignore; there are plumblint-disable-next-line, plumblint-disable-line, plumblint-disable-file'], // prettier-ignore
    ['// plumblint-disable-line dns: a', "suppression-of-unknown-rule 1: there is no rule 'dns: a': write a comma between rules, and -- between spaces before the reason"], // prettier-ignore
    ['// plumblint-disable-line dns --a', "suppression-of-unknown-rule 1: there is no rule 'dns --a': write a comma between rules, and -- between spaces before the reason"], // prettier-ignore
    ['// plumblint-disable-line dns nsg -- a', "suppression-of-unknown-rule 1: there is no rule 'dns nsg': write a comma between rules, and -- between spaces before the reason"], // prettier-ignore
    ['// plumblint-disable dns -- a', 'suppression-syntax 1: there is no plumblint-disable; there are plumblint-disable-next-line, plumblint-disable-line, plumblint-disable-file'], // prettier-ignore
  ])('that is wrong: %s', (text, expected) => {
    expect(read('a.bicep', text)).toEqual([expected]);
  });

  it('that speaks of the program is none', () => {
    expect(read('a.bicep', '// plumblint-cli checks this; see plumblint-disable-line\n// plumblint: fine')).toEqual([]);
  });

  it('of whatever text never throws, and takes time that grows like the text', () => {
    const piece = fc.constantFrom('//', '/*', '*/', '\n', "'", '"', '{', '}', 'plumblint-disable-line ', 'dns', ' -- ', '#disable-', 'metadata plumblint = ', '"metadata": ', '"plumblint": '); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const path of ['a.bicep', 'a.json']) expect(() => read(path, pieces.join(''))).not.toThrow();
      }),
    );
    const many = '// plumblint-disable-next-line dns -- x\n'.repeat(20_000);
    const said = read('a.bicep', many);
    expect(said.filter((line) => line.startsWith('dns'))).toHaveLength(1_000);
  });
});

describe('metadata', () => {
  const entry = { rule: 'dns', reason: 'hub' };
  const resource = (plumblint: unknown) =>
    JSON.stringify({ resources: [{ name: 'a' }, { name: 'b', metadata: { plumblint } }] }, undefined, 1);

  it('of a resource is for the resource, of a template for the template', () => {
    expect(read('a.json', resource({ disable: [entry] }))).toEqual(['dns 6-18: hub']);
    expect(read('a.json', JSON.stringify({ metadata: { plumblint: { disable: [entry] } }, resources: [] }, undefined, 1))).toEqual(['dns 1-13: hub']); // prettier-ignore
  });

  it('of a Bicep file is for the file', () => {
    const text = "metadata plumblint = {\n  disable: [\n    { rule: 'dns', reason: 'hub' }\n  ]\n}\nvar a = 1\n";
    expect(read('a.bicep', text)).toEqual(['dns 1-end: hub']);
  });

  it.each<[unknown, string]>([
    [{ disable: [{ ...entry, expires: '2027-02-30' }] }, 'expires is a day such as 2027-01-31'],
    [
      { disable: [{ ...entry, expires: 20270131 }] },
      "a suppression has the texts rule, reason, owner, expires; there is something else in 'expires'",
    ],
    [
      { disable: [{ ...entry, until: 'x' }] },
      "a suppression has the texts rule, reason, owner, expires; there is something else in 'until'",
    ],
    [{ disable: [{ reason: 'x', until: 'x' }] }, 'a suppression is an object with the texts rule and reason'],
    [{ disable: [7] }, 'a suppression is an object with the texts rule and reason'],
    [{ disable: [], other: [] }, "there is no key 'other' in plumblint's metadata, only disable"],
    [{ disable: {} }, 'plumblint\'s metadata is an object with a list disable of { "rule", "reason" }'],
    [[], 'plumblint\'s metadata is an object with a list disable of { "rule", "reason" }'],
  ])('says what is wrong with it: %j', (plumblint, message) => {
    expect(read('a.json', resource(plumblint)).map((line) => line.replace(/^\S+ \d+: /, ''))).toEqual([message]);
  });

  it('counts as far as it is right', () => {
    const mixed = {
      other: 1,
      disable: [{ rule: 'nope', reason: 'x' }, entry, 'dns', { rule: 'nsg', reason: ' y ', owner: 'o', expires: '2027-01-31' }],
    };
    expect(read('a.json', resource(mixed)).map((line) => line.split(/ /)[0])).toEqual([
      'dns',
      'nsg',
      'suppression-syntax',
      'suppression-of-unknown-rule',
      'suppression-syntax',
    ]);
    const { suppressions } = fileSuppressions(new Source('a.json', resource(mixed)), names);
    expect(suppressions.map(({ kind, reason, owner, expires }) => [kind, reason, owner, expires])).toEqual([
      ['inSource', 'hub', undefined, undefined],
      ['inSource', 'y', 'o', '2027-01-31'],
    ]);
  });

  it('of Bicep counts as far as it is written out', () => {
    const text = (disable: string) => `metadata plumblint = {\n  disable: ${disable}\n}\n`;
    expect(
      read('a.bicep', text("[\n    // one\n    { rule: 'dns', 'reason': 'hub' }\n    ...more\n\n    { rule: 'nsg', reason: 'x' }\n  ]")),
    ).toEqual(['dns 1-end: hub', 'nsg 1-end: x']);
    expect(read('a.bicep', text("[{ rule: 'dns', reason: '${x}' }]"))[0]).toMatch(/^suppression-syntax/);
    expect(read('a.bicep', text("[{ rule: 'dns', reason: 'a', ...more }]"))).toEqual(['dns 1-end: a']);
    expect(read('a.bicep', text('list'))[0]).toMatch(/^suppression-syntax/);
    expect(read('a.bicep', "metadata other = { disable: [{ rule: 'dns', reason: 'a' }] }\nvar plumblint = 1\n")).toEqual([]);
    const two =
      "metadata other = { disable: [{ rule: 'nsg', reason: 'a' }] }\nmetadata plumblint = { disable: [{ rule: 'dns', reason: 'b' }] }\n";
    expect(read('a.bicep', two)).toEqual(['dns 1-end: b']);
    expect(read('a.bicepparam', text("[{ rule: 'dns', reason: 'a' }]"))).toEqual([]);
    expect(read('a.yaml', JSON.stringify({ metadata: { plumblint: { disable: [entry] } } }))).toEqual([]);
    expect(read('a.jsonc', JSON.stringify({ Metadata: { plumblint: { disable: [entry] } } }))).toEqual(['dns 1-1: hub']);
  });

  it.each<[unknown, string]>([
    [{ disable: [{ rule: 'dns' }] }, 'suppression-without-reason'],
    [{ disable: [{ rule: 'dns', reason: ' ' }] }, 'suppression-without-reason'],
    [{ disable: [{ rule: 'nope', reason: 'x' }] }, 'suppression-of-unknown-rule'],
    [{ disable: [{ ...entry, expires: '2027-02-30' }] }, 'suppression-syntax'],
    [{ disable: [{ ...entry, until: 'x' }] }, 'suppression-syntax'],
    [{ disable: ['dns'] }, 'suppression-syntax'],
    [{ disable: 'dns' }, 'suppression-syntax'],
    [{ disabled: [] }, 'suppression-syntax'],
    ['dns', 'suppression-syntax'],
  ])('that is wrong: %j', (plumblint, code) => {
    expect(read('a.json', resource(plumblint)).map((line) => line.split(' ')[0])).toEqual([code]);
  });

  it('that lacks a reason is to be given one, without the signs of a comment', () => {
    expect(read('a.json', resource({ disable: [{ rule: 'dns' }] }))).toEqual([
      expect.stringMatching(/: this suppression of dns does not count, for it does not say why: give it a reason$/),
    ]);
  });
});

/** The reasons of the suppressed findings of a rule, `undefined` for one that is not, and the codes of what is said besides. */
function applied(files: Record<string, string>, today = '2027-01-31') {
  const { result, configurations, host } = scanned(files);
  const changed = suppressed(result, { host, configurations, today: () => today });
  const reasons = changed.findings.filter(({ ruleId }) => ruleId === rule).map(({ suppression }) => suppression?.reason);
  return { reasons, said: changed.diagnostics.slice(result.diagnostics.length).map(({ code }) => code) };
}

const wrong = spoke('northeurope');
const atLocation = (comment: string) => wrong.replace(/\n(.*"location": "\[parameters)/, `\n${comment}\n$1`);

describe('the suppressions of one file', () => {
  it('are a thousand at most, and a hundred mistakes in them are told', () => {
    const lines = (count: number, line: string) => Array.from({ length: count }, () => `// plumblint-disable-file ${line}`).join('\n');
    expect(read('a.bicep', lines(1_000, 'dns -- x'))).toHaveLength(1_000);
    expect(read('a.bicep', lines(1_002, 'dns -- x')).slice(1_000)).toEqual([
      'suppression-syntax 1001: this file has more than 1000 suppressions: from here on they do not count',
    ]);
    expect(read('a.bicep', lines(99, 'dns') + '\n' + lines(1, 'nsg -- x'))).toHaveLength(100);
    expect(read('a.bicep', lines(100, 'dns') + '\n' + lines(1, 'nsg -- x'))).toHaveLength(100);
    expect(read('a.bicep', `${lines(99, 'dns')}\n// plumblint-disable-file a, b, c -- x`)).toHaveLength(100);
  });

  it('are told once for each rule, and only those that count', () => {
    const metadata = { plumblint: { disable: [{ rule, reason: 'one' }] } };
    expect(applied({ 'a.json': JSON.stringify({ ...(JSON.parse(wrong) as object), metadata }) })).toEqual({ reasons: ['one'], said: [] });
    const both = atLocation(`// plumblint-disable-next-line ${rule} -- first\n`).replace(
      '{',
      `{ // plumblint-disable-file ${rule} -- second\n`,
    );
    expect(applied({ 'a.json': both }).said).toEqual([]);
  });

  it('count as well where a configuration is broken, and nothing of that counts', () => {
    const files = { 'a.json': atLocation(`// plumblint-disable-next-line ${rule} -- moves`), 'plumblint.config.json': '{"rules": 1}' };
    expect(applied(files)).toEqual({ reasons: ['moves'], said: [] });
    const { result, configurations } = scanned(files);
    const changed = configured(result, configurations, undefined);
    expect(changed.findings).toEqual(result.findings);
    expect(changed.diagnostics).toEqual([...result.diagnostics, expect.objectContaining({ code: 'configuration' })]);
  });
});

describe('a suppression', () => {
  it('is for what is told where it stands', () => {
    expect(applied({ 'a.json': wrong })).toEqual({ reasons: [undefined], said: [] });
    expect(applied({ 'a.json': atLocation(`// plumblint-disable-next-line ${rule} -- moves`) })).toEqual({ reasons: ['moves'], said: [] });
    expect(applied({ 'a.json': `// plumblint-disable-next-line ${rule} -- moves\n${wrong}` })).toEqual({ reasons: [undefined], said: ['suppression-unused'] }); // prettier-ignore
    expect(applied({ 'a.json': atLocation('// plumblint-disable-next-line nsg -- other') })).toEqual({ reasons: [undefined], said: ['suppression-unused'] }); // prettier-ignore
  });

  it('of no use says on which line its rules report something that nobody accepts', () => {
    const messages = (text: string): string[] => {
      const { result, configurations, host } = scanned({ 'a.json': text, 'b.json': wrong });
      const { diagnostics } = suppressed(result, { host, configurations, today: () => '2027-06-01' });
      return diagnostics.map(({ message }) => message);
    };
    const comment = `// plumblint-disable-next-line ${rule} -- moves\n`;
    const lineOf = (text: string): number => text.slice(0, text.indexOf('"location": "[')).split('\n').length;
    const unused = `nothing is found that this suppression of ${rule} is for`;
    expect(messages(comment + wrong)).toEqual([`${unused}; ${rule} is reported on line ${lineOf(comment + wrong)}`]);
    expect(messages(comment + spoke('westeurope'))).toEqual([unused]);
    expect(messages(comment + atLocation(comment))).toEqual([unused]);
  });

  it('is for open verdicts too', () => {
    const open = spoke().replace(/\n(.*"location": "\[parameters)/, `\n// plumblint-disable-next-line ${rule} -- moves\n$1`);
    expect(applied({ 'a.json': open })).toEqual({ reasons: ['moves'], said: [] });
  });

  it('in metadata of a resource is for the resource', () => {
    const metadata = { plumblint: { disable: [{ rule, reason: 'moves', expires: '2027-01-31' }] } };
    const put = (name: string) => {
      const template = JSON.parse(wrong) as { resources: { name: string; metadata?: unknown }[] };
      const resource = template.resources.find((one) => one.name === name);
      if (resource !== undefined) resource.metadata = metadata;
      return JSON.stringify(template, undefined, 2);
    };
    expect(applied({ 'a.json': put('pe') })).toEqual({ reasons: ['moves'], said: [] });
    expect(applied({ 'a.json': put('vnet') })).toEqual({ reasons: [undefined], said: ['suppression-unused'] });
    expect(applied({ 'a.json': put('pe') }, '2027-02-01')).toEqual({ reasons: [undefined], said: ['suppression-expired'] });
  });

  it('in a configuration is for the files that it names', () => {
    const config = (files: string[], expires = '2027-01-31') =>
      JSON.stringify({ suppressions: [{ rule, files, reason: 'moves', owner: 'net team', expires }] });
    expect(applied({ 'x/a.json': wrong, 'plumblint.config.json': config(['/x/']) })).toEqual({ reasons: ['moves'], said: [] });
    expect(applied({ 'x/a.json': wrong, 'plumblint.config.json': config(['/x/'], '2027-01-30') })).toEqual({ reasons: [undefined], said: ['suppression-expired'] }); // prettier-ignore
    expect(applied({ 'x/a.json': wrong, 'b.json': spoke('westeurope'), 'plumblint.config.json': config(['/b.json']) })).toEqual({ reasons: [undefined], said: ['suppression-unused'] }); // prettier-ignore
    expect(applied({ 'x/a.json': wrong, 'x/plumblint.config.json': '{}', 'plumblint.config.json': config(['/x/']) })).toEqual({ reasons: [undefined], said: [] }); // prettier-ignore
  });

  it('where the value is used is for a finding that a caller must mend', () => {
    const module = [
      ...networkLines,
      "resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {",
      "  name: 'pe'",
      `  location: location // plumblint-disable-line ${rule} -- accepted for all callers`,
      '  properties: { subnet: { id: vnet.properties.subnets[0].id }, privateLinkServiceConnections: [] }',
      '}',
    ].join('\n');
    const main = "module m 'm.bicep' = {\n  name: 'm'\n  params: { location: 'northeurope' }\n}\n";
    expect(applied({ 'main.bicep': main, 'm.bicep': module })).toEqual({ reasons: ['accepted for all callers'], said: [] });
    const atCaller = main.replace(' }\n', ' } // plumblint-disable-line endpoint -- accepted here\n');
    const bare = module.replace(/ \/\/.*/, '');
    expect(applied({ 'main.bicep': atCaller, 'm.bicep': bare })).toEqual({ reasons: ['accepted here'], said: [] });
  });

  it('where the value is used is for a finding only if it is there wherever the value is used', () => {
    const endpoint = (name: string, comment: string) => [
      `resource ${name} 'Microsoft.Network/privateEndpoints@2024-05-01' = {`,
      `  name: '${name}'`,
      `  location: location${comment}`,
      '  properties: { subnet: { id: vnet.properties.subnets[0].id }, privateLinkServiceConnections: [] }',
      '}',
    ];
    const module = (...comments: readonly [string, string]) =>
      [...networkLines, ...endpoint('a', comments[0]), ...endpoint('b', comments[1])].join('\n');
    const main = "module m 'm.bicep' = {\n  name: 'm'\n  params: { location: 'northeurope' }\n}\n";
    const reasons = (...comments: readonly [string, string]) => applied({ 'main.bicep': main, 'm.bicep': module(...comments) }).reasons;
    const comment = ` // plumblint-disable-line ${rule} -- fine`;
    const none = reasons('', '');
    expect(new Set(none)).toEqual(new Set([undefined]));
    expect(reasons(comment, comment)).toEqual(none.map(() => 'fine'));
    const kept = reasons(comment, '').filter((reason) => reason === undefined);
    expect(kept).toHaveLength(reasons('', comment).filter((reason) => reason === undefined).length);
    expect(kept.length).toBeGreaterThan(0);
  });

  it('of a line is not for what begins the next one', () => {
    const split = (between: string) => wrong.replace(/("location": )(?="\[parameters)/, `$1${between}`);
    expect(applied({ 'a.json': split(`// plumblint-disable-line ${rule} -- moves\n`) })).toEqual({ reasons: [undefined], said: ['suppression-unused'] }); // prettier-ignore
    expect(applied({ 'a.json': split(`// plumblint-disable-next-line ${rule} -- moves\n`) })).toEqual({ reasons: ['moves'], said: [] });
    expect(applied({ 'a.json': split(`\n/* plumblint-disable-line ${rule} -- moves */`) })).toEqual({ reasons: ['moves'], said: [] });
  });

  it('of a rule that did not run, or in a file that was not judged, is not called unused', () => {
    const { result, configurations, host } = scanned({ 'a.json': `// plumblint-disable-file dns -- x\n${wrong}` });
    const without = { ...result, rules: result.rules.filter(({ id }) => !id.startsWith('dns/')) };
    const unjudged = { ...result, files: result.files.map((file) => ({ ...file, judged: false })) };
    const said = (changed: ScanResult) =>
      suppressed(changed, { host, configurations, today: () => '2027-01-31' }).diagnostics.map(({ code }) => code);
    expect(said(result)).toEqual(['suppression-unused']);
    expect(said(without)).toEqual([]);
    expect(said(unjudged)).toEqual([]);
  });
});

it('the law of suppression: no verdict, no severity, no other diagnostic and no order changes', () => {
  const lines = wrong.split('\n');
  const comment = fc.constantFrom(
    '// plumblint-disable-next-line endpoint -- a',
    '// plumblint-disable-file * -- b',
    '/* plumblint-disable-line endpoint/same-region-as-vnet */',
    '// plumblint-disable-next-line nope -- c',
    '// plumblint-disable-nxt-line endpoint -- d',
  );
  const facts = ({ ruleId, messageId, verdict, severity, occurrences: [{ message }] }: Finding) => [
    ruleId,
    messageId,
    verdict,
    severity,
    message,
  ];
  const { result: plain } = scanned({ 'a.json': wrong, 'b.json': spoke() });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(lines.length - 1), comment), { maxLength: 4 }), (put) => {
      const text = lines.map((line, at) => [...put.flatMap(([where, what]) => (where === at ? [what] : [])), line].join('\n')).join('\n');
      const files = { 'a.json': text, 'b.json': spoke() };
      const { result, configurations } = scanned(files);
      const changed = suppressed(result, { host: memoryHost(files), configurations, today: () => '2027-01-31' });
      expect(result.findings.map(facts)).toEqual(plain.findings.map(facts));
      expect(changed.findings.map((finding) => ({ ...finding, suppression: undefined }))).toEqual(result.findings.map((finding) => ({ ...finding, suppression: undefined }))); // prettier-ignore
      expect(changed.diagnostics.slice(0, result.diagnostics.length)).toEqual(result.diagnostics);
      expect({ ...changed, findings: [], diagnostics: [] }).toEqual({ ...result, findings: [], diagnostics: [] });
    }),
    { numRuns: 25 },
  );
});
