import type { Finding } from '../findings/finding.js';
import type { WordedChain, WordedLink } from '../findings/worded-chain.js';
import { harmless } from './harmless.js';
import { paintWith, type Paint, type Role } from './palette.js';
import type { ReportOptions } from './report-options.js';
import { ShownPaths } from './shown-paths.js';
import { suppressionText } from './text-notes.js';
import { linesOf } from './wrapped.js';

const roles: Readonly<Record<WordedLink['verdict'], Role>> = { pass: 'note', fail: 'error', open: 'open', none: 'secondary' };

interface Style {
  readonly paint: Paint;
  readonly paths: ShownPaths;
  readonly columns: number | undefined;
  /** Columns of the longest name of a link. */
  readonly width: number;
}

/** Chains for a terminal: a line for each link with its verdict, what it consists of and where that is written, then what is wrong with it. */
export function chainsText(chains: readonly WordedChain[], options: Pick<ReportOptions, 'colour' | 'columns' | 'shownPath'>): string {
  const width = Math.max(0, ...chains.flatMap(({ links }) => links.map(({ name }) => name.length)));
  const style = { paint: paintWith(options.colour), paths: new ShownPaths(options), columns: options.columns, width };
  return chains.map((chain) => chainText(chain, style).join('\n')).join('\n\n');
}

function chainText({ endpoint, place, links }: WordedChain, style: Style): string[] {
  const heading = style.paint(harmless(`private endpoint ${endpoint}`), 'strong');
  return [`${heading} at ${style.paths.position(place.span)}`, ...links.flatMap((link) => linkText(link, style))];
}

function linkText({ name, verdict, parts, findings, passed }: WordedLink, { paint, paths, columns, width }: Style): string[] {
  const indent = ' '.repeat('  pass  '.length + width + 2);
  const start = `  ${paint(verdict.padEnd('pass'.length), roles[verdict])}  ${name.padEnd(width)}  `;
  const shown = parts.map(({ what, value, place }) => `${what} ${value} (${paths.position(place.span)})`);
  const bodies =
    shown.length === 0 && findings.length === 0
      ? [emptyText(passed)]
      : [...shown, ...findings.flatMap((finding) => findingTexts(finding, paths))];
  const lines = bodies.flatMap((text) => linesOf(harmless(text), columns === undefined ? undefined : columns - indent.length));
  return lines.map((line, at) => `${at === 0 ? start : indent}${line}`.trimEnd());
}

function emptyText(passed: readonly string[]): string {
  return passed.length === 0 ? 'nothing here' : 'nothing to mend';
}

function findingTexts(finding: Finding, paths: ShownPaths): string[] {
  const {
    ruleId,
    verdict,
    severity,
    place: { span },
    occurrences: [first],
  } = finding;
  const title = verdict === 'open' ? `open[${ruleId}]: undecided: ${first.title}` : `${severity}[${ruleId}]: ${first.title}`;
  return [
    `${title} (${paths.position(span)})`,
    ...[
      ['why', first.why],
      ['fix', first.fix],
      ['open', first.reason],
      ['suppressed', suppressionText(finding, paths)],
    ].flatMap(([kind, text]) => (kind === undefined || text === undefined ? [] : `= ${kind}: ${text}`)),
  ];
}
