import type { ScanResult } from '../findings/scan-result.js';
import type { ReportOptions } from './report-options.js';

/** A scan's result as text in one format, with a line break at its end. The same input gives the same text. */
export type Report = (result: ScanResult, options: ReportOptions) => string;

export const formatNames = ['text', 'json', 'sarif'] as const;

export type FormatName = (typeof formatNames)[number];

/** The report of each format, loaded when it is asked for. */
export const formats: Readonly<Record<FormatName, () => Promise<Report>>> = {
  text: async () => (await import('./text.js')).textReport,
  json: async () => (await import('./json.js')).jsonReport,
  sarif: async () => (await import('./sarif.js')).sarifReport,
};
