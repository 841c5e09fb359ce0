import { Memo } from '../text/memo.js';
import type { Span } from '../text/source.js';
import type { Finding } from './finding.js';
import { LineHashes, lineHashes } from './line-hash.js';

/** What a report says of one place, as far as it tells it apart from the others. */
export interface Reported {
  readonly ruleId: string;
  /** What is said there, in words that stay the same when the template changes elsewhere. */
  readonly says: readonly string[];
  /** Undefined where it is of the file as a whole. */
  readonly span: Span | undefined;
  readonly path: string;
}

/** By what later runs know a report again, whatever else changes in its file. */
export interface Fingerprint {
  /** No other report of the file has it. */
  readonly own: string;
  /**
   * By what GitHub knows it again among the reports of its rule in its file: its `primaryLocationLineHash`. That is the hash of the line for
   * the first report of a rule there; others of the rule have their own, or they would be one alert.
   */
  readonly onGitHub: string;
}

/** Text of a place that tells it apart; far more than what a hash covers, white space included. */
const longestContext = 2_000;

/** The fingerprint of each of some items that are reported, in their order. */
export function fingerprintsBy<T>(items: readonly T[], reportedOf: (item: T) => Reported): ReadonlyMap<T, Fingerprint> {
  const lines = new LineHashes();
  const hashes = new Memo(hashOf);
  const seen = new Map<string, number>();
  const heads = new Set<string>();
  const fingerprintOf = ({ ruleId, says, span, path }: Reported): Fingerprint => {
    const hash = (contextOf(span) ^ hashes.of([...says, ruleId].join('\n'))).toString(16);
    const own = `${hash}:${counted(seen, `${path}\n${hash}`)}`;
    if (span === undefined) return { own, onGitHub: own };
    const line = lines.of(span);
    const head = [ruleId, path, line].join('\n');
    if (heads.has(head)) return { own, onGitHub: own };
    heads.add(head);
    return { own, onGitHub: line };
  };
  return new Map(items.map((item) => [item, fingerprintOf(reportedOf(item))]));
}

/** The fingerprint of each finding of a scan, whatever of them a report shows. On a line, what is proven comes before what is open. */
export function fingerprintsOfFindings(findings: readonly Finding[]): ReadonlyMap<Finding, Fingerprint> {
  const proven = findings.filter(({ verdict }) => verdict === 'fail');
  return fingerprintsBy([...proven, ...findings.filter(({ verdict }) => verdict === 'open')], reportedOf);
}

function reportedOf({ ruleId, messageId, verdict, place: { span } }: Finding): Reported {
  return { ruleId, says: [messageId, verdict], span, path: span.source.path };
}

/** What stands at a place and after it on its line, hashed as GitHub hashes lines; other lines change without it. */
function contextOf(span: Span | undefined): bigint {
  if (span === undefined) return 0n;
  const { text } = span.source;
  const lineEnd = text.slice(span.end, span.start + longestContext).search(/[\r\n]/);
  const end = lineEnd < 0 ? span.start + longestContext : span.end + lineEnd;
  return hashOf(text.slice(span.start, Math.min(end, span.start + longestContext)));
}

/** The hash of the first characters of a text. */
function hashOf(text: string): bigint {
  return BigInt(`0x${lineHashes(text)[0]?.replace(/:\d+$/, '') ?? '0'}`);
}

function counted(seen: Map<string, number>, key: string): number {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count;
}
