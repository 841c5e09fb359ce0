import { secretMask } from '../text/secret-names.js';
import { asCall } from './access.js';
import { callNamed } from './conditions.js';
import { arrayOf, scalar, symbolicCall } from './construct.js';
import { restsOnSecret } from './secret.js';
import type { UnknownValue, Value } from './value.js';

/** Functions that tell whether one argument is, or is in, another, lower-cased. */
export const comparingFunctions: ReadonlySet<string> = new Set(['equals', 'contains', 'startswith', 'endswith', 'indexof', 'lastindexof']);

/** What may be shown of the arguments of a call: a text that a secret is compared with may be that secret. */
export function withoutCompared(name: string, args: readonly Value[]): readonly Value[] {
  if (!comparingFunctions.has(name.toLowerCase()) || !args.some(holdsText)) return args;
  return args.some((argument) => argument.kind === 'unknown' && restsOnSecret(argument)) ? args.map(withoutTexts) : args;
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
