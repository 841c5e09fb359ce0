import type { ScanResult } from '../findings/scan-result.js';
import { problemsOf } from './problems.js';
import type { ReportOptions } from './report-options.js';
import { ShownPaths } from './shown-paths.js';

/** One line for each problem, as compilers print them: `path:line:column: severity: what is wrong [rule]`. */
export function compactReport(result: ScanResult, options: ReportOptions): string {
  const paths = new ShownPaths(options);
  return problemsOf(result, options)
    .map(({ severity, id, title, following, path, start }) => {
      const more = following.length === 0 ? '' : ` (from this follows: ${following.join(', ')})`;
      const place = [...(path === undefined ? [] : [paths.path(path)]), ...(start === undefined ? [] : [start.line, start.column])];
      return `${place.map((part) => `${part}:`).join('')}${place.length === 0 ? '' : ' '}${severity}: ${title} [${id}]${more}\n`;
    })
    .join('');
}
