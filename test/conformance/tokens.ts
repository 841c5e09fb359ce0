import type { Expression, LiteralExpression } from '../../src/template/expression.js';
import type { ParameterArgument, Template } from '../../src/template/template.js';
import { isToken, tokensIn } from '../../src/template/tokens.js';

/** Whether a text is a token, perhaps within an id alone, which the product takes for unknown and the engine for what it says. */
export function isTokenText(text: string): boolean {
  return [text, `/${text}`].some((one) => tokensIn(one) !== undefined);
}

/** The defaults that have tokens in them, as the text that they literally are. */
export function literalDefaults({ parameters }: Template): Map<string, ParameterArgument> {
  return new Map(
    [...parameters].flatMap(([name, { defaultValue, ...declaration }]) => {
      const value = defaultValue && literalText(defaultValue);
      return value === undefined ? [] : [[name, { ...declaration, value }] as const];
    }),
  );
}

function literalText(expression: Expression): LiteralExpression | undefined {
  if (expression.kind !== 'call') return undefined;
  const { source, start, end } = expression;
  const [pattern, ...tokens] = isToken(expression)
    ? ['{0}', expression]
    : [textOf(expression.arguments[0]), ...expression.arguments.slice(1)];
  const texts = tokens.map((token) => (token.kind === 'call' && isToken(token) ? textOf(token.arguments[0]) : undefined));
  if (pattern === undefined || texts.length === 0 || texts.includes(undefined)) return undefined;
  return { kind: 'literal', value: pattern.replace(/\{(\d+)\}/g, (_, index) => texts[Number(index)] ?? ''), source, start, end };
}

function textOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}
