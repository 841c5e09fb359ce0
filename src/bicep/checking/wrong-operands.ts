import type { BinarySyntax, ExpressionSyntax, IndexAccessSyntax, PropertyAccessSyntax } from '../syntax/nodes.js';
import { plainText } from '../syntax/string-value.js';
import type { Refusal } from './refusal.js';
import type { TypedNode, TypedNodes } from './typed-nodes.js';
import { type Kind, kindsBesideNull } from './value-type.js';
import type { LocalTypes, ValueTypes } from './value-types.js';

const withOperands = ['unary', 'binary', 'ternary', 'condition', 'for', 'property', 'index'] as const;

type WithOperands = TypedNode<(typeof withOperands)[number]>;

/** What operators, conditions, loops, accesses of members and of items are given, and is of another type than they take. */
export function* wrongOperands(nodes: TypedNodes, types: ValueTypes): Generator<Refusal> {
  for (const node of nodes.of(...withOperands)) yield* new Operands(types, node).refusals();
}

class Operands {
  readonly #types: ValueTypes;
  readonly #node: WithOperands[0];
  readonly #locals: LocalTypes;

  constructor(types: ValueTypes, [node, locals]: WithOperands) {
    this.#types = types;
    this.#node = node;
    this.#locals = locals;
  }

  *refusals(): Generator<Refusal> {
    const node = this.#node;
    switch (node.kind) {
      case 'unary':
        yield* this.#takes(node.operand, [node.operator.kind === '-' ? 'int' : 'bool'], `'${node.operator.text}'`);
        break;
      case 'binary':
        yield* this.#ofBinary(node);
        break;
      case 'ternary':
        yield* this.#takes(node.condition, ['bool'], 'a condition');
        break;
      case 'condition':
        yield* this.#takes(node.condition.expression, ['bool'], 'a condition');
        break;
      case 'for':
        yield* this.#takes(node.items, ['array'], 'a loop');
        break;
      case 'property':
        yield* this.#ofProperty(node);
        break;
      case 'index':
        yield* this.#ofIndex(node);
        break;
    }
  }

  *#ofBinary({ left, operator, right }: BinarySyntax): Generator<Refusal> {
    const takes = operandsOf(operator.kind);
    for (const operand of [left, right]) if (takes !== undefined) yield* this.#takes(operand, takes, `'${operator.text}'`);
    const [one, ...others] = this.#kinds(left);
    const [other, ...more] = this.#kinds(right);
    const isOrder = /^[<>]=?$/.test(operator.kind) && others.length + more.length === 0;
    if (isOrder && one !== undefined && other !== undefined && one !== other && takes?.includes(one) === true && takes.includes(other))
      yield { message: `'${operator.text}' compares values of one type, not ${one} with ${other}`, at: right };
  }

  *#ofProperty({ base, safe, name }: PropertyAccessSyntax): Generator<Refusal> {
    const type = this.#types.of(base, this.#locals);
    if (type?.isUnion !== true) yield* this.#takes(base, ['object'], `'.${name.text}'`);
    if (safe === undefined && type?.member?.(name.text) === 'none') yield { message: `there is no '${name.text}' in the object`, at: name };
  }

  *#ofIndex({ base, safe, fromEnd, index }: IndexAccessSyntax): Generator<Refusal> {
    if (safe !== undefined) return;
    yield* this.#takes(base, fromEnd === undefined ? ['array', 'object'] : ['array'], 'an index');
    const [kind, ...others] = this.#kinds(base);
    if (kind === 'array' && others.length === 0) yield* this.#takes(index, ['int'], 'an index of an array');
    if (kind === 'object' && others.length === 0) yield* this.#takes(index, ['string'], 'an index of an object');
    const name = index.kind === 'string' ? plainText(index) : undefined;
    if (name !== undefined && this.#types.of(base, this.#locals)?.member?.(name) === 'none')
      yield { message: `there is no '${name}' in the object`, at: index };
  }

  /** That a value is of a type that is taken. */
  *#takes(node: ExpressionSyntax, takes: readonly Kind[], what: string): Generator<Refusal> {
    const kinds = this.#kinds(node);
    if (!kinds.every((kind) => takes.includes(kind)))
      yield { message: `${what} takes ${takes.join(' or ')}, not ${kinds.join(' or ')}`, at: node };
  }

  #kinds(node: ExpressionSyntax): readonly Kind[] {
    return kindsBesideNull(this.#types.of(node, this.#locals));
  }
}

function operandsOf(operator: string): readonly Kind[] | undefined {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return ['int'];
    case '&&':
    case '||':
      return ['bool'];
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ['int', 'string'];
    case '=~':
    case '!~':
      return ['string'];
    default:
      return undefined;
  }
}
