import type { BoundFile } from '../binding/symbols.js';
import { nodesOf } from '../syntax/lists.js';
import type { SyntaxNode } from '../syntax/nodes.js';
import { Token } from '../syntax/token.js';
import { childNodes } from './child-nodes.js';
import { type LocalTypes, noLocalTypes, type ValueTypes } from './value-types.js';

/** A node that is no type, with the types of the names that it sees besides those of the file. */
export type TypedNode<K extends SyntaxNode['kind'] = SyntaxNode['kind']> = readonly [
  node: Extract<SyntaxNode, { readonly kind: K }>,
  locals: LocalTypes,
];

/** All nodes of a file that values are written with, walked once and found by their kind. */
export class TypedNodes {
  readonly #types: ValueTypes;
  readonly #byKind = new Map<string, TypedNode[]>();

  constructor({ program }: BoundFile, types: ValueTypes) {
    this.#types = types;
    for (const part of program.body) if (!(part instanceof Token)) this.#collect(part, noLocalTypes);
  }

  /** The nodes of these kinds: one kind after the other, each in the order of the text, a node before those inside of it. */
  of<K extends SyntaxNode['kind']>(...kinds: readonly K[]): readonly TypedNode<K>[] {
    return kinds.flatMap((kind) => (this.#byKind.get(kind) ?? []) as readonly unknown[] as readonly TypedNode<K>[]);
  }

  #collect(node: SyntaxNode, locals: LocalTypes): void {
    const alike = this.#byKind.get(node.kind);
    if (alike === undefined) this.#byKind.set(node.kind, [[node, locals]]);
    else alike.push([node, locals]);
    this.#collectBelow(node, locals);
  }

  #collectBelow(node: SyntaxNode, locals: LocalTypes): void {
    switch (node.kind) {
      case 'for':
        this.#collect(node.items, locals);
        this.#collect(node.body, this.#types.inLoop(node, locals));
        break;
      case 'lambda':
        this.#collect(node.body, new Map([...locals, ...node.parameters.map(({ text }) => [text, undefined] as const)]));
        break;
      case 'function':
        this.#collect(node.body, this.#types.inFunction(node));
        break;
      case 'parameter':
        if (node.defaultValue !== undefined) this.#collect(node.defaultValue, locals);
        break;
      case 'variable':
      case 'output':
        this.#collect(node.value, locals);
        break;
      case 'object': {
        const items = nodesOf(node.items);
        const nested = items.flatMap((item) => (item.kind === 'resource' ? [[item.name.text, undefined] as const] : []));
        const inside = nested.length === 0 ? locals : new Map([...locals, ...nested]);
        for (const item of items) this.#collect(item, inside);
        break;
      }
      case 'type':
      case 'decorator':
      case 'metadata':
        break;
      default:
        for (const child of childNodes(node)) this.#collect(child, locals);
    }
  }
}
