import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import { isUnaccepted } from '../findings/acceptance.js';
import type { Finding, Place, Suppression } from '../findings/finding.js';
import type { ScanResult } from '../findings/scan-result.js';
import type { Host } from '../text/host.js';
import { Memo } from '../text/memo.js';
import { folderOf } from '../text/paths.js';
import { Source, type Span } from '../text/source.js';
import type { Configurations } from './configurations.js';
import type { ConfiguredSuppression } from './configured-suppressions.js';
import { withheldAt } from './document.js';
import { type FileSuppressions, fileSuppressions } from './file-suppressions.js';
import type { DeclaredSuppression } from './suppression.js';

/** What suppressions are taken from. */
export interface SuppressionSources {
  readonly host: Host;
  readonly configurations: Configurations;
  /** The day on which it is judged which of them count, `2027-01-31`. */
  readonly today: () => string;
}

/**
 * The result with the findings that somebody accepts marked as such; what is wrong with suppressions comes last among the diagnostics. Nothing else
 * changes. A suppression is for what is told where it stands, or is used there where a caller is told to change it.
 */
export function suppressed(result: ScanResult, sources: SuppressionSources): ScanResult {
  const suppressions = new Suppressions(result, sources);
  const findings = result.findings.map((finding) => suppressedFinding(finding, suppressions));
  return {
    ...result,
    findings,
    diagnostics: [
      ...result.diagnostics,
      ...suppressions.diagnostics(findings.filter((finding) => finding.verdict === 'fail' && isUnaccepted(finding))),
    ],
  };
}

/** Findings of a few files with those marked that somebody accepts; nothing is said of the suppressions. */
export function acceptedAmong(findings: readonly Finding[], sources: SuppressionSources): Finding[] {
  const suppressions = new Suppressions({ findings, files: [], rules: [] }, sources);
  return findings.map((finding) => suppressedFinding(finding, suppressions));
}

function suppressedFinding(finding: Finding, suppressions: Suppressions): Finding {
  const { ruleId, place, occurrences } = finding;
  const atPlace = suppressions.covering(ruleId, place.span);
  const atUses = occurrences.map(({ use }) => (use === undefined ? [] : suppressions.covering(ruleId, use.span)));
  const counting = [...atPlace, ...(atUses.every((covering) => covering.length > 0) ? atUses.flat() : [])];
  const [first] = counting;
  if (first === undefined) return finding;
  for (const suppression of counting) suppressions.used(suppression);
  const { kind, reason, place: said, owner, expires } = first;
  const suppression: Suppression = { kind, reason, place: said, owner, expires };
  return { ...finding, suppression };
}

/** What was judged, with what was found. */
type Judged = Pick<ScanResult, 'findings' | 'files' | 'rules'>;

/** The suppressions of a scan: those in its files, and those that the configurations have for them. */
class Suppressions {
  readonly #result: Judged;
  readonly #today: () => string;
  readonly #paths: readonly string[];
  readonly #inFile: Memo<string, FileSuppressions>;
  readonly #configured: Memo<string, readonly ConfiguredSuppression[]>;
  readonly #used = new Set<DeclaredSuppression>();

  constructor(result: Judged, { host, configurations, today }: SuppressionSources) {
    const known = new Map(result.findings.flatMap(placesOf).map(({ span: { source } }) => [source.path, source]));
    const sourceOf = (path: string): Source | undefined => {
      const text = known.has(path) ? undefined : host.read(path);
      return text === undefined ? known.get(path) : new Source(path, text);
    };
    this.#result = result;
    this.#today = today;
    this.#paths = [...new Set([...result.files.map(({ path }) => path), ...known.keys()])].sort();
    this.#inFile = new Memo((path) => {
      const source = sourceOf(path);
      return source === undefined || source.external ? nothing : fileSuppressions(source, configurations.names);
    });
    this.#configured = new Memo((path) => configurations.of(folderOf(path))?.configuration?.suppressionsOf(path) ?? []);
  }

  /** Those that count for a rule at a place. */
  covering(ruleId: string, { source, start }: Span): DeclaredSuppression[] {
    const own = this.#inFile.of(source.path).suppressions.filter(({ from, to }) => from <= start && start < to);
    return [...own, ...this.#configured.of(source.path)].filter((one) => one.ruleIds.has(ruleId) && !this.#isExpired(one));
  }

  /** Notes that one suppresses something. */
  used(suppression: DeclaredSuppression): void {
    this.#used.add(suppression);
  }

  /** What is to be said of the suppressions, by file. `left` are the proven findings that none is for. */
  diagnostics(left: readonly Finding[]): Diagnostic[] {
    const judged = new Set(this.#result.files.flatMap((file) => (file.judged ? file.path : [])));
    const ran = new Set(this.#result.rules.map(({ id }) => id));
    const configured = new Set(this.#paths.flatMap((path) => (judged.has(path) ? this.#configured.of(path) : [])));
    const inFiles = this.#paths.flatMap((path) => {
      const { suppressions, diagnostics } = this.#inFile.of(path);
      return [...diagnostics, ...suppressions.flatMap((one) => this.#said(one, ran, judged.has(path), left))];
    });
    return [...inFiles, ...[...configured].flatMap((one) => this.#said(one, ran, true, []))];
  }

  #said(suppression: DeclaredSuppression, ran: ReadonlySet<string>, isJudged: boolean, left: readonly Finding[]): Diagnostic[] {
    const { kind, rule, ruleIds, expires, place } = suppression;
    const at = kind === 'external' ? withheldAt : diagnosticAt;
    if (expires !== undefined && this.#isExpired(suppression))
      return [at('suppression-expired', `the suppression of ${rule} has expired: it counted until ${expires}`, place)];
    const isUnused = isJudged && !this.#used.has(suppression) && [...ruleIds].some((id) => ran.has(id));
    const message = `nothing is found that this suppression of ${rule} is for`;
    return isUnused ? [at('suppression-unused', `${message}${missedText(suppression, left)}`, place)] : [];
  }

  #isExpired({ expires }: DeclaredSuppression): boolean {
    return expires !== undefined && expires < this.#today();
  }
}

/** Which finding of the same file a suppression may have been meant for: the nearest one of its rules. */
function missedText({ ruleIds, place }: DeclaredSuppression, left: readonly Finding[]): string {
  const [nearest] = left
    .filter((finding) => finding.place.span.source.path === place.source.path && ruleIds.has(finding.ruleId))
    .map(({ ruleId, place: { span } }) => ({ ruleId, span, distance: Math.abs(span.start - place.start) }))
    .sort((one, other) => one.distance - other.distance);
  return nearest === undefined ? '' : `; ${nearest.ruleId} is reported on line ${nearest.span.source.position(nearest.span.start).line}`;
}

const nothing: FileSuppressions = { suppressions: [], diagnostics: [] };

function placesOf({ place, occurrences }: Finding): Place[] {
  return [place, ...occurrences.flatMap(({ use }) => use ?? [])];
}
