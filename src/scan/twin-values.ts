import {
  type CallExpression,
  type Expression,
  type LiteralExpression,
  type ObjectExpression,
  parsedIfAny,
} from '../template/expression.js';

/** Functions that each version of the compiler puts in the place of a reference to a resource in its own way. */
const ofResources = /^(reference|references|list.*|.*resourceId|resourceInfo)$/i;

/**
 * Whether a value of a Bicep file and the one that a compiled template has in its place surely differ. True only where every version of the
 * compiler writes the same: literals, members and items that are written out, and calls of one function.
 */
export function valuesDiffer(source: Expression | undefined, compiled: Expression | undefined): boolean {
  if (source === undefined || compiled === undefined) return source !== compiled;
  const [one, other] = [parsed(source), parsed(compiled)];
  if (one === undefined || other === undefined) return false;
  if (one.kind === 'call' && other.kind === 'call') return callsDiffer(one, other);
  if (one.kind === 'literal' && other.kind === 'literal')
    return one.value !== other.value && withLineFeeds(one.value) !== withLineFeeds(other.value);
  if (one.kind === 'object' && other.kind === 'object') return membersDiffer(one, other);
  if (one.kind === 'array' && other.kind === 'array') return listsDiffer(one.items, other.items);
  if (one.kind === 'loop' && other.kind === 'loop') return valuesDiffer(one.body, other.body);
  if (one.kind === 'access' && other.kind === 'access') return valuesDiffer(one.base, other.base) || valuesDiffer(one.key, other.key);
  return (isText(one) && isComputed(other)) || (isComputed(one) && isText(other));
}

function parsed(expression: Expression): Expression | undefined {
  return expression.kind === 'deferred' ? parsedIfAny(expression) : expression;
}

function callsDiffer(source: CallExpression, compiled: CallExpression): boolean {
  const name = source.name.toLowerCase();
  if (name !== compiled.name.toLowerCase() || source.namespace !== undefined || ofResources.test(name)) return false;
  if (name === 'variables' && !(hasOwnName(source) && hasOwnName(compiled))) return false;
  return source.arguments.length === compiled.arguments.length && listsDiffer(source.arguments, compiled.arguments);
}

/** Whether a variable has the name that the file gave it: those that are imported or made of a loaded file have another. */
function hasOwnName({ arguments: [name] }: CallExpression): boolean {
  return name?.kind === 'literal' && /^\w+$/.test(String(name.value));
}

function listsDiffer(source: readonly Expression[], compiled: readonly Expression[]): boolean {
  return source.length !== compiled.length || source.some((item, index) => valuesDiffer(item, compiled[index]));
}

function membersDiffer(source: ObjectExpression, compiled: ObjectExpression): boolean {
  const [one, other] = [membersOf(source), membersOf(compiled)];
  if (one === undefined || other === undefined) return false;
  return one.size !== other.size || [...one].some(([name, value]) => valuesDiffer(value, other.get(name)));
}

/** The members of an object by name; undefined where a name is computed. */
function membersOf({ properties }: ObjectExpression): ReadonlyMap<string, Expression> | undefined {
  const members = new Map<string, Expression>();
  for (const { key, value } of properties) {
    if (key.kind !== 'key') return undefined;
    members.set(key.name, value);
  }
  return members;
}

function isText(expression: Expression): boolean {
  return expression.kind === 'literal' && typeof expression.value === 'string';
}

/** Whether an expression is computed of something that the file itself declares. */
function isComputed(expression: Expression): boolean {
  return (
    expression.kind === 'access' ||
    (expression.kind === 'call' && (expression.name.toLowerCase() !== 'variables' || hasOwnName(expression)))
  );
}

/** Line ends are those of the machine that checked a file out. */
function withLineFeeds(value: LiteralExpression['value']): LiteralExpression['value'] {
  return typeof value === 'string' ? value.replace(/\r\n/g, '\n') : value;
}
