import type { Region, SourceBook } from '../text/region.js';
import type { Diagnostic } from './diagnostic.js';

/** A diagnostic as plain data: the same after a round through JSON. */
export interface PlainDiagnostic extends Pick<Diagnostic, 'code' | 'severity' | 'message'> {
  /** File that it is about; null for the scan as a whole. */
  readonly path: string | null;
  readonly region: Region | null;
  readonly missingModule: string | null;
}

/** The diagnostic as plain data; `book` keeps the source of its place. */
export function plainDiagnostic({ code, severity, message, path, span, missingModule }: Diagnostic, book: SourceBook): PlainDiagnostic {
  const region = span === undefined ? null : book.regionOf(span);
  return { code, severity, message, path: path ?? null, region, missingModule: missingModule ?? null };
}

/** The diagnostic that was made plain. */
export function diagnosticOf({ code, severity, message, path, region, missingModule }: PlainDiagnostic, book: SourceBook): Diagnostic {
  return {
    code,
    severity,
    message,
    ...(path !== null && { path }),
    ...(region !== null && { span: book.spanOf(region) }),
    ...(missingModule !== null && { missingModule }),
  };
}
