import type { Replacement } from '../findings/finding.js';
import type { Host } from '../text/host.js';

/** Replacements by the path of their file, in the order of the text. */
export type ReplacementsByPath = ReadonlyMap<string, readonly Replacement[]>;

/** Replacements by file; undefined where two of them overlap. Those that are the same count once. */
export function byPath(replacements: readonly Replacement[]): ReplacementsByPath | undefined {
  const byFile = new Map<string, Replacement[]>();
  for (const one of replacements) {
    const same = byFile.get(one.span.source.path) ?? [];
    if (same.some((other) => isSame(one, other))) continue;
    if (same.some((other) => overlap(one, other))) return undefined;
    byFile.set(one.span.source.path, [...same, one]);
  }
  return new Map([...byFile].map(([path, list]) => [path, list.toSorted((one, other) => one.span.start - other.span.start)]));
}

function isSame(one: Replacement, other: Replacement): boolean {
  return one.span.start === other.span.start && one.span.end === other.span.end && one.text === other.text;
}

/** Two insertions at one place would depend on their order. */
function overlap({ span: one }: Replacement, { span: other }: Replacement): boolean {
  return one.start === other.start || (one.start < other.end && other.start < one.end);
}

/** The text of a file with replacements made, in the order of the text. */
export function replacedText(text: string, replacements: readonly Replacement[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const { span, text: replacing } of replacements) {
    pieces.push(text.slice(at, span.start), replacing);
    at = span.end;
  }
  return [...pieces, text.slice(at)].join('');
}

/** Where an offset of a file is once replacements are made. */
export function movedOffset(offset: number, replacements: readonly Replacement[]): number {
  let moved = offset;
  for (const { span, text } of replacements) {
    if (span.end <= offset && span.start < offset) moved += text.length - (span.end - span.start);
    else if (span.start === offset && span.end === offset) moved += text.length;
    else if (span.start < offset) moved -= offset - span.start;
  }
  return moved;
}

/** A host with other texts for some of its files. */
export function editedHost(host: Host, texts: ReadonlyMap<string, string>): Host {
  return {
    read: (path) => texts.get(path) ?? host.read(path),
    bytes: (path) => (texts.has(path) ? new TextEncoder().encode(texts.get(path)) : host.bytes?.(path)),
    entries: (folder) => host.entries(folder),
    refusal: (path) => host.refusal?.(path),
  };
}
