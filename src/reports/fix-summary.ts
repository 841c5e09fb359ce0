import type { Finding } from '../findings/finding.js';
import { harmless } from './harmless.js';
import type { ReportOptions } from './report-options.js';
import { ShownPaths } from './shown-paths.js';

/** Findings that are named of each sort. */
const mostNamed = 50;

/** What became of the findings that have a remedy. */
export interface FixesTold {
  readonly fixed: readonly Finding[];
  readonly proposed: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Nothing is written. */
  readonly isDryRun: boolean;
}

/** `3 fixed, 1 proposed`, and which ones; each line ends with a line break. */
export function fixSummary({ fixed, proposed, isDryRun }: FixesTold, options: Pick<ReportOptions, 'shownPath'>): string {
  const paths = new ShownPaths(options);
  const told = (finding: Finding): string => `${finding.ruleId} at ${paths.position(finding.place.span)}`;
  const done = isDryRun ? 'would be fixed' : 'fixed';
  const lines = [
    `${fixed.length} ${done}, ${proposed.length} proposed${fixed.length + proposed.length === 0 ? '.' : ':'}`,
    ...named(fixed.map((finding) => `  ${done}: ${told(finding)}`)),
    ...named(
      proposed.map(({ finding, reason }) => `  proposed: ${told(finding)}: ${proposal(finding)} (not applied: ${harmless(reason)})`),
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function proposal({ occurrences: [{ fix, title }] }: Finding): string {
  return harmless(fix ?? title);
}

function named(lines: readonly string[]): string[] {
  const more = lines.length - mostNamed;
  return [...lines.slice(0, mostNamed), ...(more > 0 ? [`  and ${more} more`] : [])];
}
