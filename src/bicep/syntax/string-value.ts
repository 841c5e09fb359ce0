import type { ExpressionSyntax, PropertySyntax, StringSyntax } from './nodes.js';
import { Token } from './token.js';
import type { StringForm } from './string-scanner.js';

const escapes: ReadonlyMap<string, string> = new Map(Object.entries({ n: '\n', r: '\r', t: '\t' }));
const escapeSequence = /\\(?:u\{([0-9A-Fa-f]+)\}|([^]))/g;

/** What a string says: texts and the expressions of its holes, beginning and ending with a text. */
export function stringParts(node: StringSyntax): (string | ExpressionSyntax)[] {
  const [first] = node.parts;
  if (!(first instanceof Token)) return [];
  const form = formOf(first);
  return node.parts.map((part) => (part instanceof Token ? pieceText(part, form) : part));
}

/** The text of a string without holes; undefined if it has holes. */
export function plainText(node: StringSyntax): string | undefined {
  const [first] = node.parts;
  return first instanceof Token && node.parts.length === 1 ? tokenText(first) : undefined;
}

/** The text of a `string` token. */
export function tokenText(token: Token): string {
  return pieceText(token, formOf(token));
}

/** The key of a property where it is plain; undefined for a key with holes. */
export function keyText({ key }: PropertySyntax): string | undefined {
  return key instanceof Token ? key.text : plainText(key);
}

function formOf(token: Token): StringForm {
  const [, dollars = '', quotes = ''] = /^(\$*)('''|')/.exec(token.text) ?? [];
  return quotes.length === 3 ? { dollars: dollars.length, multiline: true } : { dollars: 1, multiline: false };
}

function pieceText(token: Token, form: StringForm): string {
  const opens = token.kind === 'string' || token.kind === 'stringLeft';
  const closes = token.kind === 'string' || token.kind === 'stringRight';
  const quotes = form.multiline ? 3 : 1;
  const start = !opens ? 1 : form.multiline ? form.dollars + 3 : 1;
  const end = closes ? quotes : form.dollars + 1;
  const content = token.text.slice(start, Math.max(start, token.end - token.start - end));
  return form.multiline ? (opens ? content.replace(/^(?:\r\n|\r|\n)/, '') : content) : unescape(content);
}

function unescape(content: string): string {
  if (!content.includes('\\')) return content;
  const text = content.replace(escapeSequence, (_, code: string | undefined, letter: string | undefined) =>
    code !== undefined ? codePoint(Number.parseInt(code, 16)) : (escapes.get(letter ?? '') ?? letter ?? ''),
  );
  return text.replace(/\p{Surrogate}/gu, replacement);
}

/** What half of a surrogate pair, or a number beyond Unicode, becomes. */
const replacement = '\uFFFD';

function codePoint(code: number): string {
  return code > 0x10ffff ? replacement : String.fromCodePoint(code);
}
