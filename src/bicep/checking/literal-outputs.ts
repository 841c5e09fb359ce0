import type { BoundFile } from '../binding/symbols.js';
import type { ExpressionSyntax, TypeSyntax } from '../syntax/nodes.js';
import { bareExpression } from './child-nodes.js';
import type { Refusal } from './refusal.js';

const simpleTypes: ReadonlySet<string> = new Set(['string', 'int', 'bool', 'array', 'object']);

/** Variables that may stand for each other before a value that is written out. */
const mostAliases = 20;

/** Outputs whose value is written out, and is of another type than they are declared with. */
export function* mistypedOutputs(file: BoundFile): Generator<Refusal> {
  for (const { name, type, value } of file.outputs) {
    const declared = simpleType(type, file);
    const given = declared === undefined ? undefined : typeOf(value, file, mostAliases);
    if (given !== undefined && given !== declared)
      yield { message: `output '${name.text}' is of type ${declared ?? ''}, but its value is of type ${given}`, at: value };
  }
}

function simpleType(type: TypeSyntax, file: BoundFile): string | undefined {
  if (type.kind === 'arrayType') return 'array';
  if (type.kind !== 'typeName' || file.names.has(type.name.text)) return undefined;
  return simpleTypes.has(type.name.text) ? type.name.text : undefined;
}

/** The type of what an expression writes out; undefined where it is computed. */
function typeOf(expression: ExpressionSyntax, file: BoundFile, aliases: number): string | undefined {
  const node = bareExpression(expression);
  switch (node.kind) {
    case 'string':
    case 'object':
    case 'array':
      return node.kind;
    case 'for':
      return 'array';
    case 'literal':
      return /^\d/.test(node.token.text) ? 'int' : node.token.text === 'null' ? 'null' : 'bool';
    case 'name': {
      const symbol = file.names.get(node.name.text);
      if (symbol?.kind === 'parameter') return simpleType(symbol.syntax.type, file);
      return symbol?.kind === 'variable' && aliases > 0 ? typeOf(symbol.syntax.value, file, aliases - 1) : undefined;
    }
    default:
      return undefined;
  }
}
