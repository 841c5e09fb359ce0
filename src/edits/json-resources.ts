import { type Node, findNodeAtOffset, getNodePath } from 'jsonc-parser';
import type { FactEntity } from '../engine/remedy.js';
import type { Region } from '../text/region.js';
import { type Source, type Span, textOf } from '../text/source.js';
import type { ResourceTexts } from './additions.js';
import { isBeside } from './edit-language.js';
import { freeName } from './free-name.js';
import { atInstance, copyOf } from './json-loops.js';
import { memberAt, textAt } from './json-members.js';

/** The resources of a JSON file, and how they are named in it. */
export class JsonResources {
  readonly #source: Source;
  readonly #root: Node;

  constructor(source: Source, root: Node) {
    this.#source = source;
    this.#root = root;
  }

  /** The object at a region. */
  objectAt({ start, end }: Region): Node | undefined {
    const node = findNodeAtOffset(this.#root, start);
    return node?.type === 'object' && node.offset === start && node.offset + node.length === end ? node : undefined;
  }

  /** What stands for other resources beside an entity; `loop` is the name of the loop in which the text is to stand. */
  textsBeside(beside: FactEntity, loop = this.#loopNameOf(beside)): ResourceTexts {
    return {
      idText: (entity) => {
        const id = isBeside(entity, beside) ? this.idOf(entity, beside, loop) : undefined;
        return id === undefined ? undefined : JSON.stringify(`[${id}]`);
      },
      labelText: (entity) => {
        const name = this.#goesWith(entity, beside) ? this.#nameAt(entity, beside, loop) : undefined;
        return name === undefined ? undefined : JSON.stringify(`[replace(${name}, '.', '-')]`);
      },
    };
  }

  /** The id of a resource as an expression, where it lies in the same list of resources, or in the one around it, with its whole type and name. */
  idOf(entity: FactEntity, beside: FactEntity, loop = this.#loopNameOf(beside)): string | undefined {
    const { at, declaration, type } = entity;
    const [node, other] = [this.objectAt(declaration), this.objectAt(beside.declaration)];
    if (node === undefined || other === undefined || at.start !== declaration.start) return undefined;
    const [list, otherList] = [getNodePath(node).slice(0, -1), getNodePath(other)];
    if (list.some((segment, depth) => segment !== otherList[depth])) return undefined;
    if (memberAt(node, 'scope') !== undefined || String(textAt(node, 'type')).toLowerCase() !== type.toLowerCase()) return undefined;
    const name = textAt(node, 'name');
    if (name === undefined || (name.includes('/') && name.startsWith('['))) return undefined;
    const isExpression = nameExpression(node) !== undefined;
    if (isExpression && type.split('/').length > 2) return undefined;
    const names = isExpression || entity.isLooped ? this.#nameAt(entity, beside, loop) : name.split('/').map(expressionText).join(', ');
    return names === undefined ? undefined : `resourceId(${expressionText(type)}, ${names})`;
  }

  #loopNameOf({ declaration }: FactEntity): string | undefined {
    const resource = this.objectAt(declaration);
    return resource && copyOf(resource)?.name;
  }

  /** The name of a resource as an expression, in a loop that of the instance that is meant: the one that goes with the instance beside, else that of a number. */
  #nameAt(entity: FactEntity, beside: FactEntity, loop: string | undefined): string | undefined {
    const node = this.objectAt(entity.declaration);
    const expression = node && nameExpression(node);
    if (node === undefined || expression === undefined || !entity.isLooped) return expression;
    const own = copyOf(node);
    const instance = this.#goesWith(entity, beside) ? loop : entity.index;
    return own === undefined || instance === undefined ? undefined : atInstance(expression, own, instance);
  }

  /** Whether it is an instance like the one beside, of a loop that counts the same. */
  #goesWith(entity: FactEntity, beside: FactEntity): boolean {
    const [count, other] = [entity, beside].map(({ declaration }) => {
      const node = this.objectAt(declaration);
      return node && copyOf(node)?.count;
    });
    return count !== undefined && other !== undefined && this.textOf(count) === this.textOf(other) && entity.index === beside.index;
  }

  /** A name that nothing in the file has. */
  freeName(base: string): string {
    const text = this.#source.text.toLowerCase();
    return freeName(base, (name) => text.includes(name.toLowerCase()));
  }

  /** A node as it is written. */
  textOf(node: Node): string {
    return textOf(this.spanOf(node));
  }

  spanOf({ offset, length }: Node): Span {
    return { source: this.#source, start: offset, end: offset + length };
  }
}

/** The expression that the name of a resource is. */
export function nameExpression(resource: Node): string | undefined {
  return /^\[(?!\[)(.*)\]$/s.exec(textAt(resource, 'name') ?? '')?.[1];
}

/** A text within an expression. */
export function expressionText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
