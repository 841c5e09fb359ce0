import type { Expression } from '../template/expression.js';
import { expressionsIn } from '../template/parts.js';
import type { Template } from '../template/template.js';
import { type Span, spanOf } from '../text/source.js';
import { comparingFunctions } from '../values/compared-secrets.js';
import { NamedValues } from './named-values.js';
import { allExpressionsIn } from './template-expressions.js';

/**
 * Texts that a parameter of one of these lower-cased names is compared with by name, and names of members of objects that it is looked up in: who
 * looks for a secret spells it out there.
 */
export function textsLookedThrough(names: readonly string[], template: Template): Span[] {
  if (names.length === 0) return [];
  const secret = new Set(names);
  const named = new NamedValues();
  return Array.from(allExpressionsIn(template))
    .flatMap((expression) => lookedThrough(expression, secret))
    .flatMap((value) => [value, ...named.in(value, template)].flatMap(spansIn));
}

/** What an expression looks through for a secret. */
function lookedThrough(expression: Expression, secret: ReadonlySet<string>): readonly Expression[] {
  if (expression.kind === 'access') return isMadeOf(expression.key, secret) ? [expression.base] : [];
  if (expression.kind !== 'call' || !comparingFunctions.has(expression.name.toLowerCase())) return [];
  const others = expression.arguments.filter((argument) => !isMadeOf(argument, secret));
  return others.length < expression.arguments.length ? others : [];
}

function spansIn(value: Expression): readonly Span[] {
  if (value.kind === 'object') return value.properties.map(({ key }) => spanOf(key));
  const texts = value.kind === 'array' ? value.items : [value];
  return texts.flatMap((text) => (text.kind === 'literal' && typeof text.value === 'string' && text.value !== '' ? spanOf(text) : []));
}

function isMadeOf(key: Expression, secret: ReadonlySet<string>): boolean {
  if (key.kind === 'literal') return false;
  return Array.from(expressionsIn([key])).some((part) => {
    const first = part.kind === 'call' && /^parameters$/i.test(part.name) ? part.arguments[0] : undefined;
    return first?.kind === 'literal' && secret.has(String(first.value).toLowerCase());
  });
}
