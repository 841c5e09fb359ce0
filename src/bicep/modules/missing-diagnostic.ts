import { type Diagnostic, diagnosticAt } from '../../diagnostics/diagnostic.js';
import type { MissingTemplate } from '../../template/template.js';
import type { Span } from '../../text/source.js';

/** Says at `path`, which names it, why a module is not there: an error where the compiler refuses that. */
export function missingDiagnostic({ reason, module, isRefused }: Omit<MissingTemplate, 'span'>, path: Span): Diagnostic {
  return diagnosticAt(isRefused === true ? 'module-not-found' : 'template-not-found', reason, path, module);
}
