import type { BoundFile } from '../binding/symbols.js';
import { nodesOf } from '../syntax/lists.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import { Token } from '../syntax/token.js';
import { childNodes } from './child-nodes.js';
import { type LocalTypes, noLocalTypes, type ValueTypes } from './value-types.js';

/** A node that is no type, with the types of the names that it sees besides those of the file. */
export type TypedNode = readonly [node: SyntaxNode, locals: LocalTypes];

/** All nodes of a file that values are written with, each before those inside of it. */
export function typedNodes({ program }: BoundFile, types: ValueTypes): readonly TypedNode[] {
  const nodes: TypedNode[] = [];
  const collect = (node: SyntaxNode, locals: LocalTypes): void => {
    nodes.push([node, locals]);
    for (const [below, inside] of nodesBelow(node, locals, types)) collect(below, inside);
  };
  for (const part of program.body) if (!(part instanceof Token)) collect(part, noLocalTypes);
  return nodes;
}

function* nodesBelow(node: SyntaxNode, locals: LocalTypes, types: ValueTypes): Generator<TypedNode> {
  switch (node.kind) {
    case 'for':
      yield [node.items, locals];
      yield [node.body, types.inLoop(node, locals)];
      break;
    case 'lambda':
      yield [node.body, new Map([...locals, ...node.parameters.map(({ text }) => [text, undefined] as const)])];
      break;
    case 'function':
      yield [node.body, types.inFunction(node)];
      break;
    case 'parameter':
      if (node.defaultValue !== undefined) yield [node.defaultValue, locals];
      break;
    case 'variable':
    case 'output':
      yield [node.value, locals];
      break;
    case 'object': {
      const nested = nodesOf(node.items).flatMap((item) => (item.kind === 'resource' ? [[item.name.text, undefined] as const] : []));
      const inside = nested.length === 0 ? locals : new Map([...locals, ...nested]);
      for (const item of nodesOf(node.items)) yield [item, inside];
      break;
    }
    case 'type':
    case 'decorator':
    case 'metadata':
      break;
    default:
      for (const child of childNodes(node)) yield [child, locals];
  }
}
