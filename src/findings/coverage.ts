import { diagnosticCatalogue } from '../diagnostics/catalogue.js';
import type { ScanResult } from './scan-result.js';

/** Whether everything that a scan was asked for was read and judged, as far as its files and diagnostics tell. */
export function isLookedAt({ files, diagnostics }: Pick<ScanResult, 'files' | 'diagnostics'>): boolean {
  return files.every((file) => file.judged) && diagnostics.every(({ code }) => 'judged' in diagnosticCatalogue[code]);
}
