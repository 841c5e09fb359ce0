import type { PhysicalLocation, Result } from 'sarif';
import { type DiagnosticCode, diagnosticCatalogue } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnosticPages, pathOfPage } from '../diagnostics/pages.js';
import { repositoryPage } from '../engine/repository.js';
import { type Fingerprint, fingerprintsBy } from '../findings/fingerprint.js';
import type { RuleDescription } from '../findings/scan-result.js';
import type { SarifArtifacts } from './sarif-artifacts.js';
import { inert } from './sarif-messages.js';
import { partialFingerprintsOf } from './sarif-results.js';

/** The codes of diagnostics as rules: `input/json-syntax`. */
export function inputRules(): RuleDescription[] {
  return Object.entries(diagnosticCatalogue).map(([name, { title, severity }]) => {
    const code = name as DiagnosticCode;
    const address = repositoryPage(pathOfPage(code));
    return {
      id: inputRuleId({ code }),
      title,
      page: diagnosticPages[code],
      address,
      source: address,
      tags: ['input'],
      securitySeverity: undefined,
      messages: { [code]: { severity, precision: 'very-high', what: '{problem}' } },
    };
  });
}

export function inputRuleId({ code }: Pick<Diagnostic, 'code'>): string {
  return `input/${code}`;
}

/** The fingerprints of the diagnostics that can be results: those about a file of the scan. */
export function fingerprintsOfInput(diagnostics: readonly Diagnostic[]): ReadonlyMap<Diagnostic, Fingerprint> {
  const placed = diagnostics.filter(({ path, span }) => path !== undefined && span?.source.external !== true);
  return fingerprintsBy(placed, (diagnostic) => {
    const { path = '', span, message } = diagnostic;
    return { ruleId: inputRuleId(diagnostic), says: span === undefined ? [message] : [], span, path: span?.source.path ?? path };
  });
}

/** A diagnostic about a file of the scan as a SARIF result. */
export function inputResultOf(
  diagnostic: Diagnostic,
  { ruleIndex, fingerprint }: { readonly ruleIndex: number; readonly fingerprint: Fingerprint },
  artifacts: SarifArtifacts,
): Result {
  const problem = inert(sentenceStart(diagnostic.message.replace(/\.$/, '')));
  return {
    ruleId: inputRuleId(diagnostic),
    ruleIndex,
    kind: 'fail',
    level: diagnostic.severity,
    message: { id: diagnostic.code, arguments: [problem], text: `${problem}.` },
    locations: [{ physicalLocation: placeOf(diagnostic, artifacts) }],
    partialFingerprints: partialFingerprintsOf(fingerprint),
  };
}

/** What concerns a file as a whole stands at its beginning: GitHub wants a line. */
function placeOf({ withheld, path = '', span }: Diagnostic, artifacts: SarifArtifacts): PhysicalLocation {
  if (span !== undefined) return artifacts.inputLocation(span, withheld);
  return { artifactLocation: artifacts.fileLocation(path), region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 } };
}

/** A text with a capital letter where it begins with a word; names and expressions stay as they are. */
function sentenceStart(text: string): string {
  return /^[a-z]+ /.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}
