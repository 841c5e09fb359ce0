import type { Expression } from '../../template/expression.js';
import type { Token } from '../syntax/token.js';
import type { Lowering } from './context.js';

/** What a name that nothing is declared with stands for: unknown, and reported. */
export function undeclared(name: Token, lowering: Lowering): Expression {
  lowering.report('undeclared-name', `nothing is declared with the name '${name.text}'`, name);
  return lowering.unknown(name);
}
