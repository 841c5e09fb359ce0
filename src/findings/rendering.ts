import type { Symbolic, SymbolicAccess, UnknownValue, Value } from '../values/value.js';

/** A rendering that is longer loses its inner parts first. */
const longest = 100;
const depths = [5, 4, 3, 2, 1] as const;
const mostItems = 5;
const elided = '...';
/** What stands for a value that the engine would refuse: a diagnostic says why. */
const failed = '(cannot be evaluated)';

/**
 * A value for people: known text as it is, anything else as the expression that a template would have for it, text with unknown
 * pieces as `${parameters('prefix')}-pe`. An unknown shows its expression only, so no secret is printed. Long ones are cut.
 */
export function renderValue(value: Value): string {
  if (value.kind === 'scalar') return value.value === '' ? "''" : cut(String(value.value));
  const { symbol } = value.kind === 'unknown' ? value : { symbol: undefined };
  return fitting((depth) => (symbol?.kind === 'text' ? renderText(symbol.pieces, depth) : render(value, depth)));
}

/** A value as it stands inside an expression: text is quoted. */
export function renderOperand(value: Value): string {
  return fitting((depth) => render(value, depth));
}

/** The deepest rendering that is short enough. */
function fitting(renderTo: (depth: number) => string): string {
  let text = '';
  for (const depth of depths) {
    text = renderTo(depth);
    if (text.length <= longest) return text;
  }
  return cut(text);
}

function render(value: Value, depth: number): string {
  if (value.kind === 'scalar') return typeof value.value === 'string' ? quote(cut(value.value)) : String(value.value);
  if (depth === 0) return elided;
  switch (value.kind) {
    case 'unknown':
      return renderSymbol(value.symbol, depth - 1);
    case 'array':
      return `[${renderAll(value.items, depth - 1)}]`;
    case 'object': {
      const members = [...value.members.values()].slice(0, mostItems).map((member) => `${member.name}: ${render(member.value, depth - 1)}`);
      if (value.members.size + value.open.length > members.length) members.push(elided);
      return `{${members.join(', ')}}`;
    }
  }
}

function renderSymbol(symbol: Symbolic, depth: number): string {
  switch (symbol.kind) {
    case 'call':
      return symbol.name === 'fail' ? failed : `${symbol.name}(${renderAll(symbol.arguments, depth)})`;
    case 'access':
      return renderAccess(symbol, depth);
    case 'text': {
      const text = renderText(symbol.pieces, depth);
      return Object.values(ownIds).includes(text) ? text : quote(text);
    }
    case 'lambda':
      return `lambda(${symbol.parameters.map(quote).join(', ')}, ${render(symbol.body, depth)})`;
  }
}

/** Short for the ids of what the deployment goes to. */
const ownIds: Readonly<Record<string, string>> = {
  '/subscriptions/${subscription().subscriptionId}': 'subscription().id',
  '/subscriptions/${subscription().subscriptionId}/resourceGroups/${resourceGroup().name}': 'resourceGroup().id',
};

/** Ids of resources in the resource group of the deployment are shortened to `type/name`. */
function renderText(pieces: readonly (string | UnknownValue)[], depth: number): string {
  const parts = pieces.slice(0, 2 * mostItems).map((piece) => (typeof piece === 'string' ? piece : `\${${render(piece, depth)}}`));
  const text = `${parts.join('')}${parts.length < pieces.length ? elided : ''}`;
  const [, inGroup] = text.split('/subscriptions/${subscription().subscriptionId}/resourceGroups/${resourceGroup().name}/providers/');
  return ownIds[text] ?? inGroup ?? text;
}

/** However long a chain of members is, it counts as one level. */
function renderAccess(symbol: SymbolicAccess, depth: number): string {
  const members: string[] = [];
  let base: Symbolic = symbol;
  for (; base.kind === 'access'; base = base.base.symbol) members.unshift(renderMember(base.member, depth));
  return renderSymbol(base, depth) + members.join('');
}

function renderMember(member: Value, depth: number): string {
  const isName = member.kind === 'scalar' && typeof member.value === 'string' && /^[A-Za-z_]\w*$/.test(member.value);
  return isName ? `.${member.value}` : `[${render(member, depth)}]`;
}

function renderAll(values: readonly Value[], depth: number): string {
  const shown = values.slice(0, mostItems).map((value) => render(value, depth));
  if (values.length > mostItems) shown.push(elided);
  const text = shown.join(', ');
  return shown.length > 0 && (shown.every((item) => item === elided) || (depth === 0 && text.length > longest / 2)) ? elided : text;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}${elided}`;
}
