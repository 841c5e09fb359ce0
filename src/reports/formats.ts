import type { ScanResult } from '../findings/scan-result.js';
import { compactReport } from './compact.js';
import { githubReport } from './github.js';
import { gitlabReport } from './gitlab.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import type { ReportOptions } from './report-options.js';
import { sarifReport } from './sarif.js';
import { textReport } from './text.js';

/** A scan's result as text in one format, with a line break at its end. The same input gives the same text. */
export type Report = (result: ScanResult, options: ReportOptions) => string;

export const formatNames = ['text', 'compact', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'] as const;

export type FormatName = (typeof formatNames)[number];

/** The report of each format. */
export const formats: Readonly<Record<FormatName, Report>> = {
  text: textReport,
  compact: compactReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
  markdown: markdownReport,
};

/** What the names of files are like that hold a report of a format, the more special first. */
const fileNames: readonly (readonly [RegExp, FormatName])[] = [
  [/(?:^|[\\/])gl-code-quality[^\\/]*\.json$/i, 'gitlab'],
  [/\.sarif(?:\.json)?$/i, 'sarif'],
  [/\.json$/i, 'json'],
  [/\.xml$/i, 'junit'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.(?:txt|text)$/i, 'text'],
];

/** The format of the report that a file is for, by its name; undefined where that does not tell. */
export function formatOfFile(file: string): FormatName | undefined {
  return fileNames.find(([pattern]) => pattern.test(file))?.[1];
}
