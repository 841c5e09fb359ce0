import { harmless } from '../reports/harmless.js';

/** HTML that may be put into a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Markable = string | number | Markup | undefined | readonly Markable[];

const indentation = /\s*\n\s*/g;

/** HTML with whatever is put into it escaped, and without characters that deceive, unless it is HTML itself. In attributes, values have to stand in quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Markable[]): Markup {
  return new Markup(parts.map((part, at) => part.replace(indentation, '\n') + (at < values.length ? textOf(values[at]) : '')).join(''));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function textOf(value: Markable): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return harmless(String(value)).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
