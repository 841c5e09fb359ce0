import { joinText, piecesOf } from '../evaluation/construct.js';
import type { UnknownValue, Value } from '../evaluation/value.js';

type Pieces = readonly (string | UnknownValue)[];

/** The id above a child's: what stands before the last `/<segment>/` of the known text. Undefined where the text does not say so. */
export function parentId(id: Value, segment: string): Value | undefined {
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
  const own = name?.kind === 'unknown' || name?.kind === 'scalar' ? [name] : [];
  return joinText([parent, `/${segment}/`, ...own], name?.origin ?? parent.origin);
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
