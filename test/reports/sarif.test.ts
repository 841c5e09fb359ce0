import { describe, expect, it } from '@jest/globals';
import type { Log, PhysicalLocation, Result, Run } from 'sarif';
import { diagnosticCatalogue } from '../../src/diagnostics/catalogue.js';
import { diagnosticPages } from '../../src/diagnostics/pages.js';
import { repositoryPage } from '../../src/engine/repository.js';
import { lineHashes } from '../../src/findings/line-hash.js';
import type { ScanResult } from '../../src/findings/scan-result.js';
import type { ReportOptions } from '../../src/reports/report-options.js';
import { sarifReport } from '../../src/reports/sarif.js';
import { Source } from '../../src/text/source.js';
import { findingAt, fullResult, main, occurrenceOf, options, placeOf, quietRule, resultWith, rule, secretAt, spanOf } from './example.js';
import { githubViolations } from './github-limits.js';
import { sarifViolations } from './sarif-checks.js';

/** The run of a report, after it was held against the schema and the limits. */
function runOf(result: ScanResult, changes: Partial<ReportOptions> = {}): Run {
  const text = sarifReport(result, { ...options, ...changes });
  const log = JSON.parse(text) as Log;
  expect(sarifViolations(text)).toEqual([]);
  const [run, ...others] = log.runs;
  if (run === undefined || others.length > 0) throw new Error('not one run');
  return run;
}

function resultsOf(result: ScanResult, changes: Partial<ReportOptions> = {}): Result[] {
  return runOf(result, changes).results ?? [];
}

/** The text that a region cuts out of a source; lines end at CRLF, LF or CR, columns count UTF-16 code units. */
function cutOut(source: Source, location: PhysicalLocation | undefined): string {
  const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = location?.region ?? {};
  const lines = source.text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const offset = (line: number, column: number): number => lines.slice(0, line - 1).join('').length + column - 1;
  return source.text.slice(offset(startLine, startColumn), offset(endLine, endColumn));
}

describe('the SARIF log', () => {
  it('is valid with everything that it can hold', () => {
    expect(resultsOf(fullResult(), { open: true })).toHaveLength(3);
  });

  it('is valid with nothing in it', () => {
    expect(resultsOf(resultWith([], [], { rules: [], files: [], deployments: [] }))).toEqual([]);
  });

  it('is the same for the same input', () => {
    expect(sarifReport(fullResult(), options)).toBe(sarifReport(fullResult(), options));
  });

  it('describes every rule that ran, with its page', () => {
    const rules = runOf(resultWith([], [])).tool.driver.rules;
    expect(rules?.[0]).toEqual({
      id: 'endpoint/same-region-as-vnet',
      name: 'EndpointSameRegionAsVnet',
      shortDescription: { text: 'A private endpoint is in the region of its virtual network.' },
      fullDescription: {
        text: 'A private endpoint must be in the region of its virtual network (https://learn.microsoft.com/x).',
      },
      help: {
        text: 'Same region\n\nA private endpoint must be in the region of its virtual network (https://learn.microsoft.com/x).\n\nCorrect\n\n{ "a": 1 }',
        markdown: rule.page,
      },
      helpUri: rule.address,
      defaultConfiguration: { level: 'error' },
      messageStrings: {
        differs: { text: 'Endpoint {0} is in {1}, but its virtual network {2} is in {3}. Both must be in one region.' },
        assumed: { text: 'Endpoint {0} may be {1}.' },
      },
      properties: { tags: ['private-link', 'region'], precision: 'very-high', 'problem.severity': 'error' },
    });
    expect(rules?.[1]?.properties).toEqual({
      tags: ['security', 'private-link', 'region'],
      precision: 'low',
      'problem.severity': 'recommendation',
      'security-severity': '5.5',
    });
  });

  it('keeps within the tags that GitHub takes of a rule', () => {
    const tags = Array.from({ length: 40 }, (_, at) => `tag-${at}`);
    expect(runOf(resultWith([], [], { rules: [{ ...quietRule, tags }] })).tool.driver.rules?.[0]?.properties?.tags).toHaveLength(20);
  });

  it('words a result as its message string and arguments say', () => {
    const run = runOf(fullResult(), { open: true });
    for (const { message, ruleIndex = -1 } of run.results ?? []) {
      const format = run.tool.driver.rules?.[ruleIndex]?.messageStrings?.[message.id ?? '']?.text;
      const filled = format?.replace(/\{\{|\}\}|\{(\d+)\}/g, (whole, at?: string) =>
        at !== undefined ? (message.arguments?.[Number(at)] ?? '') : whole.charAt(0),
      );
      expect(message.text).toBe(filled);
    }
    expect(run.results?.map(({ message }) => message.text)).toEqual([
      'Undecided: endpoint pe is in northeurope, but its virtual network vnet is in westeurope. Both must be in one region. ' +
        "The template leaves it open: fails when parameters('dr') is true.",
      'Endpoint [x] (http://a)\ufffd may be {0}.',
      'Endpoint pe is in northeurope, but its virtual network vnet is in westeurope. Both must be in one region. ' +
        'This rests on the default of parameter location. See [the virtual network is here](1).',
    ]);
  });

  it('says of a result how it was judged', () => {
    const [open, warning, proven] = resultsOf(fullResult(), { open: true });
    expect(open).toMatchObject({ kind: 'open', level: 'none' });
    expect(warning).toMatchObject({ kind: 'fail', level: 'warning', ruleIndex: 0, ruleId: rule.id });
    expect(proven).toMatchObject({ kind: 'fail', level: 'error', occurrenceCount: 2 });
    expect(proven?.properties?.['deployments']).toHaveLength(2);
    expect(resultsOf(fullResult())).toHaveLength(2);
  });

  it('cuts out exactly the offending text, over wide characters and line ends', () => {
    const places = ['"[parameters(\'location\')]"', '日本 é😀', '{\r\n      "type"', '', '"location"'].map((text) => placeOf(main, text));
    const results = resultsOf(
      resultWith(
        [main],
        places.map((place) => findingAt(place)),
      ),
    );
    for (const [at, { span }] of places.entries()) {
      const location = results[at]?.locations?.[0]?.physicalLocation;
      expect(cutOut(main, location)).toBe(main.text.slice(span.start, span.end));
      expect(location?.region?.snippet?.text).toBe(main.text.slice(span.start, span.end));
    }
  });

  it('shows no secret and no endless snippet', () => {
    const source = new Source('a.json', `{ "x": "hunter2", "y": "${'y'.repeat(3000)}" }`);
    const findings = [findingAt(placeOf(source, 'x": "hunter2')), findingAt(placeOf(source, source.text.slice(19)))];
    const regions = resultsOf(resultWith([source], findings, { secrets: secretAt(spanOf(source, '"hunter2"')) })).map(
      (result) => result.locations?.[0]?.physicalLocation?.region,
    );
    expect(regions.map((region) => region?.snippet)).toEqual([undefined, undefined]);
  });

  it('names files relative to the root of the repository, percent-encoded', () => {
    const run = runOf(fullResult());
    const uri = run.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
    expect(uri).toEqual({ uri: 'infra/my%20templates/main%231.json', uriBaseId: '%SRCROOT%', index: 1 });
    expect(run.artifacts?.[1]?.location).toEqual({ uri: uri?.uri, uriBaseId: '%SRCROOT%' });
    expect(run.originalUriBaseIds).toEqual({ '%SRCROOT%': { description: { text: 'The root of the repository.' } } });
    expect(run.columnKind).toBe('utf16CodeUnits');
  });

  it('carries the line hash of GitHub', () => {
    const line = main.text.split('\r\n').findIndex((text) => text.includes('westeurope'));
    expect(resultsOf(fullResult())[0]?.partialFingerprints?.['primaryLocationLineHash']).toBe(lineHashes(main.text)[line]);
  });

  it('tells apart the results of one line, whatever of them is shown', () => {
    const source = new Source('a.json', '[{"name":"pe-a"},{"name":"pe-b"},{"name":"pe-c"}]');
    const findings = ['"pe-a"', '"pe-b"', '"pe-c"'].map((name, at) =>
      findingAt(placeOf(source, name), { severity: at === 1 ? 'note' : 'error' }),
    );
    const fingerprints = (changes: Partial<ReportOptions>) =>
      resultsOf(resultWith([source], findings), changes).map(({ partialFingerprints }) => partialFingerprints);
    const all = fingerprints({});
    for (const name of ['primaryLocationLineHash', 'plumblint/v1']) expect(new Set(all.map((one) => one?.[name])).size).toBe(3);
    expect(fingerprints({ minSeverity: 'error' })).toEqual([all[0], all[2]]);
  });

  it('leads to the other ends and along the way', () => {
    const proven = resultsOf(fullResult())[1];
    expect(proven?.relatedLocations?.map(({ id, message }) => [id, message?.text])).toEqual([[1, 'the virtual network is here']]);
    const steps = proven?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => location?.message?.text);
    expect(steps).toEqual(['nested deployment network', 'default of parameter location', 'what must be changed']);
    expect(resultsOf(fullResult())[0]).not.toHaveProperty('codeFlows');
  });

  it('notifies of diagnostics', () => {
    const run = runOf(fullResult());
    const notifications = run.invocations?.[0]?.toolExecutionNotifications ?? [];
    expect(notifications.map(({ descriptor, level, message }) => [descriptor?.id, level, message.text])).toEqual([
      ['json-syntax', 'error', 'a comma is missing'],
      ['unreadable-file', 'error', 'cannot be read'],
      ['budget-exceeded', 'warning', 'too many copies'],
    ]);
    for (const { descriptor } of notifications) expect(run.tool.driver.notifications?.[descriptor?.index ?? -1]?.id).toBe(descriptor?.id);
    expect(run.tool.driver.notifications).toHaveLength(Object.keys(diagnosticCatalogue).length);
    expect(cutOut(main, notifications[0]?.locations?.[0]?.physicalLocation)).toBe('"type"');
    expect(notifications[1]?.locations?.[0]?.physicalLocation?.artifactLocation).toMatchObject({ uri: 'infra/%C3%A4.json', index: 2 });
    expect(run.invocations?.[0]?.executionSuccessful).toBe(false);
  });

  it('reports diagnostics as results when it is asked to, with a rule for each code', () => {
    const run = runOf(fullResult(), { reportInput: true });
    const results = (run.results ?? []).filter(({ ruleId }) => ruleId?.startsWith('input/'));
    expect(results.map(({ ruleId, level, kind, message }) => [ruleId, level, kind, message.text])).toEqual([
      ['input/json-syntax', 'error', 'fail', 'A comma is missing.'],
      ['input/unreadable-file', 'error', 'fail', 'Cannot be read.'],
    ]);
    for (const { ruleId, ruleIndex = -1 } of results) expect(run.tool.driver.rules?.[ruleIndex]?.id).toBe(ruleId);
    expect(cutOut(main, results[0]?.locations?.[0]?.physicalLocation)).toBe('"type"');
    const line = main.text.slice(0, main.text.indexOf('"type"')).split('\r\n').length - 1;
    expect(results[0]?.partialFingerprints?.['primaryLocationLineHash']).toBe(lineHashes(main.text)[line]);
    expect(results[1]?.locations?.[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'infra/%C3%A4.json' },
      region: { startLine: 1 },
    });
    expect(run.results).toHaveLength(resultsOf(fullResult()).length + 2);
    expect(run.invocations?.[0]?.toolExecutionNotifications).toHaveLength(3);
  });

  it('describes the rules of the input with the pages of their codes', () => {
    const rules = runOf(resultWith([], []), { reportInput: true }).tool.driver.rules?.filter(({ id }) => id.startsWith('input/'));
    expect(rules?.map(({ id }) => id)).toEqual(Object.keys(diagnosticCatalogue).map((code) => `input/${code}`));
    expect(rules?.[0]).toMatchObject({
      name: 'InputJsonSyntax',
      shortDescription: { text: 'The JSON text breaks off or holds something unexpected.' },
      help: { markdown: diagnosticPages['json-syntax'] },
      helpUri: repositoryPage('src/diagnostics/pages/json-syntax.md'),
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['input'], 'problem.severity': 'error' },
    });
  });

  it('says of the input as little as it is asked to, and nothing of what no file of the repository has', () => {
    const module = new Source('br:mcr.microsoft.com/bicep/avm:1.0.0', '{', true);
    const diagnostics = [
      { code: 'json-syntax', severity: 'error', message: 'it ends here', path: module.path, span: spanOf(module, '{') },
      { code: 'unknown-count', severity: 'note', message: "the loop 'zones' runs", path: main.path, span: spanOf(main, '"type"') },
    ] as const;
    const idsOf = (changes: Partial<ReportOptions>) =>
      resultsOf(resultWith([main], [], { diagnostics }), { reportInput: true, ...changes }).map(({ ruleId }) => ruleId);
    expect(idsOf({})).toEqual(['input/unknown-count']);
    expect(idsOf({ minSeverity: 'warning' })).toEqual([]);
  });

  it('does not show what stands in a parameter file that cannot be read', () => {
    const source = new Source('main.parameters.json', '{ "password": { "value": "hunter2" ');
    const diagnostics = [
      { code: 'json-syntax', severity: 'error', message: 'it ends here', path: source.path, span: spanOf(source, '"hunter2"') },
    ] as const;
    const files = [{ path: source.path, kind: 'parameters', judged: false }] as const;
    const text = sarifReport(resultWith([], [], { diagnostics, files }), { ...options, reportInput: true });
    expect(text).toContain('input/json-syntax');
    expect(text).not.toContain('hunter2');
  });

  it('says that the run failed where plumblint itself did', () => {
    const diagnostics = [{ code: 'rule-crashed', severity: 'error', message: 'rule x failed' } as const];
    expect(runOf(resultWith([], [], { diagnostics })).invocations?.[0]?.executionSuccessful).toBe(false);
  });

  it('keeps the most severe results where GitHub would refuse all, and says so', () => {
    const source = new Source('a.json', Array.from({ length: 25_006 }, (_, at) => `"pe-${at}"`).join('\n'));
    const findings = source.lineStarts.map((start, at) => {
      const occurrences = [occurrenceOf(`endpoint pe-${at}`, { arguments: new Map([['endpoint', `pe-${at}`]]) })] as const;
      return findingAt({ span: { source, start, end: start + 5 }, label: '' }, { severity: at === 25_005 ? 'error' : 'note', occurrences });
    });
    const text = sarifReport(resultWith([source], findings), options);
    expect(githubViolations(text)).toEqual([]);
    const [run] = (JSON.parse(text) as Log).runs;
    expect(run?.results).toHaveLength(25_000);
    expect(run?.results?.at(-1)?.level).toBe('error');
    expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^6 less severe results were left out/);
  });

  it('keeps within the locations that GitHub takes of a result', () => {
    const related = Array.from({ length: 2000 }, () => placeOf(main, '{', 'again'));
    expect(
      resultsOf(resultWith([main], [findingAt(placeOf(main, '}'), { occurrences: [occurrenceOf('x', { related })] })]))[0]
        ?.relatedLocations,
    ).toHaveLength(100);
  });
});
