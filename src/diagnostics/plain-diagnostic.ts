import type { Region, SourceBook } from '../text/region.js';
import type { Diagnostic } from './diagnostic.js';

/** A diagnostic as plain data: the same after a round through JSON. */
export interface PlainDiagnostic extends Pick<Diagnostic, 'code' | 'severity' | 'message'> {
  /** File that it is about; empty for the scan as a whole. */
  readonly path: string;
  readonly region: Region | null;
}

/** The diagnostic as plain data; `book` keeps the source of its place. */
export function plainDiagnostic({ code, severity, message, path = '', span }: Diagnostic, book: SourceBook): PlainDiagnostic {
  return { code, severity, message, path, region: span === undefined ? null : book.regionOf(span) };
}

/** The diagnostic that was made plain. */
export function diagnosticOf({ code, severity, message, path, region }: PlainDiagnostic, book: SourceBook): Diagnostic {
  const span = region === null ? undefined : book.spanOf(region);
  return { code, severity, message, ...(path !== '' && { path }), ...(span !== undefined && { span }) };
}
