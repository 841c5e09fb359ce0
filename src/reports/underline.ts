import { harmless } from './harmless.js';
import type { MarkRow } from './mark-row.js';
import type { Role } from './palette.js';

/** What is marked under one printed line; terminal columns, end exclusive. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly primary: boolean;
  readonly role: Role;
}

/** Rows under a source line: the underlines, the label of the last one beside it, the other labels hung below, right ones first. `blank` makes a row to start from. */
export function underline(marks: readonly Mark[], blank: () => MarkRow): MarkRow[] {
  if (marks.length === 0) return [];
  const row = blank();
  for (const mark of [...marks].sort((a, b) => Number(a.primary) - Number(b.primary))) {
    row.put(mark.from, (mark.primary ? '^' : '-').repeat(Math.max(1, mark.to - mark.from)), mark.role);
  }
  const beside = besideUnderlines(marks);
  if (beside !== undefined) row.put(beside.to + 1, harmless(beside.label), beside.role);
  return [
    row,
    ...hungLabels(
      marks.filter((mark) => mark !== beside && mark.label !== ''),
      blank,
    ),
  ];
}

/** The mark after whose underline nothing else is marked. */
function besideUnderlines(marks: readonly Mark[]): Mark | undefined {
  const end = Math.max(...marks.map((mark) => mark.to));
  const last = marks.filter((mark) => mark.to === end && mark.label !== '');
  return last.length === 1 ? last[0] : undefined;
}

function hungLabels(marks: readonly Mark[], blank: () => MarkRow): MarkRow[] {
  if (marks.length === 0) return [];
  const pending = [...marks].sort((a, b) => b.from - a.from);
  const bars = (which: readonly Mark[]): MarkRow => which.toReversed().reduce((row, mark) => row.put(mark.from, '|', mark.role), blank());
  const labelled = pending.map((mark, at) =>
    bars(pending.slice(at + 1).filter((other) => other.from !== mark.from)).put(mark.from, harmless(mark.label), mark.role),
  );
  return [bars(pending), ...labelled];
}
