import { tokensIn } from '../template/tokens.js';
import { isSecretMember, secretMask, withoutWaysIn } from '../text/secret-names.js';
import type { Term } from '../values/term.js';

/** A rendering that is longer loses its inner parts first. */
const longest = 100;
const depths = [5, 4, 3, 2, 1] as const;
const mostItems = 5;
const elided = '...';
const providers = '/providers/';
/** What stands for a value that the engine would refuse, and for one that could not be read, of which a diagnostic says why, and for a secret. */
const stoodIn: ReadonlyMap<string, string> = new Map([
  ['fail', '(cannot be evaluated)'],
  ['unread', '(cannot be read)'],
  ['secret', '(secret)'],
]);

/**
 * A value for people: known text as it is, anything else as the expression that a template would have for it, text with unknown
 * pieces as `${parameters('prefix')}-pe`. An unknown shows its expression only, so no secret is printed. Long ones are cut; expressions lose
 * inner parts until they have no more than `most` characters, as far as that can be.
 */
export function renderValue(value: Term, most = longest): string {
  if (value.kind === 'scalar') return value.value === '' ? "''" : cut(withoutWaysIn(String(value.value)));
  return tokenOf(value) ?? fitting((depth) => (value.kind === 'text' ? renderText(value, depth) : render(value, depth)), most);
}

/** As `renderValue`; of an id that would be cut, the resource that it ends in is what is kept. */
export function renderId(id: Term): string {
  const whole = renderValue(id);
  const resource = whole.endsWith(elided) ? afterProvider(id) : undefined;
  return resource === undefined ? whole : `${elided}/${renderValue(resource)}`;
}

/** As `renderValue`; an id that is known in full and would be cut is type and name of its resource. */
export function renderNamed(value: Term, most = longest): string {
  const whole = renderValue(value, most);
  const isCut = value.kind === 'scalar' && whole.endsWith(elided) && String(value.value).startsWith('/subscriptions/');
  const resource = isCut ? afterProvider(value) : undefined;
  return resource === undefined ? whole : renderValue(resource, most);
}

/** What follows the last `/providers/` of an id, as far as it is written; undefined where there is none. */
function afterProvider(id: Term): Term | undefined {
  const pieces = id.kind === 'text' ? id.pieces : id.kind === 'scalar' && typeof id.value === 'string' ? [id.value] : [];
  const last = pieces.findLastIndex((piece) => typeof piece === 'string' && piece.includes(providers));
  const piece = pieces[last];
  if (typeof piece !== 'string') return undefined;
  const start = piece.slice(piece.lastIndexOf(providers) + providers.length);
  return { kind: 'text', pieces: [start, ...pieces.slice(last + 1)], more: id.kind === 'text' ? id.more : 0 };
}

/** A value as it stands inside an expression: text is quoted. */
export function renderOperand(value: Term): string {
  return fitting((depth) => render(value, depth));
}

/** The deepest rendering that is short enough. */
function fitting(renderTo: (depth: number) => string, most = longest): string {
  let text = '';
  for (const depth of depths) {
    text = renderTo(depth);
    if (text.length <= most) return text;
  }
  return cut(text);
}

function render(value: Term, depth: number): string {
  if (value.kind === 'scalar') return typeof value.value === 'string' ? quote(cut(withoutWaysIn(value.value))) : String(value.value);
  if (depth === 0) return elided;
  switch (value.kind) {
    case 'array':
      return `[${renderAll(value.items, value.more, depth - 1)}]`;
    case 'object': {
      const members = value.members
        .slice(0, mostItems)
        .map((member) => `${member.name}: ${renderOf(member.name, member.value, depth - 1)}`);
      if (value.members.length + value.more > members.length) members.push(elided);
      return `{${members.join(', ')}}`;
    }
    default:
      return renderSymbol(value, depth - 1);
  }
}

/** Of a member with a name like that of a secret no text is shown. */
function renderOf(name: string, value: Term, depth: number): string {
  const isHidden = value.kind === 'scalar' && typeof value.value === 'string' && value.value !== '' && isSecretMember(name);
  return isHidden ? quote(secretMask) : render(value, depth);
}

function renderSymbol(symbol: Term, depth: number): string {
  switch (symbol.kind) {
    case 'call':
      return stoodIn.get(symbol.name) ?? `${symbol.name}(${renderAll(symbol.arguments, symbol.more, depth)})`;
    case 'access':
      return renderSymbol(symbol.base, depth) + symbol.members.map((member) => renderMember(member, depth)).join('');
    case 'text': {
      const text = renderText(symbol, depth);
      return [...ownIds.values()].includes(text) ? text : quote(text);
    }
    case 'lambda':
      return `lambda(${symbol.parameters.map(quote).join(', ')}, ${render(symbol.body, depth)})`;
    case 'elided':
      return elided;
    default:
      return render(symbol, depth);
  }
}

/** Short for the ids of what the deployment goes to. */
const ownIds: ReadonlyMap<string, string> = new Map([
  ['/subscriptions/${subscription().subscriptionId}', 'subscription().id'],
  ['/subscriptions/${subscription().subscriptionId}/resourceGroups/${resourceGroup().name}', 'resourceGroup().id'],
]);

/** Ids of resources in the resource group of the deployment are shortened to `type/name`. */
function renderText({ pieces, more }: Extract<Term, { kind: 'text' }>, depth: number): string {
  const parts = pieces
    .slice(0, 2 * mostItems)
    .map((piece) => (typeof piece === 'string' ? withoutWaysIn(piece) : (tokenOf(piece) ?? `\${${render(piece, depth)}}`)));
  const text = `${parts.join('')}${parts.length < pieces.length + more ? elided : ''}`;
  const [, inGroup] = text.split('/subscriptions/${subscription().subscriptionId}/resourceGroups/${resourceGroup().name}/providers/');
  return ownIds.get(text) ?? inGroup ?? text;
}

/** The token of a pipeline that a value stands for. */
function tokenOf(value: Term): string | undefined {
  const [text] = value.kind === 'call' && value.name === 'unknown' ? value.arguments : [];
  return text?.kind === 'scalar' && typeof text.value === 'string' && tokensIn(text.value) !== undefined ? text.value : undefined;
}

function renderMember(member: Term, depth: number): string {
  const isName = member.kind === 'scalar' && typeof member.value === 'string' && /^[A-Za-z_]\w*$/.test(member.value);
  return isName ? `.${member.value}` : `[${render(member, depth)}]`;
}

function renderAll(values: readonly Term[], more: number, depth: number): string {
  const shown = values.slice(0, mostItems).map((value) => render(value, depth));
  if (values.length + more > shown.length) shown.push(elided);
  const text = shown.join(', ');
  return shown.length > 0 && (shown.every((item) => item === elided) || (depth === 0 && text.length > longest / 2)) ? elided : text;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}${elided}`;
}
