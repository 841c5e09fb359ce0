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
      : problems.map((problem) => caseOf(name, problem));
  return [`  <testsuite name="${escaped(name)}"${attributes.join('')}>`, ...cases.map((one) => `    ${one}`), '  </testsuite>'].join('\n');
}

function caseOf(file: string, { severity, id, title, more, start, isInput }: Problem): string {
  const kind = isInput ? 'error' : 'failure';
  const place = start === undefined ? '' : ` at ${start.line}:${start.column}`;
  const text = [`${file}${place.replace(' at ', ':')}`, ...more].join('\n');
  return [
    `<testcase name="${escaped(`${id}${place}`)}" classname="${escaped(file)}">`,
    `<${kind} message="${escaped(title)}" type="${severity}">${escaped(text)}</${kind}>`,
    '</testcase>',
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
