import type { ScanResult } from '../findings/scan-result.js';
import { harmless } from './harmless.js';
import { problemsOf } from './problems.js';
import type { ReportOptions } from './report-options.js';

/** One line for each problem, as compilers print them: `path:line:column: severity: what is wrong [rule]`. */
export function compactReport(result: ScanResult, options: ReportOptions): string {
  const { shownPath = (path: string) => path } = options;
  return problemsOf(result, options)
    .map(({ severity, id, title, path, start }) => {
      const place = [
        ...(path === undefined ? [] : [harmless(shownPath(path))]),
        ...(start === undefined ? [] : [start.line, start.column]),
      ];
      return `${place.map((part) => `${part}:`).join('')}${place.length === 0 ? '' : ' '}${severity}: ${title} [${id}]\n`;
    })
    .join('');
}
