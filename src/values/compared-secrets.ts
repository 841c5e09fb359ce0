import { secretMask } from '../text/secret-names.js';
import { arrayOf, scalar } from './construct.js';
import { restsOnSecret } from './secret.js';
import type { Value } from './value.js';

/** Functions that tell whether one argument is, or is in, another. */
const comparing: ReadonlySet<string> = new Set(['equals', 'contains', 'startswith', 'endswith', 'indexof', 'lastindexof']);

/** What may be shown of the arguments of a call: a text that a secret is compared with may be that secret. */
export function withoutCompared(name: string, args: readonly Value[]): readonly Value[] {
  if (!comparing.has(name.toLowerCase()) || !args.some(holdsText)) return args;
  return args.some((argument) => argument.kind === 'unknown' && restsOnSecret(argument)) ? args.map(withoutTexts) : args;
}

function withoutTexts(value: Value): Value {
  if (value.kind === 'array') return arrayOf(value.items.map(withoutTexts));
  return holdsText(value) ? scalar(secretMask) : value;
}

function holdsText(value: Value): boolean {
  if (value.kind === 'array') return value.items.some(holdsText);
  return value.kind === 'scalar' && typeof value.value === 'string' && value.value !== '';
}
