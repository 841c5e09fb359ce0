import type { BoundFile } from '../binding/symbols.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import { expressionsBelow, type Locals, noLocals } from './child-nodes.js';
import type { Refusal } from './refusal.js';

const notAllowed: ReadonlySet<string> = new Set(['variable', 'resource', 'module']);

/** Names in the defaults of parameters that are of no other parameter. */
export function* wrongDefaults({ names }: BoundFile): Generator<Refusal> {
  for (const symbol of names.values())
    if (symbol.kind === 'parameter' && symbol.syntax.defaultValue !== undefined)
      yield* inDefault(symbol.syntax.defaultValue, noLocals, names);
}

function* inDefault(node: SyntaxNode, locals: Locals, names: BoundFile['names']): Generator<Refusal> {
  if (node.kind === 'name' && !locals.has(node.name.text)) {
    const { text } = node.name;
    const kind = names.get(text)?.kind ?? '';
    if (notAllowed.has(kind))
      yield { message: `the default of a parameter can name other parameters only, '${text}' is a ${kind}`, at: node };
  }
  for (const [below, inner] of expressionsBelow(node, locals)) yield* inDefault(below, inner, names);
}
