import { syntaxCodes } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { pathOfPage } from '../diagnostics/pages.js';
import { repositoryPage } from '../engine/repository.js';
import type { Finding } from '../findings/finding.js';
import type { RuleDescription, ScanResult } from '../findings/scan-result.js';
import type { Annotation } from './annotation.js';
import { linkWith } from './link.js';
import { paintWith } from './palette.js';
import type { ReportOptions } from './report-options.js';
import { type ShownFinding, shownDiagnostics, shownFindings } from './selection.js';
import { summaryText } from './summary-text.js';
import { ShownPaths } from './shown-paths.js';
import { type TextBlock, printBlock } from './text-block.js';
import { countOf, firstOf, notesOf } from './text-notes.js';

/** Places that are named of a diagnostic that stands at several. */
const mostPlaces = 5;

/** The report for a terminal, in the manner of rustc: findings, then what concerns the input, each with its place in the source, then a summary. */
export function textReport(result: ScanResult, options: ReportOptions): string {
  const paths = new ShownPaths(options);
  const { colour, links = false, columns } = options;
  const style = { paint: paintWith(colour), link: linkWith(links), columns, paths, secrets: result.secrets };
  const withheld = new Set(result.files.filter((file) => file.kind === 'parameters').map((file) => file.path));
  const rules = new Map(result.rules.map((rule) => [rule.id, rule]));
  const all = shownFindings(result, options).filter(
    ({ finding: { suppression, baseline } }) => suppression !== undefined || baseline !== 'known',
  );
  const findings = all.slice(0, options.mostFindings);
  const more = all.length - findings.length;
  const blocks = [
    ...findings.map((shown) => blockOfFinding(shown, rules.get(shown.finding.ruleId), paths)),
    ...folded(shownDiagnostics(result, options)).map((same) => blockOfDiagnostics(same, withheld, paths)),
  ];
  const ending = [
    ...(more > 0 ? [`${countOf(more, 'more finding')} not shown (--max-findings).\n`] : []),
    ...(options.quiet === true ? [] : [summaryText(result, options)]),
  ];
  return [...blocks.map((block) => printBlock(block, style)), ...ending].join('\n');
}

function blockOfFinding({ finding, following }: ShownFinding, rule: RuleDescription | undefined, paths: ShownPaths): TextBlock {
  const { place, occurrences } = finding;
  const [{ title, related }] = occurrences;
  const annotations: Annotation[] = [{ ...place, primary: true }, ...related.map((other) => ({ ...other, primary: false }))];
  return {
    ...headOf(finding),
    page: rule?.address,
    message: `${finding.verdict === 'open' ? 'undecided: ' : ''}${title}`,
    path: place.span.source.path,
    annotations,
    notes: notesOf({ finding, following }, rule?.source, paths),
  };
}

function headOf({ verdict, severity, ruleId, suppression }: Finding): Pick<TextBlock, 'role' | 'kind' | 'id'> {
  const words = [...(suppression === undefined ? [] : ['suppressed']), ...(verdict === 'open' ? ['open'] : []), severity];
  return { role: words.length > 1 ? 'open' : severity, kind: words.join(' '), id: ruleId };
}

/** Diagnostics that say the same of several places, together. */
function folded(diagnostics: readonly Diagnostic[]): (readonly [Diagnostic, ...Diagnostic[]])[] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const diagnostic of diagnostics) {
    const { severity, code, message } = diagnostic;
    const key = [severity, code, message, ...(syntaxCodes.has(code) ? [groups.size] : [])].join('\0');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups.values()];
}

/** A place in a parameter file or a configuration is named but not shown: what stands around it may be a secret. */
function blockOfDiagnostics(
  [first, ...others]: readonly [Diagnostic, ...Diagnostic[]],
  withheld: ReadonlySet<string>,
  paths: ShownPaths,
): TextBlock {
  const { severity, code, message, path, span } = first;
  const places = others.flatMap((other) =>
    other.span === undefined ? (other.path === undefined ? [] : paths.path(other.path)) : paths.position(other.span),
  );
  return {
    role: severity,
    kind: severity,
    id: code,
    page: repositoryPage(pathOfPage(code)),
    message,
    path,
    at: span,
    annotations:
      span === undefined || withheld.has(span.source.path) || first.withheld === true ? [] : [{ span, label: '', primary: true }],
    notes: places.length === 0 ? [] : [{ kind: 'note', text: `also at ${firstOf(places, mostPlaces)}` }],
  };
}
