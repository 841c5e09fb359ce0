import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FormatName, formatOfFile, formats } from '../../src/reports/formats.js';
import { rules } from '../../rules/index.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/index.js';
import { Source } from '../../src/text/source.js';
import { findingAt, occurrenceOf, options, resultWith } from './example.js';
import { gitlabViolations, junitViolations } from './schema-checks.js';

const endpoint = (name: string, location = 'westeurope'): string => `
resource ${name} 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: '${name}'
  location: '${location}'
  properties: { subnet: { id: '\${vnet.id}/subnets/s' }, privateLinkServiceConnections: [] }
}`;

const network = `
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet|<b>"&%, a: b'
  location: 'northeurope'
  properties: { subnets: [{ name: 's', properties: { addressPrefix: '10.0.0.0/24' } }] }
}`;

function report(format: FormatName, files: Readonly<Record<string, string>>, open = false): string {
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
  const only = rules.filter(({ id }) => id === 'endpoint/same-region-as-vnet');
  const result = scan(memoryHost(files), { paths: [''], exclude: [], parameters: [], deployer, rules: only });
  return formats[format](result, { version: '1', open, minSeverity: 'note', colour: false });
}

const broken = {
  'a,b:c.bicep': `${network}${endpoint('pe')}`,
  'fine.bicep': 'param a string',
  'wrong.json': '{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [ }',
};

describe('the compact report', () => {
  it('is a line for each problem', () => {
    const lines = report('compact', broken).trimEnd().split('\n');
    expect(lines).toContain(
      'a,b:c.bicep:9:13: error: private endpoint pe is in westeurope, but its virtual network vnet|<b>"&%, a: b is in northeurope [endpoint/same-region-as-vnet]',
    );
    expect(lines).toContainEqual(expect.stringMatching(/^wrong\.json:1:\d+: error: .+ \[input\/json-syntax\]$/));
    for (const line of lines) expect(line).toMatch(/^(?:.+?: )?(?:error|warning|note): .+ \[[\w/-]+\]$/);
  });

  it('is empty where there is nothing to say', () => {
    expect(report('compact', { 'fine.bicep': 'param a string' })).toBe('');
  });
});

describe('the report for GitHub', () => {
  const command = /^::(?:error|warning|notice) title=(?:[\w/-]|%2C|%3A)+(?:,(?:file|line|endLine|col|endColumn)=[^,:\r\n]+)*::[^\r\n]+$/;

  it('is workflow commands, with all escaped that means something in them', () => {
    const lines = report('github', broken).trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(command);
    expect(lines[0]).toMatch(
      /^::error title=endpoint\/same-region-as-vnet,file=a%2Cb%3Ac\.bicep,line=9,endLine=9,col=13,endColumn=25::private endpoint pe is .*vnet\|<b>"&%25, a: b is in northeurope%0A/,
    );
  });

  it('has ten of each severity, the last of which counts the others', () => {
    const many = Array.from({ length: 25 }, (_, at) => endpoint(`pe${at}`)).join('');
    const lines = report('github', { 'main.bicep': `${network}${many}` })
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[9]).toBe('::error title=plumblint::16 more of this severity are in the other reports');
  });
});

/** Names that mean something in JSON, XML or a terminal, or nothing anywhere. */
const hostileNames = ['a"b\'<c>&d;.bicep', ']]><x/>.json', '\u0000\u001b]8;;x\u0007\ufffe\uffff\ud800 .json', '-->\u2028\r\n\t.json'];

/** Findings of one rule at one place, and what is wrong with the input, of files with a name and a text, and of a module with that name. */
function resultAbout(name: string, text: string) {
  const [source, external] = [new Source(name, text), new Source(name, text, true)];
  const place = { span: { source, start: 0, end: text.length }, label: text };
  const finding = findingAt(place, { occurrences: [occurrenceOf(text, { why: text, fix: text })] });
  const problem = { code: 'json-syntax', severity: 'error', message: text, path: name } as const;
  return resultWith([source], [finding, { ...finding, verdict: 'open' }, { ...finding, messageId: 'assumed' }], {
    diagnostics: [problem, { ...problem, span: place.span }, { ...problem, span: { ...place.span, source: external } }, { ...problem }],
  });
}

describe.each([
  ['gitlab', gitlabViolations],
  ['junit', junitViolations],
] as const)('a report in the format %s', (format, violations) => {
  it('fits its schema, whatever the names in it are', () => {
    const named = Object.fromEntries(
      hostileNames.map((name) => [name, name.endsWith('.json') ? '{ "$schema": 1, ' : broken['a,b:c.bicep']]),
    );
    expect(violations(report(format, { ...broken, ...named }, true))).toEqual([]);
    expect(violations(report(format, { 'fine.bicep': 'param a string' }))).toEqual([]);
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, (name, said) => {
        expect(violations(formats[format](resultAbout(name.replace(/^[./]+/, '-'), said), { ...options, open: true }))).toEqual([]);
      }),
    );
  });
});

describe('the report for GitLab', () => {
  it('is of every problem that has a place in a file of the scan', () => {
    const issues = JSON.parse(report('gitlab', { ...broken, 'again.bicep': broken['a,b:c.bicep'] })) as Record<string, unknown>[];
    expect(issues.slice(0, 2)).toMatchObject([
      { check_name: 'endpoint/same-region-as-vnet', severity: 'critical', location: { path: 'a,b:c.bicep', lines: { begin: 9, end: 9 } } },
      { check_name: 'endpoint/same-region-as-vnet', severity: 'critical', location: { path: 'again.bicep', lines: { begin: 9, end: 9 } } },
    ]);
    const about = JSON.parse(formats.gitlab(resultAbout('main.json', '{'), options)) as unknown[];
    expect(about).toHaveLength(2 + 3);
  });
});

describe('the report in the form of JUnit', () => {
  it('has a suite for each file whose counts are right', () => {
    const xml = report('junit', broken);
    expect(xml).toContain('<testsuite name="a,b:c.bicep" tests="1" failures="1" errors="0">');
    expect(xml).toContain('<testsuite name="fine.bicep" tests="1" failures="0" errors="0">');
    expect(xml).toMatch(/<testsuite name="wrong\.json" tests="\d+" failures="0" errors="[1-9]\d*">/);
    expect(xml).toContain('vnet|&lt;b&gt;&quot;&amp;%, a: b');
  });

  it('tells problems of one rule at one place apart', () => {
    const names = [...formats.junit(resultAbout('main.json', '{'), options).matchAll(/<testcase name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual([
      'endpoint/same-region-as-vnet at 1:1',
      'endpoint/same-region-as-vnet at 1:1 (2)',
      'input/json-syntax',
      'input/json-syntax at 1:1',
      'input/json-syntax at 1:1 (2)',
      'input/json-syntax (2)',
    ]);
  });
});

describe('the summary in Markdown', () => {
  it('is a table in which texts of templates mean nothing', () => {
    const rows = report('markdown', broken)
      .split('\n')
      .filter((line) => line.startsWith('| '));
    for (const row of rows) expect(row.split('|')).toHaveLength(6);
    expect(rows.join('\n')).not.toContain('<b>');
    expect(rows.join('\n')).toContain('vnet&#124;&#60;b&#62;');
  });

  it('says what was judged, also where nothing was found', () => {
    expect(report('markdown', { 'fine.bicep': 'param a string' })).toMatch(/^## plumblint\n\nFound 0 errors.*\nJudged 1 file/);
  });
});

describe('open verdicts', () => {
  it('are notes, where they are asked for', () => {
    const template = { 'main.bicep': endpoint('pe').replace("'${vnet.id}/subnets/s'", 'subnetId').replace(/^/, 'param subnetId string\n') };
    expect(report('compact', template)).not.toContain('undecided');
    expect(report('compact', template, true)).toMatch(/: note: undecided: /);
  });
});

describe('the name of a file tells its format', () => {
  it.each([
    ['out.json', 'json'],
    ['gl-code-quality-report.json', 'gitlab'],
    ['x/gl-code-quality.json', 'gitlab'],
    ['a.sarif', 'sarif'],
    ['a.SARIF.json', 'sarif'],
    ['junit.xml', 'junit'],
    ['summary.md', 'markdown'],
    ['a.txt', 'text'],
    ['a.log', undefined],
  ])('%s', (file, format) => {
    expect(formatOfFile(file)).toBe(format);
  });
});
