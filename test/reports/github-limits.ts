import type { Log, Result, Run } from 'sarif';
import { gzipSync } from 'node:zlib';

/**
 * What GitHub documents of the SARIF files that it takes ("SARIF support for code scanning", "SARIF results exceed limits"): the
 * violations of a file, none for one that is accepted and shown as it is meant.
 */
export function githubViolations(text: string): string[] {
  const log = JSON.parse(text) as Log;
  const violations = [...expect('gzipped bytes', gzipSync(text).length, 10_000_000), ...expect('runs', log.runs.length, 20)];
  return [...violations, ...log.runs.flatMap(violationsOfRun)];
}

function violationsOfRun(run: Run): string[] {
  const rules = run.tool.driver.rules ?? [];
  const results = run.results ?? [];
  return [
    ...expect('rules', rules.length, 25_000),
    ...expect('results', results.length, 25_000),
    ...expect('extensions', run.tool.extensions?.length ?? 0, 100),
    ...rules.flatMap((rule) => {
      const { tags = [], precision } = rule.properties ?? {};
      const severity = rule.properties?.['security-severity'] as string | undefined;
      return [
        ...expect(`tags of ${rule.id}`, tags.length, 20),
        ...expect(`name of ${rule.id}`, rule.name?.length ?? Infinity, 255),
        ...expect(`shortDescription of ${rule.id}`, rule.shortDescription?.text.length ?? Infinity, 1024),
        ...expect(`fullDescription of ${rule.id}`, rule.fullDescription?.text.length ?? Infinity, 1024),
        ...unless((rule.help?.text ?? '') !== '', `${rule.id} has no help`),
        ...unless(['very-high', 'high', 'medium', 'low'].includes(String(precision)), `${rule.id} has precision ${String(precision)}`),
        ...unless(
          ['error', 'warning', 'recommendation'].includes(String(rule.properties?.['problem.severity'])),
          `${rule.id} has no problem.severity`,
        ),
        ...unless(
          severity === undefined || (tags.includes('security') && Number(severity) > 0 && Number(severity) <= 10),
          `${rule.id} has security-severity ${String(severity)}`,
        ),
      ];
    }),
    ...results.flatMap(violationsOfResult),
  ];
}

function violationsOfResult(result: Result, at: number): string[] {
  const flows = (result.codeFlows ?? []).flatMap((flow) => flow.threadFlows.flatMap((thread) => thread.locations));
  const [first] = result.locations ?? [];
  const region = first?.physicalLocation?.region;
  const uri = first?.physicalLocation?.artifactLocation?.uri ?? '/';
  return [
    ...expect(`locations of result ${at}`, (result.locations?.length ?? 0) + (result.relatedLocations?.length ?? 0), 1_000),
    ...expect(`thread flow locations of result ${at}`, flows.length, 10_000),
    ...unless(result.message.text !== undefined && result.message.text !== '', `result ${at} has no message text`),
    ...unless(first !== undefined && !/^[a-z]+:|^\//i.test(uri), `result ${at} is not at a relative path: ${uri}`),
    ...unless(
      [region?.startLine, region?.startColumn, region?.endLine, region?.endColumn].every((at = 0) => at > 0),
      `result ${at} has no full region`,
    ),
    ...unless((result.partialFingerprints?.['primaryLocationLineHash'] ?? '') !== '', `result ${at} has no line hash`),
  ];
}

function expect(what: string, count: number, most: number): string[] {
  return count <= most ? [] : [`${what}: ${count} is more than ${most}`];
}

function unless(fine: boolean, violation: string): string[] {
  return fine ? [] : [violation];
}
