import type { Span } from '../text/source.js';
import type { DeploymentLabel, Finding, Occurrence } from './finding.js';

/** By code units, but for numbers, which come in their order (`pe-2` before `pe-10`): the same on every machine. */
export function compareText(one: string, other: string): number {
  const [ours, theirs] = [runsOf(one), runsOf(other)];
  const at = ours.findIndex((run, index) => run !== theirs[index]);
  return at < 0 ? ours.length - theirs.length : compareRuns(ours[at] ?? '', theirs[at] ?? '');
}

/** The stretches of digits and of anything else, by turns. */
function runsOf(text: string): readonly string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

function compareRuns(one: string, other: string): number {
  const areNumbers = /^\d/.test(one) && /^\d/.test(other);
  const byValue = areNumbers ? Number(one) - Number(other) : 0;
  return byValue !== 0 ? byValue : one < other ? -1 : one > other ? 1 : 0;
}

/** By file and place in it. */
export function compareSpans(one: Span, other: Span): number {
  return compareText(one.source.path, other.source.path) || one.start - other.start || one.end - other.end;
}

/** By place, then rule, message, verdict and wording. */
export function compareFindings(one: Finding, other: Finding): number {
  return (
    compareSpans(one.place.span, other.place.span) ||
    compareText(one.ruleId, other.ruleId) ||
    compareText(one.messageId, other.messageId) ||
    compareText(one.verdict, other.verdict) ||
    compareText(one.occurrences[0].message, other.occurrences[0].message) ||
    compareText(keyOfLabel(one.occurrences[0].deployment), keyOfLabel(other.occurrences[0].deployment))
  );
}

/** The one that rests on the fewest assumptions first, then by deployment and wording. */
export function compareOccurrences(one: Occurrence, other: Occurrence): number {
  return (
    one.assumptions.length - other.assumptions.length ||
    compareText(keyOfLabel(one.deployment), keyOfLabel(other.deployment)) ||
    compareText(one.message, other.message)
  );
}

/** Equal for equal deployments. */
export function keyOfLabel(label: DeploymentLabel): string {
  return JSON.stringify([label.template, ...label.parameters]);
}
