import { joinText, piecesOf, relocate } from '../values/construct.js';
import { idSegments } from '../values/id-equality.js';
import type { Symbolic, UnknownValue, Value } from '../values/value.js';

type Pieces = readonly (string | UnknownValue)[];

/** The id above a child's: what stands before the last `/<segment>/` of the known text. Undefined where the text does not say so. */
export function parentId(id: Value, segment: string): Value | undefined {
  if (id.kind !== 'unknown' || id.symbol.kind !== 'text') return findParentId(id, segment);
  let parents = parentIds.get(id.symbol);
  if (parents === undefined) parentIds.set(id.symbol, (parents = new Map<string, Value | undefined>()));
  if (!parents.has(segment)) parents.set(segment, findParentId(id, segment));
  const parent = parents.get(segment);
  return parent && relocate(parent, id.origin);
}

/** Of texts with unknown pieces, by segment: every question about a child asks for it. */
const parentIds = new WeakMap<Symbolic, Map<string, Value | undefined>>();

function findParentId(id: Value, segment: string): Value | undefined {
  const parts = splitAtMark(id, `/${segment}/`);
  return parts && joinText(parts.before, id.origin);
}

/** The own name in an id: what follows the last `/<segment>/`, up to the next slash that is known. */
export function nameAfter(id: Value, segment: string): Value | undefined {
  const parts = splitAtMark(id, `/${segment}/`);
  return parts && joinText(upToSlash(parts.after), id.origin);
}

/** The id of an item inside a body: its parent's, the array's name and its own. */
export function childId(parent: Value, segment: string, name: Value | undefined): Value {
  const own = name?.kind === 'unknown' || name?.kind === 'scalar' ? (piecesOf(name) ?? [name]) : [];
  const named = own.map((part) => (typeof part !== 'string' && part.kind === 'unknown' ? withoutSlash(part) : part));
  return joinText([parent, `/${segment}/`, ...named], name?.origin ?? parent.origin);
}

/** An unknown part of a name: Azure takes no name with a slash. */
export function withoutSlash(part: UnknownValue): UnknownValue {
  return { ...part, segment: true };
}

/** The resource type that an id names: of its last provider. Undefined where an unknown part may hold slashes, and for groups and subscriptions. */
export function typeInId(id: Value): string | undefined {
  const segments = idSegments(id);
  if (segments === undefined || segments.some((segment) => !segment.single)) return undefined;
  const texts = segments.map(({ pieces: [first, ...rest] }) => (typeof first === 'string' && rest.length === 0 ? first : undefined));
  const provider = texts.findLastIndex((text) => text?.toLowerCase() === 'providers');
  if (provider < 0) return undefined;
  const [namespace, ...path] = texts.slice(provider + 1);
  const types = [namespace, ...path.filter((_, index) => index % 2 === 0)];
  return types.every((type) => type !== undefined) ? types.join('/') : undefined;
}

/** The pieces before and after the last place where the known text of an id holds a mark, ignoring case. */
export function splitAtMark(id: Value, mark: string): { readonly before: Pieces; readonly after: Pieces } | undefined {
  const pieces = piecesOf(id) ?? [];
  const wanted = mark.toLowerCase();
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index];
    const at = typeof piece === 'string' ? piece.toLowerCase().lastIndexOf(wanted) : -1;
    if (typeof piece !== 'string' || at < 0) continue;
    return {
      before: [...pieces.slice(0, index), piece.slice(0, at)],
      after: [piece.slice(at + mark.length), ...pieces.slice(index + 1)],
    };
  }
  return undefined;
}

function upToSlash(pieces: Pieces): Pieces {
  const name: (string | UnknownValue)[] = [];
  for (const piece of pieces) {
    const slash = typeof piece === 'string' ? piece.indexOf('/') : -1;
    name.push(typeof piece === 'string' && slash >= 0 ? piece.slice(0, slash) : piece);
    if (slash >= 0) break;
  }
  return name;
}
