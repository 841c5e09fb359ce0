import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ScanResult } from '../../src/findings/scan-result.js';
import type { JsonReport } from '../../src/reports/json-report.js';
import { jsonReport } from '../../src/reports/json.js';
import type { ReportOptions } from '../../src/reports/report-options.js';
import { keyOfFinding } from '../../src/findings/finding-key.js';
import { findingAt, fullResult, main, options, placeOf, resultWith, rule } from './example.js';

const schema: unknown = JSON.parse(readFileSync('schemas/report-1.schema.json', 'utf8'));
const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const isReport = ajv.compile(closed(schema) as object);

/** The schema with every object closed, so that a member which it does not describe is an error here. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const members = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, closed(value)]));
  return 'type' in part && part.type === 'object' && 'properties' in part ? { ...members, additionalProperties: false } : members;
}

function reportOf(result: ScanResult, changes: Partial<ReportOptions> = {}): JsonReport {
  const report = JSON.parse(jsonReport(result, { ...options, ...changes })) as JsonReport;
  isReport(report);
  expect(isReport.errors ?? []).toEqual([]);
  return report;
}

describe('the JSON report', () => {
  it('fits its published schema', () => {
    expect(reportOf(fullResult(), { open: true }).findings).toHaveLength(3);
    expect(reportOf(resultWith([], [], { rules: [], files: [], deployments: [] })).findings).toEqual([]);
  });

  it('says what was found, where, and in which deployments', () => {
    const [, proven] = reportOf(fullResult()).findings;
    expect(proven).toMatchObject({ rule: rule.id, messageId: 'differs', verdict: 'fail', severity: 'error', precision: 'very-high' });
    expect(proven?.place).toEqual({ path: main.path, start: { line: 8, column: 37 }, end: { line: 8, column: 63 }, label: '' });
    expect(proven?.path.map(({ label }) => label)).toEqual(['nested deployment network']);
    expect(proven?.occurrences[0]).toMatchObject({
      deployment: { template: 'infra/main.json', parameters: [] },
      arguments: { endpoint: 'pe', endpointRegion: 'northeurope', vnet: 'vnet', vnetRegion: 'westeurope' },
      assumptions: ['the default of parameter location'],
      origin: [{ label: 'default of parameter location', start: { line: 2, column: 67 } }],
    });
  });

  it('tells what follows from a finding with it', () => {
    const [head, other] = ['"type"', '"location"'].map((text) => findingAt(placeOf(main, text)));
    if (head === undefined || other === undefined) throw new Error('no findings');
    const [first] = other.occurrences;
    const following = { ...other, occurrences: [{ ...first, followsFrom: [[keyOfFinding(head, head.place)]] }] as const };
    const { findings, summary } = reportOf(resultWith([main], [head, following]));
    expect(findings).toMatchObject([
      { place: { start: { column: 33 } }, following: [{ rule: rule.id, place: { start: { column: 19 } } }] },
    ]);
    expect(summary).toMatchObject({ findings: { error: 1 }, following: { findings: 1, open: 0 } });
  });

  it('gives each finding of a line a fingerprint of its own', () => {
    const [one, other] = reportOf(
      resultWith([main], [findingAt(placeOf(main, '"type"')), findingAt(placeOf(main, '"location"'))]),
    ).findings;
    expect(one?.fingerprint).not.toBe(other?.fingerprint);
  });

  it('gives the reason of open verdicts, when they are asked for', () => {
    expect(reportOf(fullResult()).findings.every(({ verdict }) => verdict === 'fail')).toBe(true);
    expect(reportOf(fullResult(), { open: true }).findings[0]?.occurrences[0]?.reason).toBe("fails when parameters('dr') is true");
  });

  it('counts everything, whatever is shown', () => {
    const report = reportOf(fullResult(), { minSeverity: 'error' });
    expect(report.summary).toEqual({
      findings: { error: 1, warning: 1, note: 0 },
      open: 1,
      following: { findings: 0, open: 0 },
      suppressed: { findings: 0, open: 0 },
      diagnostics: { error: 2, warning: 1, note: 0 },
      deployments: 1,
      files: { judged: 2, notJudged: 1 },
    });
    expect(report.findings).toHaveLength(1);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['json-syntax', 'unreadable-file']);
  });

  it('is the same for the same input', () => {
    expect(jsonReport(fullResult(), options)).toBe(jsonReport(fullResult(), options));
  });
});
