import type { Expression } from '../../template/expression.js';
import { arrayOf } from './build.js';

type Step =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'item'; readonly index: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'deep' };

/** One step of a path. */
const step = /\.\.|\.?\*|\[\*\]|\.?([^.[\]*'"()?@]+)|\[(-?\d+)\]|\['([^'\]]*)'\]|\["([^"\]]*)"\]/;

/**
 * What a JSONPath selects: the one match itself, an array of several. Undefined where there is none, or where the path has filters,
 * slices or unions, which are not followed: the compiler's JSONPath is that of Json.NET, with answers of its own (a member that is missing is not different
 * from a text, say).
 */
export function selectPath(root: Expression, path: string): Expression | undefined {
  const steps = stepsOf(path.replace(/^\$/, ''));
  if (steps === undefined) return undefined;
  const found = steps.reduce<readonly Expression[]>((values, one) => values.flatMap((value) => follow(value, one)), [root]);
  const [only] = found;
  return found.length > 1 ? arrayOf(root, found) : only;
}

function stepsOf(path: string): Step[] | undefined {
  const steps: Step[] = [];
  const next = new RegExp(step, 'y');
  while (next.lastIndex < path.length) {
    const match = next.exec(path);
    if (match === null) return undefined;
    const [text, plain, index, quoted, doubleQuoted] = match;
    const name = plain ?? quoted ?? doubleQuoted;
    if (name !== undefined) steps.push({ kind: 'member', name });
    else if (index !== undefined) steps.push({ kind: 'item', index: Number(index) });
    else steps.push({ kind: text === '..' ? 'deep' : 'all' });
  }
  const followable = steps.every((one, at) => one.kind !== 'deep' || steps[at + 1]?.kind === 'member');
  return followable ? steps : undefined;
}

function follow(value: Expression, one: Step): readonly Expression[] {
  switch (one.kind) {
    case 'member':
      return value.kind === 'object'
        ? value.properties.flatMap(({ key, value: member }) => (key.kind === 'key' && key.name === one.name ? [member] : []))
        : [];
    case 'item':
      return value.kind === 'array' ? value.items.slice(one.index).slice(0, 1) : [];
    case 'all':
      return childrenOf(value);
    case 'deep':
      return [value, ...childrenOf(value).flatMap((child) => follow(child, one))];
  }
}

function childrenOf(value: Expression): readonly Expression[] {
  if (value.kind === 'array') return value.items;
  return value.kind === 'object' ? value.properties.map((property) => property.value) : [];
}
