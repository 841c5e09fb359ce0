import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Finding, Occurrence } from '../findings/finding.js';
import { fingerprintsOfFindings } from '../findings/fingerprint.js';
import type { ScanResult } from '../findings/scan-result.js';
import type { JsonDiagnostic, JsonFinding, JsonOccurrence, JsonReport } from './json-report.js';
import { describePlace, describeRegion } from './json-places.js';
import { describeSuppression } from './json-suppression.js';
import { describeVerdict } from './json-verdict.js';
import { jsonText } from './json-text.js';
import type { ReportOptions } from './report-options.js';
import { shownDiagnostics, shownFindings } from './selection.js';
import { summaryOf } from './summary.js';

/** A `JsonReport` as text. */
export function jsonReport(result: ScanResult, options: ReportOptions): string {
  const fingerprints = fingerprintsOfFindings(result.findings);
  const described = (finding: Finding): JsonFinding => describeFinding(finding, fingerprints.get(finding)?.own ?? '');
  const report: JsonReport = {
    version: '1.2',
    tool: { name: 'plumblint', version: options.version },
    summary: summaryOf(result),
    findings: shownFindings(result, options).map(({ finding, following }) => ({
      ...described(finding),
      ...(following.length === 0 ? {} : { following: following.map(described) }),
    })),
    ...(result.gone === undefined ? {} : { gone: result.gone.map(({ ruleId, path, title }) => ({ rule: ruleId, path, title })) }),
    diagnostics: shownDiagnostics(result, options).map(describeDiagnostic),
    deployments: result.deployments,
    files: result.files.map(({ path, kind, judged }) => ({ path, kind, judged })),
    rules: result.rules.map(({ id, title, source, tags }) => ({ id, title, source, tags })),
  };
  return jsonText(report);
}

function describeFinding(finding: Finding, fingerprint: string): JsonFinding {
  const { place, occurrences } = finding;
  const [first] = occurrences;
  return {
    ...describeVerdict(finding),
    message: first.message,
    title: first.title,
    ...(first.why === undefined ? {} : { why: first.why }),
    ...(first.fix === undefined ? {} : { fix: first.fix }),
    place: describePlace(place),
    related: first.related.map(describePlace),
    path: first.path.map(describePlace),
    occurrences: occurrences.map(describeOccurrence),
    fingerprint,
    ...(finding.baseline === undefined ? {} : { baseline: finding.baseline }),
    ...(finding.suppression === undefined ? {} : { suppression: describeSuppression(finding.suppression) }),
  };
}

function describeOccurrence({ arguments: args, ...occurrence }: Occurrence): JsonOccurrence {
  const { deployment, message, reason, assumptions, related, path, origin } = occurrence;
  return {
    deployment,
    message,
    arguments: Object.fromEntries(args),
    ...(reason === undefined ? {} : { reason }),
    assumptions,
    related: related.map(describePlace),
    path: path.map(describePlace),
    origin: origin.map(describePlace),
  };
}

function describeDiagnostic({ code, severity, message, path, span }: Diagnostic): JsonDiagnostic {
  return {
    code,
    severity,
    message,
    ...(path === undefined ? {} : { path }),
    ...(span === undefined ? {} : { region: describeRegion(span) }),
  };
}
