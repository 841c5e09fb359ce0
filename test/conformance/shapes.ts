import { memberKey } from '../../src/values/construct.js';
import type { SymbolicCall, SymbolicText, UnknownValue, Value } from '../../src/values/value.js';
import { argumentTypes, isTextForm } from './argument-types.js';
import { isOpaque } from './opaque.js';
import { itemsShape, memberShape, newShape, partsShape, type Shape } from './shape.js';

type Bindings = ReadonlyMap<string, Shape>;

/** Functions whose result is of the shape of their first argument. */
const passing: ReadonlySet<string> = new Set([
  'filter',
  'sort',
  'skip',
  'take',
  'union',
  'intersection',
  'coalesce',
  'concat',
  'trygetmember',
]);

/** The shapes of all parameters and opaque calls inside some values. */
export class ShapeBook {
  readonly #shapes = new Map<string, Shape>();
  readonly #seen = new Set<string>();
  readonly #background: ShapeBook | undefined;

  /** `segments` are parts of ids wherever they occur; parameters are used as in the `background`, too. */
  constructor(values: readonly Value[], segments: readonly UnknownValue[] = [], background?: ShapeBook) {
    this.#background = background;
    for (const value of values) this.#visit(value, new Map());
    for (const segment of segments) this.#noteSegment(segment);
  }

  #noteSegment(segment: UnknownValue): void {
    const shape = this.#visit(segment, new Map());
    if (shape === undefined) return;
    shape.isSegment = true;
    shape.types.add('string');
  }

  /** The shape of an atom; an empty one where it is never looked into. */
  shapeOf(key: string): Shape {
    let shape = this.#shapes.get(key);
    if (shape === undefined) this.#shapes.set(key, (shape = this.#background?.copyOfParameter(key) ?? newShape()));
    return shape;
  }

  /** How a parameter is used in the values of this book; of no other atom. */
  copyOfParameter(key: string): Shape | undefined {
    return key.startsWith(parameterMark) ? structuredClone(this.#shapes.get(key)) : undefined;
  }

  #visit(value: Value, bindings: Bindings): Shape | undefined {
    if (value.kind === 'array') for (const item of value.items) this.#visit(item, bindings);
    else if (value.kind === 'object') {
      for (const member of value.members.values()) this.#visit(member.value, bindings);
      for (const member of value.open) {
        this.#visit(member.name, bindings)?.types.add('string');
        this.#visit(member.value, bindings);
      }
    } else if (value.kind === 'unknown') return this.#visitUnknown(value, bindings);
    return undefined;
  }

  #visitUnknown(value: UnknownValue, bindings: Bindings): Shape | undefined {
    const { symbol } = value;
    switch (symbol.kind) {
      case 'text':
        this.#visitText(symbol, bindings);
        return undefined;
      case 'lambda':
        this.#visit(symbol.body, bindings);
        return undefined;
      case 'access':
        return this.#member(this.#visit(symbol.base, bindings), symbol.member, bindings, choicesOf(symbol.base));
      case 'call':
        return this.#visitCall(symbol, bindings);
    }
  }

  #visitText(text: SymbolicText, bindings: Bindings): void {
    const inId = isIdText(text);
    text.pieces.forEach((piece, index) => {
      const shape = typeof piece === 'string' ? undefined : this.#visit(piece, bindings);
      if (shape === undefined) return;
      shape.types.add('string');
      shape.isSegment ||= inId;
      const before = text.pieces[index - 1];
      if (typeof before === 'string' && /(^|\/)subscriptions\/$/i.test(before)) shape.forms.add('guid');
    });
  }

  #member(base: Shape | undefined, member: Value, bindings: Bindings, choices: readonly (string | number)[] = []): Shape | undefined {
    const known = member.kind === 'scalar' ? member.value : undefined;
    const chosen = known === undefined ? this.#visit(member, bindings) : undefined;
    if (chosen !== undefined) for (const choice of choices) chosen.choices.add(choice);
    if (base === undefined) return undefined;
    if (typeof known === 'string' && memberKey(known) === 'id') memberShape(base, 'name').types.add('string');
    if (typeof known === 'string') return memberShape(base, known);
    if (typeof known === 'number') {
      base.types.add('array');
      base.lastIndex = Math.max(base.lastIndex, known);
      if (known > 1) base.slashed?.forms.add('id');
    }
    return (base.items ??= newShape());
  }

  #visitCall(call: SymbolicCall, bindings: Bindings): Shape | undefined {
    const name = call.name.toLowerCase();
    const [first, second] = call.arguments;
    if (name === 'lambdavariables') return first?.kind === 'scalar' ? bindings.get(String(first.value).toLowerCase()) : undefined;
    if (bindings.size === 0 && !this.#once(call)) return isAtom(name) ? this.shapeOf(atomKey(call)) : this.#repeat(call, bindings);
    const shapes = call.arguments.map((argument) =>
      argument.kind === 'unknown' && argument.symbol.kind === 'lambda' ? undefined : this.#visit(argument, bindings),
    );
    this.#noteTypes(name, call.arguments, shapes);
    if (name === 'contains' && first?.kind === 'array' && second?.kind === 'scalar')
      for (const item of first.items) this.#visit(item, bindings)?.constants.add(second.value);
    this.#visitLambdas(call.arguments, shapes[0], bindings);
    if (isAtom(name)) return this.#shapeOfAtom(name, call);
    if (name === 'tryget' && shapes[0] !== undefined)
      return call.arguments.slice(1).reduce<Shape | undefined>((at, member) => this.#member(at, member, bindings), shapes[0]);
    if (name === 'split' && isText(second, '/')) return shapes[0] && partsShape(shapes[0]);
    if (name === 'length' || name === 'last') shapes[0]?.slashed?.forms.add('id');
    if (name === 'split' && isText(second, '.')) shapes[0]?.forms.add('version');
    if (name === 'split' && isText(second, '//')) for (const text of branchesOf(first)) this.#visit(text, bindings)?.forms.add('uri');
    if (name === 'filter') this.#noteName(first, bindings);
    if (name === 'first' || name === 'last') return shapes[0] && (shapes[0].items ??= newShape());
    if (name === 'items' && shapes[0] !== undefined) return itemsShape(shapes[0]);
    return passing.has(name) && !isPlainText(call) ? shapes.find((shape) => shape !== undefined) : undefined;
  }

  #shapeOfAtom(name: string, call: SymbolicCall): Shape {
    const shape = this.shapeOf(atomKey(call));
    if (name === 'subscription') memberShape(shape, 'subscriptionId').forms.add('guid');
    return shape;
  }

  /** The engine takes the name of a resource apart with `filter(split(name, '/'), ...)`: it does not begin with a slash. */
  #noteName(filtered: Value | undefined, bindings: Bindings): void {
    if (filtered?.kind !== 'unknown' || filtered.symbol.kind !== 'call' || filtered.symbol.name !== 'split') return;
    const [name] = filtered.symbol.arguments;
    const shape = name && this.#visit(name, bindings);
    if (shape !== undefined) shape.isName = true;
  }

  #once(call: SymbolicCall): boolean {
    if (this.#seen.has(call.key)) return false;
    this.#seen.add(call.key);
    return true;
  }

  /** The shape of a call seen before, without visiting its parts again. */
  #repeat(call: SymbolicCall, bindings: Bindings): Shape | undefined {
    const name = call.name.toLowerCase();
    const [first] = call.arguments;
    if (first === undefined || !(passing.has(name) || name === 'first' || name === 'last' || name === 'tryget')) return undefined;
    const shape = this.#visit(first, bindings);
    if (name === 'tryget')
      return call.arguments.slice(1).reduce<Shape | undefined>((at, member) => this.#member(at, member, bindings), shape);
    return passing.has(name) ? shape : shape && (shape.items ??= newShape());
  }

  #noteTypes(name: string, args: readonly Value[], shapes: readonly (Shape | undefined)[]): void {
    const types = argumentTypes[name];
    shapes.forEach((shape, index) => {
      if (shape === undefined) return;
      const type = types?.[Math.min(index, types.length - 1)];
      if (type !== undefined && isTextForm(type)) shape.forms.add(type);
      else if (type !== undefined) shape.types.add(type);
      if (name.endsWith('resourceid')) shape.isSegment = true;
      if (index === 0 && (name === 'subscriptionresourceid' || (name === 'resourceid' && args.length > 3))) shape.forms.add('guid');
      if (name === 'empty') shape.constants.add('');
      if (name === 'equals' || name === 'contains' || name === 'coalesce' || name === 'union' || name === 'concat')
        noteOther(name, shape, index, args);
    });
  }

  #visitLambdas(args: readonly Value[], collection: Shape | undefined, bindings: Bindings): void {
    for (const argument of args) {
      if (argument.kind !== 'unknown' || argument.symbol.kind !== 'lambda') continue;
      const item = collection && (collection.items ??= newShape());
      const inner = new Map(bindings);
      for (const parameter of argument.symbol.parameters) inner.set(parameter.toLowerCase(), item ?? newShape());
      this.#visit(argument.symbol.body, inner);
    }
  }
}

/** What an atom is told apart by: a parameter by its name, an opaque function by its name alone. */
export function atomKey(call: SymbolicCall): string {
  const [first] = call.arguments;
  const name = call.name.toLowerCase();
  return name === 'parameters' && first?.kind === 'scalar' ? parameterKey(String(first.value), call.scope) : name;
}

export function parameterKey(name: string, scope: string): string {
  return `${parameterMark}${name.toLowerCase()} ${scope}`;
}

const parameterMark = 'parameters ';

/** Whether a `concat` makes text and not an array. */
function isPlainText(call: SymbolicCall): boolean {
  return call.name === 'concat' && (call.facts?.type === 'string' || call.arguments.some((argument) => argument.kind === 'scalar'));
}

function isText(value: Value | undefined, text: string): boolean {
  return value?.kind === 'scalar' && value.value === text;
}

/** What a value may be, whichever way its conditions go. */
function branchesOf(value: Value | undefined): readonly Value[] {
  if (value?.kind !== 'unknown' || value.symbol.kind !== 'call' || value.symbol.name !== 'if') return value === undefined ? [] : [value];
  return value.symbol.arguments.slice(1).flatMap(branchesOf);
}

function isAtom(name: string): boolean {
  return name === 'parameters' || isOpaque(name);
}

function isIdText({ pieces }: SymbolicText): boolean {
  return pieces.some((piece) => typeof piece === 'string' && /\/(providers|resourceGroups)\//i.test(piece));
}

/** What may be read from an object or array that is known but for its values. */
function choicesOf(base: UnknownValue): readonly (string | number)[] {
  if (base.symbol.kind !== 'call') return [];
  const { name, arguments: args } = base.symbol;
  if (name === 'createArray') return args.map((_, index) => index);
  if (name !== 'createObject') return [];
  return args.flatMap((key, index) => (index % 2 === 0 && key.kind === 'scalar' && typeof key.value === 'string' ? [key.value] : []));
}

function noteOther(name: string, shape: Shape, index: number, args: readonly Value[]): void {
  const other = args[index === 0 ? 1 : 0];
  if (other === undefined) return;
  if (name === 'contains' && index === 0 && other.kind === 'scalar' && typeof other.value === 'string') {
    if (shape.members.size > 0) memberShape(shape, other.value);
    else shape.constants.add(other.value);
  } else if (other.kind === 'scalar' && name !== 'concat') {
    shape.constants.add(other.value);
    if (typeof other.value === 'string') shape.types.add('string');
    else if (typeof other.value === 'number') shape.types.add('int');
    else if (typeof other.value === 'boolean') shape.types.add('bool');
  } else if (other.kind === 'array' && !(name === 'contains' && index === 1)) shape.types.add('array');
  else if (other.kind === 'array') {
    for (const item of other.items) if (item.kind === 'scalar') shape.constants.add(item.value);
  } else if (other.kind === 'object') shape.types.add('object');
}
