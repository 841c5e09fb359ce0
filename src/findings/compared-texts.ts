import { syntaxCodes } from '../diagnostics/catalogue.js';
import type { CallExpression, Expression } from '../template/expression.js';
import { expressionsIn, partsOf } from '../template/parts.js';
import type { Template } from '../template/template.js';
import { asPattern } from '../text/as-pattern.js';
import { Memo } from '../text/memo.js';
import { type Span, spanOf } from '../text/source.js';
import { comparedArguments, comparingFunctions } from '../values/compared-secrets.js';
import { NamedValues } from './named-values.js';
import { allExpressionsIn, partsWithNames } from './template-expressions.js';

/**
 * Texts that a parameter of one of these lower-cased names is compared with, and names of members of objects that it is looked up in, there or by the name of a
 * variable: who compares a secret with a text spells it out. Of a template that does not parse, as far as its characters tell too.
 */
export function textsComparedWith(names: readonly string[], template: Template): Span[] {
  if (names.length === 0) return [];
  const all = Array.from(allExpressionsIn(template));
  const comparisons = new Comparisons(new Set(names));
  const spelled = spansIn(
    all.flatMap((expression) => comparisons.in(expression)),
    template,
  );
  return template.diagnostics.some(({ code }) => syntaxCodes.has(code)) ? [...spelled, ...comparedAsWritten(names, template)] : spelled;
}

/** Finds what is compared with parameters of some names. */
class Comparisons {
  readonly #names: ReadonlySet<string>;
  readonly #isSecret = new Memo(
    (value: Expression): boolean => this.#isParameter(value) || partsOf(value).some((part) => this.#isSecret.of(part)),
  );
  readonly #comparesSecret = new Memo((value: Expression): boolean =>
    isComparing(value) ? this.#isSecret.of(value) : partsOf(value).some((part) => this.#comparesSecret.of(part)),
  );
  readonly #calledWithSecret = new Set<Expression>();

  constructor(names: ReadonlySet<string>) {
    this.#names = names;
  }

  /** What an expression compares with a secret, or looks through for one. */
  in(expression: Expression): readonly Expression[] {
    if (expression.kind === 'access')
      return expression.key.kind !== 'literal' && this.#isSecret.of(expression.key) ? [expression.base] : [];
    if (expression.kind !== 'call') return [];
    const { name, arguments: args } = expression;
    if (args.some(({ kind }) => kind === 'lambda')) return this.#byLambda(expression);
    const compared = comparedArguments(name, args.length).flatMap((index) => args[index] ?? []);
    return compared.some((argument) => this.#isSecret.of(argument)) ? compared : [];
  }

  /** What stands beside the items of a secret where a lambda is called with each, and from what a lambda chooses by a secret. */
  #byLambda({ arguments: args }: CallExpression): readonly Expression[] {
    const others = args.filter(({ kind }) => kind !== 'lambda');
    if (others.some((other) => this.#isSecret.of(other))) {
      const inside = expressionsIn(args, (part) => partsOf(part).filter((one) => !this.#calledWithSecret.has(one)));
      return Array.from(inside).flatMap((part) => {
        this.#calledWithSecret.add(part);
        return isComparing(part) ? part.arguments : [];
      });
    }
    return args.some((argument) => argument.kind === 'lambda' && this.#comparesSecret.of(argument.body)) ? others : [];
  }

  #isParameter(value: Expression): boolean {
    const [first] = value.kind === 'call' && /^parameters$/i.test(value.name) ? value.arguments : [];
    return first?.kind === 'literal' && this.#names.has(String(first.value).toLowerCase());
  }
}

function isComparing(expression: Expression): expression is CallExpression {
  return expression.kind === 'call' && comparingFunctions.has(expression.name.toLowerCase());
}

/** The texts that values have in them, and the names of the members of their objects, there or by name. */
function spansIn(values: readonly Expression[], template: Template): Span[] {
  const named = new NamedValues();
  const parts = (part: Expression): readonly Expression[] => {
    if (part.kind !== 'access') return isNaming(part) ? [...named.in(part, template)] : partsWithNames(part);
    const behind = [...named.in(part, template)];
    return behind.length === 0 ? [part.base] : behind;
  };
  return Array.from(expressionsIn(values, parts)).flatMap((part) => {
    if (part.kind === 'object') return part.properties.map(({ key }) => spanOf(key));
    return part.kind === 'literal' && typeof part.value === 'string' && part.value !== '' ? spanOf(part) : [];
  });
}

/** Whether the text in an expression is the name of what it reads. */
function isNaming(expression: Expression): boolean {
  return expression.kind === 'call' && /^(?:parameters|variables|lambdaVariables|copyIndex)$/i.test(expression.name);
}

/** Characters of the arguments of one call that are looked at. */
const longestCall = 2_000;

const string = `('''[^]{1,500}?'''|'(?:[^'\\\\\\r\\n]|\\\\.){1,500}')`;
const operator = '(?:==|!=|=~|!~)';
const opening = '(?:\\w{1,40}\\(\\s{0,20})?';
const comparing = new RegExp(`\\b(?:${[...comparingFunctions].join('|')})\\(`, 'gi');

/** The texts in a stretch of a source that are compared with a parameter of one of these names, as far as its characters tell. */
function comparedAsWritten(names: readonly string[], { source, start, end }: Span): Span[] {
  const named = names.map(asPattern).join('|');
  const isBicep = /\.bicep(param)?$/i.test(source.path);
  const parameter = `${isBicep ? `\\b(?:${named})\\b` : `\\bparameters\\(\\s{0,20}'(?:${named})'\\s{0,20}\\)`}[\\w.?!'[\\]]{0,100}`;
  const text = source.text.slice(start, end);
  const found: Span[] = [];
  const add = (at: number, length: number): void => void found.push({ source, start: start + at, end: start + at + length });
  if (isBicep) {
    const after = new RegExp(`${parameter}[\\s)]{0,20}${operator}\\s{0,20}${opening}${string}`, 'gi');
    for (const { 0: whole, 1: compared = '', index } of text.matchAll(after)) add(index + whole.length - compared.length, compared.length);
    const before = new RegExp(`${string}[\\s)]{0,20}${operator}\\s{0,20}${opening}${parameter}`, 'gi');
    for (const { 1: compared = '', index } of text.matchAll(before)) add(index, compared.length);
  }
  const hasParameter = new RegExp(parameter, 'i');
  const strings = new RegExp(`\\b(?:parameters|variables)\\(\\s{0,20}'[^'\\r\\n]*'|${string}`, 'gi');
  for (const { 0: call, index } of text.matchAll(comparing)) {
    const at = index + call.length;
    const given = argumentsFrom(text, at);
    if (!hasParameter.test(given)) continue;
    for (const { 1: compared, index: offset } of given.matchAll(strings)) if (compared !== undefined) add(at + offset, compared.length);
  }
  return found;
}

/** What stands before the parenthesis that closes a call whose arguments begin at an offset. */
function argumentsFrom(text: string, start: number): string {
  const most = text.slice(start, start + longestCall);
  let depth = 0;
  for (const { 0: part, index } of most.matchAll(/'[^'\r\n]*'|[()]/g)) {
    if (part === '(') depth++;
    else if (part === ')' && depth-- === 0) return most.slice(0, index);
  }
  return most;
}
