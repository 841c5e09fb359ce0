/** A text with merge conflicts that nobody resolved. */
export interface Conflicted {
  /** The text of the same length with blanks for the markers and for every side but the first. */
  readonly text: string;
  /** Where each conflict begins: the offsets of its first line. */
  readonly beginnings: readonly { readonly start: number; readonly end: number }[];
}

/** What is said of each. */
export const conflictMessage = 'a merge conflict that is not resolved begins here; its first side is read';

const conflict = /^<{7} .*$(?:\r?\n(?!<{7} |>{7} ).*$)*?\r?\n={7}$(?:\r?\n(?!<{7} |>{7} ).*$)*?\r?\n>{7} .*$|^[<>]{7} .*$/gm;

/** Undefined for a text without conflicts. A marker that was left behind alone counts too. */
export function conflictsIn(text: string): Conflicted | undefined {
  if (!text.includes('<<<<<<< ') && !text.includes('>>>>>>> ')) return undefined;
  const beginnings: { start: number; end: number }[] = [];
  const first = text.replace(conflict, (whole: string, start: number) => {
    const [, opening = whole, ours = '', rest = ''] = /^(.*)(\r?\n[^]*?)^((?:\|{7}(?: .*)?|={7})$[^]*)$/m.exec(whole) ?? [];
    beginnings.push({ start, end: start + opening.length });
    return `${blank(opening)}${ours}${blank(rest)}`;
  });
  return beginnings.length === 0 ? undefined : { text: first, beginnings };
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
