export { type FormatName, formatNames, formats, type Report } from './formats.js';
export { jsonReport } from './json.js';
export type * from './json-report.js';
export type { ReportOptions } from './report-options.js';
export { sarifReport } from './sarif.js';
export { summaryOf, type Summary } from './summary.js';
export { textReport } from './text.js';
