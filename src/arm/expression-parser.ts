import { ExpressionSyntaxError } from '../template/expression.js';
import type {
  AccessExpression,
  CallExpression,
  DeferredExpression,
  Expression,
  LambdaExpression,
  LiteralExpression,
} from '../template/expression.js';
import { textWithTokens } from '../template/tokens.js';
import { Source } from '../text/source.js';

export type ParsedExpression = Exclude<Expression, DeferredExpression>;

/** Where the characters of an expression stand in its file. */
export interface ExpressionPlace {
  readonly source: Source;
  /** Offset in the file of the first character. */
  readonly start: number;
  /** Offsets in the file of every character and of the end, where the file writes some of them as escapes. */
  readonly offsets?: Uint32Array | undefined;
}

/** Longest expression that the deployment engine takes, in characters. */
const longestExpression = 24_576;
/** Calls, brackets and member accesses inside each other. */
const deepestExpression = 400;

/** Parses a whole literal, brackets included; spans are places in the file. Throws `ExpressionSyntaxError`. */
export function parseExpression(literal: string, place: ExpressionPlace): ParsedExpression {
  return new ExpressionParser(literal, place).parseLiteral(longestExpression);
}

/** Parses text that stands in no file, with or without the brackets around it, of at most `longest` characters. Throws `ExpressionSyntaxError`. */
export function parseExpressionText(text: string, longest = longestExpression): ParsedExpression {
  const literal = text.startsWith('[') && text.endsWith(']') ? text : `[${text}]`;
  return new ExpressionParser(literal, { source: new Source('', literal), start: 0 }).parseLiteral(longest);
}

class ExpressionParser {
  readonly #text: string;
  readonly #source: Source;
  readonly #base: number;
  readonly #offsets: Uint32Array | undefined;
  /** What stands in no file has no tokens: nobody would replace them. */
  readonly #inFile: boolean;
  #at = 1;
  #depth = 0;

  constructor(text: string, place: ExpressionPlace) {
    this.#text = text;
    this.#source = place.source;
    this.#base = place.start;
    this.#offsets = place.offsets;
    this.#inFile = place.source.path !== '';
  }

  parseLiteral(longest: number): ParsedExpression {
    const last = this.#text.length - 1;
    if (this.#text.length > longest) {
      this.#fail(`an expression can have at most ${longest} characters, this one has ${this.#text.length}`, 0, this.#text.length);
    }
    const expression = this.#expression();
    this.#next();
    if (this.#at < last) this.#unexpected('the end of the expression');
    return expression;
  }

  #expression(): ParsedExpression {
    if (++this.#depth > deepestExpression)
      this.#fail(`an expression can be nested at most ${deepestExpression} levels deep`, this.#at, this.#at + 1);
    const code = this.#next();
    const expression = isNameStart(code) ? this.#members(this.#call()) : this.#constant(code);
    this.#depth--;
    return expression;
  }

  #constant(code: number): ParsedExpression {
    if (code === apostrophe) return this.#string();
    if (isDigit(code) || code === minus || code === plus) return this.#number();
    return this.#unexpected('a function call, a string or a number');
  }

  /** What is read of the result of a call, member by member. */
  #members(call: ParsedExpression): ParsedExpression {
    let expression = call;
    for (let links = 0; ; links++) {
      const code = this.#next();
      if (code !== dot && code !== openBracket) return expression;
      if (links > deepestExpression)
        this.#fail(`at most ${deepestExpression} members can be read one after the other`, this.#at, this.#at + 1);
      expression = code === dot ? this.#member(expression) : this.#element(expression);
    }
  }

  #string(): ParsedExpression {
    const start = this.#at;
    let end = this.#text.indexOf("'", start + 1);
    let doubled = false;
    while (end !== -1 && this.#text.charCodeAt(end + 1) === apostrophe) {
      doubled = true;
      end = this.#text.indexOf("'", end + 2);
    }
    if (end === -1) this.#fail("expected a closing `'`", start, this.#text.length - 1);
    this.#at = end + 1;
    const inner = this.#text.slice(start + 1, end);
    const literal = this.#literal(doubled ? inner.replaceAll("''", "'") : inner, start);
    return (this.#inFile ? textWithTokens(String(literal.value), literal) : undefined) ?? literal;
  }

  #number(): LiteralExpression {
    const start = this.#at;
    if (!isDigit(this.#text.charCodeAt(start))) this.#at++;
    if (!isDigit(this.#text.charCodeAt(this.#at))) this.#unexpected('a digit');
    while (isDigit(this.#text.charCodeAt(this.#at))) this.#at++;
    const code = this.#text.charCodeAt(this.#at);
    if (code === dot || isNamePart(code)) this.#fail('expected a whole number: expressions have no others', start, this.#at + 1);
    return this.#literal(Number(this.#text.slice(start, this.#at)), start);
  }

  #literal(value: string | number, start: number): LiteralExpression {
    return { kind: 'literal', value, source: this.#source, start: this.#place(start), end: this.#place(this.#at) };
  }

  #call(): CallExpression | LambdaExpression {
    const start = this.#at;
    let name = this.#name();
    if (this.#next() === openParenthesis) return this.#arguments(start, undefined, name);
    const namespace = name;
    if (this.#text.charCodeAt(this.#at) !== dot) this.#unexpected(`\`(\` after the function name \`${name}\``);
    this.#at++;
    if (!isNameStart(this.#next())) this.#unexpected(`a function name after \`${namespace}.\``);
    name = this.#name();
    if (this.#next() !== openParenthesis) this.#unexpected(`\`(\` after the function name \`${namespace}.${name}\``);
    return this.#arguments(start, namespace, name);
  }

  #arguments(start: number, namespace: string | undefined, name: string): CallExpression | LambdaExpression {
    const args: ParsedExpression[] = [];
    this.#at++;
    if (this.#next() === closeParenthesis) this.#at++;
    else {
      for (;;) {
        args.push(this.#expression());
        const code = this.#next();
        if (code !== comma && code !== closeParenthesis) this.#unexpected(`\`,\` or \`)\` in the arguments of \`${name}\``);
        this.#at++;
        if (code === closeParenthesis) break;
      }
    }
    const [source, from, to] = [this.#source, this.#place(start), this.#place(this.#at)];
    if (namespace !== undefined) return { kind: 'call', namespace, name, arguments: args, source, start: from, end: to };
    if (name.length === 6 && name.toLowerCase() === 'lambda') return lambdaOf(args, source, from, to);
    return { kind: 'call', name, arguments: args, source, start: from, end: to };
  }

  #member(base: ParsedExpression): AccessExpression {
    this.#at++;
    if (!isNameStart(this.#next())) this.#unexpected('a member name after `.`');
    const start = this.#at;
    const key = this.#literal(this.#name(), start);
    return { kind: 'access', base, key, safe: false, source: this.#source, start: base.start, end: this.#place(this.#at) };
  }

  #element(base: ParsedExpression): AccessExpression {
    this.#at++;
    const key = this.#expression();
    if (this.#next() !== closeBracket || this.#at >= this.#text.length - 1) this.#unexpected('`]` after the index or member name');
    this.#at++;
    return { kind: 'access', base, key, safe: false, source: this.#source, start: base.start, end: this.#place(this.#at) };
  }

  #name(): string {
    const start = this.#at;
    while (isNamePart(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#text.slice(start, this.#at);
  }

  /** Skips white space and gives the code of the character there. */
  #next(): number {
    let code = this.#text.charCodeAt(this.#at);
    while (code === 32 || (code <= 13 && code >= 9) || (code > 127 && isSpace(code))) code = this.#text.charCodeAt(++this.#at);
    return code;
  }

  #place(index: number): number {
    return this.#offsets === undefined ? this.#base + index : (this.#offsets[index] ?? this.#offsets.at(-1) ?? this.#base);
  }

  #unexpected(expected: string): never {
    const last = this.#text.length - 1;
    const at = Math.min(this.#at, last);
    if (at === last) this.#fail(`expected ${expected}, found the end of the expression`, last, last + 1);
    let end = at + 1;
    if (isNamePart(this.#text.charCodeAt(at))) while (isNamePart(this.#text.charCodeAt(end))) end++;
    this.#fail(`expected ${expected}, found \`${this.#text.slice(at, Math.min(end, at + 40))}\``, at, end);
  }

  #fail(message: string, start: number, end: number): never {
    throw new ExpressionSyntaxError(message, { source: this.#source, start: this.#place(start), end: this.#place(end) });
  }
}

function lambdaOf(args: readonly ParsedExpression[], source: Source, start: number, end: number): LambdaExpression {
  const body = args.at(-1);
  if (body === undefined)
    throw new ExpressionSyntaxError('expected the names of variables and a body as arguments of `lambda`', { source, start, end });
  const parameters = args.slice(0, -1).map((argument) => {
    if (argument.kind === 'literal' && typeof argument.value === 'string') return argument.value;
    throw new ExpressionSyntaxError('expected the name of a lambda variable as a string', argument);
  });
  return { kind: 'lambda', parameters, body, source, start, end };
}

const apostrophe = 39;
const openParenthesis = 40;
const closeParenthesis = 41;
const plus = 43;
const comma = 44;
const minus = 45;
const dot = 46;
const openBracket = 91;
const closeBracket = 93;

/** What the engine passes over beside the space and the control characters of ASCII. */
function isSpace(code: number): boolean {
  return /[\u0085\p{Z}]/u.test(String.fromCharCode(code));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36 || (code > 127 && isLetter(code));
}

function isLetter(code: number): boolean {
  return /\p{L}/u.test(String.fromCharCode(code));
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code);
}
