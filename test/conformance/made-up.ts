import { arrayOf, objectOf, scalar } from '../../src/values/construct.js';
import type { SymbolFacts, Value } from '../../src/values/value.js';
import type { Random } from './random.js';
import { newShape, type Shape, type ShapeType, type TextForm } from './shape.js';

const deepest = 8;
const sharedSubscription = '5a5a5a5a-0000-4000-8000-5a5a5a5a5a5a';

export interface Style {
  /** Texts are words. */
  readonly plain: boolean;
  /** Ids are all of one subscription. */
  readonly oneSubscription: boolean;
  /** Texts have the form that they are known to have, as the id of a subscription does. */
  readonly formed: boolean;
}

/** A random value that an unknown of this shape may take: of its type, among its allowed values, inside its bounds. */
export function madeUpValue(shape: Shape, facts: SymbolFacts | undefined, random: Random, style: Style, depth = 0): Value {
  if (facts?.allowed !== undefined && facts.allowed.length > 0) return random.pick(facts.allowed) ?? scalar(null);
  const choice = random.pick([...shape.choices]);
  if (choice !== undefined) return scalar(choice);
  switch (depth > deepest ? 'string' : (facts?.type ?? typeFor(shape, random))) {
    case 'bool':
      return scalar(random.chance(2));
    case 'int':
      return scalar(integerFor(shape, facts, random));
    case 'array':
      return arrayFor(shape, facts, random, style, depth);
    case 'object':
      return objectFor(shape, random, style, depth);
    case 'string':
      return scalar(textFor(shape, facts, random, style));
  }
}

function typeFor(shape: Shape, random: Random): ShapeType {
  if (shape.members.size > 0 && !random.chance(12)) return 'object';
  if (shape.lastIndex >= 0 || (shape.items !== undefined && !random.chance(6))) return 'array';
  const hints = [...shape.types];
  if (hints.length > 0 && !random.chance(12)) return random.pick(hints) ?? 'string';
  if (shape.forms.size > 0) return 'string';
  return random.pick(['string', 'string', 'string', 'string', 'array', 'object', 'int', 'bool'] as const) ?? 'string';
}

function integerFor(shape: Shape, facts: SymbolFacts | undefined, random: Random): number {
  const constants = [...shape.constants].filter((value) => typeof value === 'number');
  const lowest = facts?.minValue ?? 0;
  const highest = Math.max(lowest, Math.min(facts?.maxValue ?? lowest + 6, lowest + 40));
  const near = constants.length > 0 && random.chance(2) ? (random.pick(constants) ?? 0) + random.below(3) - 1 : undefined;
  if (near !== undefined && near >= lowest && near <= (facts?.maxValue ?? Infinity)) return near;
  return lowest + random.below(highest - lowest + 1);
}

function arrayFor(shape: Shape, facts: SymbolFacts | undefined, random: Random, style: Style, depth: number): Value {
  const needed = random.chance(8) ? 0 : shape.lastIndex + 1;
  const length = Math.min(Math.max(needed, facts?.minLength ?? 0, 0) + random.below(3), 12);
  const bounded = facts?.maxLength === undefined ? length : Math.min(length, facts.maxLength);
  const item = shape.items ?? newShape();
  if (shape.items === undefined) for (const constant of shape.constants) item.constants.add(constant);
  return arrayOf(Array.from({ length: bounded }, () => madeUpValue(item, undefined, random, style, depth + 1)));
}

function objectFor(shape: Shape, random: Random, style: Style, depth: number): Value {
  const members = [...shape.members.values()]
    .filter(() => style.plain || !random.chance(10))
    .map(({ name, shape: inner }) => ({ name, value: madeUpValue(inner, undefined, random, style, depth + 1) }));
  const more = shape.items !== undefined || random.chance(3) ? random.below(3) : 0;
  for (let count = 0; count < more; count++)
    members.push({ name: word(random), value: madeUpValue(shape.items ?? newShape(), undefined, random, style, depth + 1) });
  return objectOf(members);
}

function textFor(shape: Shape, facts: SymbolFacts | undefined, random: Random, style: Style): string {
  const constants = [...shape.constants]
    .filter((value) => typeof value === 'string')
    .filter((value) => !(shape.isSegment && value === '/'));
  const form = random.pick([...shape.forms].filter((candidate) => mayBe(candidate, shape, style)));
  const text =
    constants.length > 0 && random.chance(2)
      ? (random.pick(constants) ?? '')
      : form !== undefined && (style.formed || style.oneSubscription || !random.chance(6))
        ? formedText(form, random, style)
        : plainText(shape.isSegment || style.plain, random);
  return bounded(text, facts, random);
}

/** A name or a segment of an id has no slashes; in a plain world only what is taken for an id has them. */
function mayBe(form: TextForm, shape: Shape, { plain, oneSubscription }: Style): boolean {
  if (form === 'path') return !plain && !oneSubscription && !shape.isSegment;
  return form !== 'id' || !(shape.isName || shape.isSegment);
}

function plainText(filled: boolean, random: Random): string {
  if (!filled && random.chance(9)) return '';
  return random.chance(7) ? `${word(random)}-${word(random)}` : word(random);
}

function bounded(text: string, facts: SymbolFacts | undefined, random: Random): string {
  let result = text;
  while (result.length < (facts?.minLength ?? 0)) result += word(random);
  return facts?.maxLength === undefined ? result : result.slice(0, facts.maxLength);
}

function word(random: Random): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789';
  let text = letters[random.below(26)] ?? 'a';
  for (let count = 2 + random.below(6); count > 0; count--) text += letters[random.below(letters.length)] ?? 'a';
  return text;
}

function formedText(form: TextForm, random: Random, { oneSubscription }: Style): string {
  const subscription = oneSubscription ? sharedSubscription : guid(random);
  switch (form) {
    case 'guid':
      return subscription;
    case 'id':
      return `/subscriptions/${subscription}/resourceGroups/${word(random)}/providers/Microsoft.Network/virtualNetworks/${word(random)}/subnets/${word(random)}`;
    case 'path':
      return Array.from({ length: 1 + random.below(4) }, () => word(random)).join('/');
    case 'uri':
      return `https://${word(random)}.vault.azure.net/${word(random)}/`;
    case 'cidr':
      return `10.${random.below(200)}.0.0/${16 + random.below(4)}`;
    case 'date':
      return `20${10 + random.below(30)}-0${1 + random.below(9)}-1${random.below(10)}T0${random.below(10)}:3${random.below(10)}:00Z`;
    case 'json':
      return JSON.stringify({ [word(random)]: word(random) });
    case 'number':
      return String(random.below(90));
    case 'version':
      return `${random.below(9)}.${random.below(9)}.${random.below(9)}.${random.below(9)}`;
  }
}

function guid(random: Random): string {
  const digits = (count: number): string => Array.from({ length: count }, () => random.below(16).toString(16)).join('');
  return [8, 4, 4, 4, 12].map(digits).join('-');
}
