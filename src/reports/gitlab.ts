import type { Severity } from '../engine/message.js';
import type { ScanResult } from '../findings/scan-result.js';
import { jsonText } from './json-text.js';
import { problemsOf } from './problems.js';
import type { ReportOptions } from './report-options.js';

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', note: 'info' };

/**
 * A code quality report for GitLab. What is about no file of the scan is left out: GitLab needs a place.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabReport(result: ScanResult, options: ReportOptions): string {
  const issues = problemsOf(result, options).flatMap(({ severity, id, title, more, path, start, end, fingerprint }) => {
    if (path === undefined || fingerprint === '') return [];
    const begin = start?.line ?? 1;
    return {
      description: [title, ...more].join('. '),
      check_name: id,
      fingerprint: `${path}:${id}:${fingerprint}`,
      severity: severities[severity],
      location: { path, lines: { begin, end: end?.line ?? begin } },
    };
  });
  return jsonText(issues);
}
