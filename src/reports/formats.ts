import type { ScanResult } from '../findings/scan-result.js';
import { jsonReport } from './json.js';
import type { ReportOptions } from './report-options.js';
import { sarifReport } from './sarif.js';
import { textReport } from './text.js';

/** A scan's result as text in one format, with a line break at its end. The same input gives the same text. */
export type Report = (result: ScanResult, options: ReportOptions) => string;

export const formatNames = ['text', 'json', 'sarif'] as const;

export type FormatName = (typeof formatNames)[number];

/** The report of each format. */
export const formats: Readonly<Record<FormatName, Report>> = { text: textReport, json: jsonReport, sarif: sarifReport };
