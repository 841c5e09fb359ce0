import type { ScanResult } from '../findings/scan-result.js';
import { groupBy } from '../text/group-by.js';
import { harmless } from './harmless.js';
import { type Problem, problemsOf } from './problems.js';
import type { ReportOptions } from './report-options.js';

/**
 * A report in the form that JUnit's has for Jenkins and others: a suite for each file, a test that fails for each problem, one that passes for a file
 * without. Source: https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export function junitReport(result: ScanResult, options: ReportOptions): string {
  const problems = problemsOf(result, options);
  const byFile = groupBy(problems, ({ path }) => path ?? 'the scan');
  const names = new Set([...result.files.map(({ path }) => harmless(path)), ...byFile.keys()]);
  const suites = [...names].sort().map((name) => suiteOf(name, byFile.get(name) ?? []));
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="plumblint">', ...suites, '</testsuites>', ''].join('\n');
}

function suiteOf(name: string, problems: readonly Problem[]): string {
  const failures = problems.filter(({ isInput }) => !isInput).length;
  const counts = { tests: Math.max(1, problems.length), failures, errors: problems.length - failures };
  const attributes = Object.entries(counts).map(([count, value]) => ` ${count}="${value}"`);
  const cases =
    problems.length === 0
      ? [`<testcase name="no problem" classname="${escaped(name)}"/>`]
      : numbered(problems).map(([test, problem]) => caseOf(name, test, problem));
  return [`  <testsuite name="${escaped(name)}"${attributes.join('')}>`, ...cases.map((one) => `    ${one}`), '  </testsuite>'].join('\n');
}

function caseOf(file: string, test: string, { severity, title, more, start, isInput }: Problem): string {
  const kind = isInput ? 'error' : 'failure';
  const text = [start === undefined ? file : `${file}:${start.line}:${start.column}`, ...more].join('\n');
  return [
    `<testcase name="${escaped(test)}" classname="${escaped(file)}">`,
    `<${kind} message="${escaped(title)}" type="${severity}">${escaped(text)}</${kind}>`,
    '</testcase>',
  ].join('');
}

/** Each problem with a name for its test that no other has: GitLab takes tests of one name for the same. */
function numbered(problems: readonly Problem[]): (readonly [string, Problem])[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const { id, start } = problem;
    const name = start === undefined ? id : `${id} at ${start.line}:${start.column}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [count === 1 ? name : `${name} (${count})`, problem];
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
