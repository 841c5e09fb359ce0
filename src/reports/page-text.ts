import { harmless } from './harmless.js';
import type { Paint } from './palette.js';
import { withoutMarks } from './plain-text.js';
import { fewestColumns, wrapped } from './wrapped.js';

/** Longer lines of prose are hard to read. */
const mostColumns = 100;

/** A page of Markdown for a terminal of so many columns: prose wrapped, code indented, links as `text (address)`. */
export function pageText(markdown: string, { columns = mostColumns, paint }: { columns?: number | undefined; paint: Paint }): string {
  const width = Math.max(fewestColumns, Math.min(columns, mostColumns));
  const parts = markdown
    .replaceAll('\r\n', '\n')
    .split(/(^```[^\n]*\n[^]*?^```$)/m)
    .map((part, at) => (at % 2 === 1 ? codeText(part) : proseText(part, width, paint)));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A fenced block, under the name of the file that its fence gives. */
function codeText(fence: string): string {
  const [opening = '', ...lines] = fence.split('\n').slice(0, -1);
  const name = /^```\w* +(\S+)/.exec(opening)?.[1];
  return [...(name === undefined ? [] : [`${name}:`, '']), ...lines.map((line) => `    ${line}`.trimEnd())].map(harmless).join('\n');
}

function proseText(prose: string, width: number, paint: Paint): string {
  const blocks = prose.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  return blocks.map((block) => blockText(block.trim(), width, paint)).join('\n\n');
}

function blockText(block: string, width: number, paint: Paint): string {
  const [, heading] = /^#{1,6} +(.*)$/.exec(block) ?? [];
  if (heading !== undefined)
    return wrapped(harmless(withoutMarks(heading)), width)
      .map((line) => paint(line, 'strong'))
      .join('\n');
  const items = block.split(/\n(?=\s*- )/);
  return items.flatMap((item) => itemText(item, width)).join('\n');
}

/** A paragraph, or an item of a list with its lines under each other. */
function itemText(item: string, width: number): string[] {
  const indent = /^\s*- /.exec(item)?.[0].length ?? 0;
  const text = withoutMarks(item.slice(indent).replace(/\s*\n\s*/g, ' '));
  return wrapped(harmless(text), width - indent).map((line, at) => (at === 0 ? item.slice(0, indent) : ' '.repeat(indent)) + line);
}
