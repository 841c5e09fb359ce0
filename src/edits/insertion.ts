import type { Replacement } from '../findings/finding.js';
import type { Source } from '../text/source.js';
import type { Layout } from './content.js';

/** An object or array in a text: where its brackets stand, and what is between them. */
export interface Container {
  readonly source: Source;
  /** After its opening bracket. */
  readonly inside: number;
  /** Before its closing bracket. */
  readonly close: number;
  /** Its members or items, in the order of the text. */
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  readonly hasCommas: boolean;
}

/** Something new, as it is written on lines of its own and on one line. */
export interface NewPart {
  readonly onLines: (indent: string) => string;
  readonly inline: string;
}

/** Puts new parts at the end of a container, in the layout that this has: on lines of their own, or on the only line. */
export function inserted(container: Container, added: readonly NewPart[], { lineEnd, unit }: Layout): Replacement[] {
  const { source, inside, close, parts, hasCommas } = container;
  const between = source.text.slice(inside, close);
  const last = parts.at(-1);
  const outer = indentAt(source, inside);
  const lines = (indent: string): string => added.map((part) => `${lineEnd}${indent}${part.onLines(indent)}`).join(hasCommas ? ',' : '');
  if (last === undefined) {
    const start = inside + between.trimEnd().length;
    return [replacing(source, start, close, `${lines(outer + unit)}${lineEnd}${outer}`)];
  }
  if (!/[\r\n]/.test(between)) return [replacing(source, last.end, last.end, added.map(({ inline }) => `, ${inline}`).join(''))];
  const isOnOwnLine = /^[ \t]*$/.test(source.text.slice(lineStart(source, last.start), last.start));
  const text = lines(isOnOwnLine ? indentAt(source, last.start) : outer + unit);
  const { comma, end } = restOfLine(source.text.slice(last.end, close), last.end);
  if (!hasCommas) return [replacing(source, end, end, text)];
  if (comma) return [replacing(source, end, end, `${text},`)];
  return end === last.end
    ? [replacing(source, end, end, `,${text}`)]
    : [replacing(source, last.end, last.end, ','), replacing(source, end, end, text)];
}

/** Whether a comma follows the last part, and where its line ends with what is said of it there. */
function restOfLine(text: string, offset: number): { readonly comma: boolean; readonly end: number } {
  const [rest = '', comma = ''] = /^[ \t]*(,?)(?:[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/))*/.exec(text) ?? [];
  return { comma: comma !== '', end: offset + rest.trimEnd().length };
}

function replacing(source: Source, start: number, end: number, text: string): Replacement {
  return { span: { source, start, end }, text };
}

/** How the lines of a file end and are indented, as its first lines tell; two blanks where they do not. */
export function layoutOf({ text }: Source): Layout {
  const [lineEnd = '\n'] = /\r\n|\n|\r/.exec(text) ?? [];
  const [, unit = '  '] = /[{[]\s*[\r\n]([ \t]+)\S/.exec(text) ?? [];
  return { lineEnd, unit: unit.length > 8 ? '  ' : unit };
}

/** The blanks before the first character of the line on which an offset lies. */
function indentAt(source: Source, offset: number): string {
  return /^[ \t]*/.exec(source.text.slice(lineStart(source, offset)))?.[0] ?? '';
}

function lineStart(source: Source, offset: number): number {
  return source.lineStarts[source.position(offset).line - 1] ?? 0;
}
