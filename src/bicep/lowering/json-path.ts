import type { Expression } from '../../template/expression.js';
import { arrayOf } from '../../template/build.js';
import type { PathCondition, PathSide, PathStep } from './json-path-parser.js';
import { JsonPathError, parseJsonPath, UndecidedPathError } from './json-path-parser.js';

/** Values that one path looks at. */
const mostVisits = 1_000_000;

/**
 * What a JSONPath selects as the compiler reads it: the one match itself, an array of several. `'nothing'` where there is no match or the
 * text is no JSONPath; undefined where the answer is not known: values are compared with a pattern or with those of another type, or it
 * takes too long.
 */
export function selectPath(root: Expression, path: string): Expression | 'nothing' | undefined {
  try {
    const found = new Selection(root).select([root], parseJsonPath(path));
    const [only] = found;
    return found.length > 1 ? arrayOf(root, found) : (only ?? 'nothing');
  } catch (error) {
    if (error instanceof JsonPathError) return 'nothing';
    if (error instanceof UndecidedPathError) return undefined;
    throw error;
  }
}

class Selection {
  readonly #root: Expression;
  #visits = 0;

  constructor(root: Expression) {
    this.#root = root;
  }

  select(values: readonly Expression[], steps: readonly PathStep[]): readonly Expression[] {
    return steps.reduce<readonly Expression[]>((found, step) => found.flatMap((value) => this.#follow(value, step)), values);
  }

  #follow(value: Expression, step: PathStep): readonly Expression[] {
    if (++this.#visits > mostVisits) throw new UndecidedPathError();
    switch (step.kind) {
      case 'root':
        return [this.#root];
      case 'members':
        return step.deep ? this.#below(value, step.names) : step.names.flatMap((name) => membersOf(value, name));
      case 'allMembers':
        if (step.deep) return [value, ...this.#below(value, undefined)];
        return value.kind === 'object' ? childrenOf(value) : [];
      case 'items':
        return value.kind === 'array' ? step.indexes.flatMap((index) => value.items.slice(index, index + 1)) : [];
      case 'allItems':
        return value.kind === 'array' ? value.items : [];
      case 'slice':
        return value.kind === 'array' ? sliceOf(value.items, step) : [];
      case 'filter': {
        const candidates = step.deep ? [value, ...this.#below(value, undefined)] : value.kind === 'array' ? value.items : [];
        return candidates.filter((candidate) => this.#meets(candidate, step.condition));
      }
    }
  }

  /** What lies below a value under one of the names, or all of it, in the order of the text. */
  #below(value: Expression, names: readonly string[] | undefined, into: Expression[] = []): Expression[] {
    if (++this.#visits > mostVisits) throw new UndecidedPathError();
    if (value.kind === 'array') {
      for (const item of value.items) {
        if (names === undefined) into.push(item);
        this.#below(item, names, into);
      }
    } else if (value.kind === 'object') {
      for (const { key, value: member } of value.properties) {
        if (names === undefined || (key.kind === 'key' && names.includes(key.name))) into.push(member);
        this.#below(member, names, into);
      }
    }
    return into;
  }

  #meets(value: Expression, condition: PathCondition): boolean {
    switch (condition.kind) {
      case 'all':
        return condition.conditions.every((one) => this.#meets(value, one));
      case 'any':
        return condition.conditions.some((one) => this.#meets(value, one));
      case 'exists':
        return this.#sideOf(value, condition.side).length > 0;
      case 'compares': {
        const right = this.#sideOf(value, condition.right);
        return this.#sideOf(value, condition.left).some((left) => right.some((other) => compares(left, condition.operator, other)));
      }
    }
  }

  #sideOf(value: Expression, side: PathSide): readonly Expression[] {
    if (side.kind === 'path') return this.select([value], side.steps);
    const { source, start, end } = value;
    return [{ kind: 'literal', value: side.value, source, start, end }];
  }
}

/** An object or an array is different from everything. */
function compares(left: Expression, operator: string, right: Expression): boolean {
  const isDifferent = operator === '!=' || operator === '<>';
  if (left.kind !== 'literal' || right.kind !== 'literal') return isDifferent;
  const [a, b] = [left.value, right.value];
  if (operator === '==' || operator === '===') return a === b;
  if (isDifferent || operator === '!==') return a !== b;
  if (a === null || b === null || typeof a !== typeof b) throw new UndecidedPathError();
  if (operator === '<' || operator === '<=') return a < b || (operator === '<=' && a === b);
  return a > b || (operator === '>=' && a === b);
}

function sliceOf(items: readonly Expression[], { from, to, step }: Extract<PathStep, { kind: 'slice' }>): readonly Expression[] {
  const count = items.length;
  const placeOf = (index: number): number => (index < 0 ? count + index : index);
  const first = from === undefined ? (step > 0 ? 0 : count - 1) : placeOf(from);
  const end = to === undefined ? (step > 0 ? count : -1) : placeOf(to);
  const found: Expression[] = [];
  if (step > 0) for (let at = Math.max(first, 0); at < Math.min(end, count); at += step) found.push(...items.slice(at, at + 1));
  else for (let at = Math.min(first, count - 1); at > Math.max(end, -1); at += step) found.push(...items.slice(at, at + 1));
  return found;
}

function membersOf(value: Expression, name: string): readonly Expression[] {
  if (value.kind !== 'object') return [];
  return value.properties.flatMap(({ key, value: member }) => (key.kind === 'key' && key.name === name ? [member] : []));
}

function childrenOf(value: Extract<Expression, { kind: 'object' }>): readonly Expression[] {
  return value.properties.map((property) => property.value);
}
