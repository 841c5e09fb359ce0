import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import { type Span, spanOf } from '../text/source.js';
import type { CallExpression, Expression } from './expression.js';

/** Tokens that pipelines replace before a file is used, as they stand inside a text. */
const tokens = [
  // #{name}#, #{name}, #{{ name }}, #_name_#
  String.raw`#\{\{[^{}\r\n]{1,80}\}\}#?`,
  String.raw`#\{[^{}\r\n]{1,80}\}#?`,
  String.raw`#_\w{1,80}_#`,
  // $(name), ${{ name }}, ${NAME}, ${NAME=default}
  String.raw`\$\(\s{0,4}[A-Za-z_][\w.:-]{0,80}\s{0,4}\)`,
  String.raw`\$\{\{[^{}\r\n]{1,80}\}\}`,
  String.raw`\$\{\s{0,4}[A-Za-z_][\w.]{0,80}(?:=[^{}\r\n]{0,80})?\s{0,4}\}`,
  // {{name}}
  String.raw`\{\{\s{0,4}[A-Za-z_][\w .-]{0,80}\}\}`,
  // __name__, @@name@@, %NAME%
  String.raw`(?<![A-Za-z0-9_])__[A-Za-z0-9](?:[\w.-]{0,80}?[A-Za-z0-9])?__(?![A-Za-z0-9_])`,
  String.raw`@@[A-Za-z_][\w.-]{0,80}@@`,
  String.raw`%(?![0-9A-Fa-f]{2})[A-Za-z_]\w{2,80}%`,
  String.raw`%[A-Za-z_]\w{2,80}%(?![0-9A-Fa-f]{2})`,
  // <name>, <<name>>
  String.raw`<<[\w -]{1,80}>>`,
  String.raw`<[A-Za-z][\w .-]{0,80}>`,
  // words for what somebody is to fill in
  String.raw`(?<![\w-])[Yy][Oo][Uu][Rr](?:[-_][A-Za-z0-9]+){1,8}`,
  String.raw`\b[Xx]{8}-[Xx]{4}-[Xx]{4}-[Xx]{4}-[Xx]{12}\b`,
  // the quickstart repository's test generator: GEN-UNIQUE-8, GEN-PASSWORD, GEN-SSH-PUB-KEY
  String.raw`GEN-(?:UNIQUE|GUID|PASSWORD|SSH-PUB-KEY)(?:-\d{1,3})?`,
];

const token = new RegExp(tokens.join('|'), 'g');

/** An id or an address. */
const location = /^(?:\/|\w+:\/\/)/;

/** A part of an id or an address that is made up. */
const madeUp = String.raw`<[^<>/\r\n]{1,80}>|\{[A-Za-z_][\w -]{0,80}\}`;

const tokenOfLocation = new RegExp([...tokens, madeUp].join('|'), 'g');

/** Texts that as a whole stand for a value that somebody has yet to fill in. */
const whole: readonly RegExp[] = [
  /^GEN-[A-Z0-9]+(?:-[A-Z0-9]+)*$/,
  /^<[^<>/](?:[^<>]*[^<>/])?>(?: ?e\.?g\b.*)?\s*$/,
  /^(?:change|replace)[-_ ]?(?:me|this)!?$/i,
  /^(?:todo|tbd|fixme)(?:\W.*)?$/i,
];

/** What tokens with a dash hold. */
const dashed = /GEN-|x{8}-|your[-_]/i;

/** Words that stand alone as tokens, where a text starts. */
const word = /^(?:change|replace|todo|tbd|fixme)/i;

const longestWord = 'replace'.length;

/** What a character may be the beginning or a part of. */
const trace = { opening: 1, brace: 2, pair: 4, dash: 8, quote: 16 } as const;

/** By character code. */
const traces: ArrayLike<number> = Uint8Array.from({ length: 128 }, (_, code) => traceOf(String.fromCharCode(code)));

function traceOf(character: string): number {
  if ('#$%<'.includes(character)) return trace.opening;
  if (character === '{') return trace.brace;
  if (character === '@') return trace.pair;
  if (character === '_') return trace.pair | trace.dash;
  if (character === '-') return trace.dash;
  return character === "'" ? trace.quote : 0;
}

/**
 * Whether a text has anything that tokens begin with or hold: most have not. In an expression a single brace is mostly one of `format`. Read
 * character by character: every text of a template is asked, and a pattern takes several times as long.
 */
function hasTrace(text: string, inExpression: boolean): boolean {
  let found = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 128) found |= traces[code] ?? 0;
  }
  if ((found & trace.opening) !== 0) return true;
  if ((found & trace.brace) !== 0 && (!inExpression || text.includes('{{'))) return true;
  if ((found & trace.pair) !== 0 && (text.includes('__') || text.includes('@@'))) return true;
  if ((found & trace.dash) !== 0 && dashed.test(text)) return true;
  return inExpression ? (found & trace.quote) !== 0 && quotesWord(text) : startsWithWord(text, 0);
}

function quotesWord(expression: string): boolean {
  for (let at = expression.indexOf("'"); at !== -1; at = expression.indexOf("'", at + 1))
    if (startsWithWord(expression, at + 1)) return true;
  return false;
}

function startsWithWord(text: string, at: number): boolean {
  const first = text.charCodeAt(at) | 0x20;
  if (first !== 0x63 && first !== 0x72 && first !== 0x74 && first !== 0x66) return false;
  return word.test(text.slice(at, at + longestWord));
}

/** Longest text that is looked at; longer ones are no values of a deployment but content. */
const longest = 300;

/** A text between whose tokens such characters stand is a script, a query or markup, in which they mean something else. */
const content = /[\r\n"'`;|<>{}]|\$[({]|&&/;

/** These have other meanings too where they stand in prose or commands. */
const ambiguous = /^(?:\$\(|\$\{(?!\{)|%|<|your)/i;

/** A text as the known pieces and the tokens that it is made of, in turn, beginning and ending with a known piece; undefined without tokens. */
export function tokensIn(text: string): readonly string[] | undefined {
  if (text.length > longest || !hasTrace(text, false)) return undefined;
  if (whole.some((pattern) => pattern.test(text))) return ['', text, ''];
  const pattern = location.test(text) ? tokenOfLocation : token;
  const found = text.match(pattern) ?? [];
  if (found.length === 0) return undefined;
  const known = text.split(pattern);
  const between = known.join('');
  if (content.test(between) || (/\s/.test(between.trim()) && found.some((one) => ambiguous.test(one)))) return undefined;
  return known.flatMap((piece, index) => (index === 0 ? [piece] : [found[index - 1] ?? '', piece]));
}

/** The value of a text: unknown where a token of a pipeline stands in it. Undefined for a text without. */
export function textWithTokens(text: string, at: Span): CallExpression | undefined {
  const pieces = tokensIn(text);
  if (pieces === undefined) return undefined;
  const own = pieces.filter((_, index) => index % 2 === 1);
  if (own.some((one) => isReplacedByFile(one, at))) return undefined;
  const [source, start, end] = [at.source, at.start, at.end];
  const values = own.map((one) => unknownCall(one, at));
  const [only] = values;
  if (only !== undefined && pieces.length === 3 && pieces[0] === '' && pieces[2] === '') return only;
  const pattern = pieces.map((piece, index) => (index % 2 === 1 ? `{${(index - 1) / 2}}` : piece)).join('');
  return {
    kind: 'call',
    name: 'format',
    arguments: [{ kind: 'literal', value: pattern, source, start, end }, ...values],
    source,
    start,
    end,
  };
}

/** The values of the texts in an expression in which tokens stand. */
export function tokensInExpression(expression: string, at: Span): readonly CallExpression[] {
  if (!hasTrace(expression, true)) return [];
  return [...expression.matchAll(/'((?:[^']|'')*)'/g)].flatMap(([, text = '']) => textWithTokens(text.replaceAll("''", "'"), at) ?? []);
}

/** `replace(text, '__name__', value)`: then the token is one of the template's own. */
function isReplacedByFile(one: string, { source: { text } }: Span): boolean {
  return /\breplace\s*\(/i.test(text) && text.includes(`'${one}',`);
}

function unknownCall(text: string, { source, start, end }: Span): CallExpression {
  return { kind: 'call', name: 'unknown', arguments: [{ kind: 'literal', value: text, source, start, end }], source, start, end };
}

/** Whether an expression is nothing but a token. */
export function isToken(expression: Expression): boolean {
  return expression.kind === 'call' && expression.name === 'unknown' && expression.namespace === undefined;
}

/** Says of each file once which tokens stand in it. */
export class TokenNotes {
  readonly #files = new Map<string, { readonly first: Span; readonly tokens: Set<string> }>();

  /** Takes note of the tokens in the value of a text, which `textWithTokens` made. */
  note(value: CallExpression): void {
    const { path } = value.source;
    const known = this.#files.get(path) ?? { first: spanOf(value), tokens: new Set() };
    const values = isToken(value) ? [value] : value.arguments.slice(1);
    for (const one of values) {
      const [text] = one.kind === 'call' ? one.arguments : [];
      if (text?.kind === 'literal') known.tokens.add(String(text.value));
    }
    this.#files.set(path, known);
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#files.values()].map(({ first, tokens }) => {
      const named = [...tokens].slice(0, 3).map((one) => `\`${one}\``);
      const more = tokens.size > named.length ? ` and ${tokens.size - named.length} more` : '';
      const verb = tokens.size === 1 ? 'is a token that is' : 'are tokens that are';
      return diagnosticAt('unreplaced-token', `${named.join(', ')}${more} ${verb} replaced before a deployment: unknown here`, first);
    });
  }
}
