import type { Node } from 'jsonc-parser';
import { memberAt, textAt } from './json-members.js';

/** The `copy` of a resource. */
export interface CopyLoop {
  readonly name: string;
  /** How many instances it makes. */
  readonly count: Node;
}

/** The loop of a resource, where its name is written as it is. */
export function copyOf(resource: Node): CopyLoop | undefined {
  const copy = memberAt(resource, 'copy');
  const name = copy && textAt(copy, 'name');
  const count = copy && memberAt(copy, 'count');
  return name === undefined || count === undefined || !/^[\w-]+$/.test(name) ? undefined : { name, count };
}

/** How the instance of a loop is told: by its number, or as the one that goes with an instance of another loop, by the name of that. */
export type Instance = number | string;

/** `copyIndex()`, `copyIndex(1)`, `copyIndex('loop')` or `copyIndex('loop', 1)`. */
const indexCall = /\bcopyIndex\(\s*(?:'([^']*)')?\s*,?\s*(\d*)\s*\)/gi;

/** An expression of a resource in a loop as it is for one instance; undefined where it goes by other loops too. */
export function atInstance(expression: string, { name }: CopyLoop, instance: Instance): string | undefined {
  const calls = [...expression.matchAll(indexCall)];
  const isOfAnother = calls.some(([, loop]) => loop !== undefined && loop.toLowerCase() !== name.toLowerCase());
  if (isOfAnother || calls.length < (expression.match(/\bcopyIndex\b/gi) ?? []).length) return undefined;
  return expression.replace(indexCall, (_, _loop, offset: string) => {
    if (typeof instance === 'number') return String(instance + Number(offset));
    return `copyIndex('${instance}'${offset === '' ? '' : `, ${offset}`})`;
  });
}
