import type { Symbolic, UnknownValue, Value } from '../evaluation/value.js';

const longest = 200;
const deepest = 8;
const mostItems = 5;

/**
 * A value for people: known text as it is, anything else as the expression that a template would have for it, text with unknown
 * pieces as `${parameters('prefix')}-pe`. An unknown shows its expression only, so no secret is printed. Long values are cut.
 */
export function renderValue(value: Value): string {
  if (value.kind !== 'scalar') return cut(render(value, deepest));
  return value.value === '' ? "''" : cut(String(value.value));
}

/** A value as it stands inside an expression: text is quoted. */
export function renderOperand(value: Value): string {
  return cut(render(value, deepest));
}

function render(value: Value, depth: number): string {
  if (depth === 0) return '...';
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? quote(value.value) : String(value.value);
    case 'unknown':
      return renderSymbol(value.symbol, depth - 1);
    case 'array':
      return `[${renderAll(value.items, depth - 1)}]`;
    case 'object': {
      const members = [...value.members.values()].slice(0, mostItems).map((member) => `${member.name}: ${render(member.value, depth - 1)}`);
      if (value.members.size + value.open.length > members.length) members.push('...');
      return `{${members.join(', ')}}`;
    }
  }
}

function renderSymbol(symbol: Symbolic, depth: number): string {
  switch (symbol.kind) {
    case 'call':
      return `${symbol.name}(${renderAll(symbol.arguments, depth)})`;
    case 'access':
      return renderAccess(render(symbol.base, depth), symbol.member, depth);
    case 'text':
      return renderText(symbol.pieces, depth);
    case 'lambda':
      return `lambda(${symbol.parameters.map(quote).join(', ')}, ${render(symbol.body, depth)})`;
  }
}

/** What starts the id of everything in the resource group of the deployment. */
const ownGroup = '/subscriptions/${subscription().subscriptionId}/resourceGroups/${resourceGroup().name}';

/** Ids in the resource group of the deployment are shortened: the group's own, and those of resources to `type/name`. */
function renderText(pieces: readonly (string | UnknownValue)[], depth: number): string {
  const parts = pieces.slice(0, 2 * mostItems).map((piece) => (typeof piece === 'string' ? piece : `\${${render(piece, depth)}}`));
  const text = `${parts.join('')}${parts.length < pieces.length ? '...' : ''}`;
  if (text === ownGroup) return 'resourceGroup().id';
  return text.startsWith(`${ownGroup}/providers/`) ? text.slice(`${ownGroup}/providers/`.length) : text;
}

function renderAccess(base: string, member: Value, depth: number): string {
  const isName = member.kind === 'scalar' && typeof member.value === 'string' && /^[A-Za-z_]\w*$/.test(member.value);
  return isName ? `${base}.${member.value}` : `${base}[${render(member, depth)}]`;
}

function renderAll(values: readonly Value[], depth: number): string {
  const shown = values.slice(0, mostItems).map((value) => render(value, depth));
  if (values.length > mostItems) shown.push('...');
  return shown.join(', ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}...`;
}
