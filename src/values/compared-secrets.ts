import { secretMask } from '../text/secret-names.js';
import { asCall } from './access.js';
import { callNamed } from './conditions.js';
import { arrayOf, scalar, symbolicCall } from './construct.js';
import { partsOf } from './parts.js';
import { restsOnSecret } from './secret.js';
import type { UnknownValue, Value } from './value.js';

/** Functions that tell whether arguments, or what they hold, are the same, or are in each other, lower-cased; by the indexes of those arguments where not all are. */
const comparing: ReadonlyMap<string, readonly number[] | undefined> = new Map<string, readonly number[] | undefined>([
  ['equals', undefined],
  ['contains', undefined],
  ['startswith', undefined],
  ['endswith', undefined],
  ['indexof', undefined],
  ['lastindexof', undefined],
  ['intersection', undefined],
  ['replace', [0, 1]],
  ['split', [0, 1]],
]);

/** Their names. */
export const comparingFunctions: ReadonlySet<string> = new Set(comparing.keys());

/** The arguments that a function compares with each other, by index; none of any other function. */
export function comparedArguments(name: string, count: number): readonly number[] {
  const known = name.toLowerCase();
  return comparing.has(known) ? (comparing.get(known) ?? Array.from({ length: count }, (_, index) => index)) : [];
}

/** What may be shown of the arguments of a call: a text that a secret, or what a lambda is given of one, is compared with may be that secret. */
export function withoutCompared(name: string, args: readonly Value[]): readonly Value[] {
  if (args.some(isLambda))
    return args.some(restsOnSecret) ? args.map((argument) => (comparesText(argument) ? scalar(secretMask) : argument)) : args;
  const compared = comparedArguments(name, args.length);
  const among = compared.flatMap((index) => args[index] ?? []);
  if (!among.some(holdsText) || !among.some(restsOnSecret)) return args;
  return args.map((argument, index) => (compared.includes(index) ? withoutTexts(argument) : argument));
}

function isLambda(value: Value): boolean {
  return value.kind === 'unknown' && value.symbol.kind === 'lambda';
}

/** Whether a lambda compares something with a text. */
function comparesText(lambda: Value): boolean {
  if (!isLambda(lambda)) return false;
  const seen = new Set<Value>([lambda]);
  for (const value of seen) {
    if (value.kind === 'scalar') continue;
    if (value.kind === 'unknown' && value.symbol.kind === 'call') {
      const { name, arguments: args } = value.symbol;
      if (comparedArguments(name, args.length).some((index) => args[index] !== undefined && holdsText(args[index]))) return true;
    }
    for (const part of partsOf(value)) seen.add(part);
  }
  return false;
}

/** What may be shown of an object that a secret is looked up in: the names of its members may be that secret. */
export function withoutNamesAsked(base: UnknownValue, member: Value): UnknownValue {
  return member.kind === 'unknown' && restsOnSecret(member) ? withoutNamesIn(base) : base;
}

/** A call of `createObject`, which is given names and values by turns, without the names. */
function withoutNamesIn(call: UnknownValue): UnknownValue {
  const args = callNamed(call, 'createObject');
  const shown = args?.map((argument, index) => (index % 2 === 0 ? withoutTexts(argument) : argument));
  return shown === undefined ? call : symbolicCall('createObject', shown);
}

function withoutTexts(value: Value): Value {
  if (value.kind === 'array') return arrayOf(value.items.map(withoutTexts));
  if (value.kind === 'object') return withoutNamesIn(asCall(value));
  return holdsText(value) ? scalar(secretMask) : value;
}

function holdsText(value: Value): boolean {
  if (value.kind === 'array') return value.items.some(holdsText);
  if (value.kind === 'object') return value.members.size > 0;
  return value.kind === 'scalar' && typeof value.value === 'string' && value.value !== '';
}
