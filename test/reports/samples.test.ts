import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Log, Result } from 'sarif';
import { NodeHost } from '../../src/disk/node-host.js';
import type { Finding } from '../../src/findings/finding.js';
import { folded } from '../../src/findings/folding.js';
import { LineHashes, lineHashes } from '../../src/findings/line-hash.js';
import type { ScanResult } from '../../src/findings/scan-result.js';
import { gitlabReport } from '../../src/reports/gitlab.js';
import { jsonReport } from '../../src/reports/json.js';
import { junitReport } from '../../src/reports/junit.js';
import type { ReportOptions } from '../../src/reports/report-options.js';
import { sarifReport } from '../../src/reports/sarif.js';
import { textReport } from '../../src/reports/text.js';
import { scan } from '../../src/scan/scan.js';
import { rules } from '../../rules/index.js';
import { sarifViolations } from './sarif-checks.js';
import { gitlabViolations, junitViolations } from './schema-checks.js';

const root = `${process.cwd()}/`;
const options: ReportOptions = { version: '0.1.0', open: true, minSeverity: 'note', colour: false };

function scanSamples(): ScanResult {
  return scan(new NodeHost(root), {
    paths: ['samples'],
    exclude: [],
    parameters: [],
    deployer: { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' },
    rules,
  });
}

describe('reports of the samples', () => {
  let result: ScanResult;
  let heads: readonly Finding[];
  let results: Result[];
  beforeAll(() => {
    result = scanSamples();
    heads = folded(result.findings).heads;
    results = (JSON.parse(sarifReport(result, options)) as Log).runs[0]?.results ?? [];
  });

  it('are of findings', () => {
    expect(results.length).toBeGreaterThan(3);
    expect(results).toHaveLength(heads.length);
  });

  it('are SARIF that GitHub takes', () => {
    expect(sarifViolations(sarifReport(result, options))).toEqual([]);
    expect(sarifViolations(sarifReport(result, { ...options, open: false }))).toEqual([]);
  });

  it('fit the schemas of GitLab and JUnit', () => {
    expect(gitlabViolations(gitlabReport(result, options))).toEqual([]);
    expect(junitViolations(junitReport(result, options))).toEqual([]);
  });

  it('carry the line hashes of the files on disk', () => {
    const hashes = new LineHashes();
    for (const [at, finding] of heads.entries()) {
      const text = readFileSync(root + finding.place.span.source.path, 'utf8');
      const line = results[at]?.locations?.[0]?.physicalLocation?.region?.startLine ?? 0;
      expect(hashes.of(finding.place.span)).toBe(lineHashes(text)[line - 1]);
    }
  });

  it('hold no path of this machine and no control character', () => {
    for (const report of [textReport, jsonReport, sarifReport]) {
      expect(report(result, options)).not.toContain(root);
      expect(report(result, options)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    }
  });

  it('are the same at every run', () => {
    const again = scanSamples();
    for (const report of [textReport, jsonReport, sarifReport]) expect(report(again, options)).toBe(report(result, options));
  });
});
