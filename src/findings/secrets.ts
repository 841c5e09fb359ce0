import type { Source, Span } from '../text/source.js';

/** Text of a source between two offsets with every secret stretch blotted out, character for character. */
export function withoutSecrets(source: Source, start: number, end: number, secrets: readonly Span[]): string {
  let text = source.text.slice(start, end);
  for (const secret of secrets) {
    if (secret.source !== source || secret.end <= start || secret.start >= end) continue;
    const from = Math.max(secret.start - start, 0);
    const to = Math.min(secret.end - start, text.length);
    text = text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, '*') + text.slice(to);
  }
  return text;
}
