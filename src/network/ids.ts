import { callNamed, simplifyIf } from '../values/conditions.js';
import { changedInCase } from '../values/folding.js';
import { joinText, piecesOf, relocate } from '../values/construct.js';
import { asSecretAs } from '../values/secret.js';
import type { UnknownValue, Value } from '../values/value.js';
import { cutBeforeSubnets } from './cut-ids.js';

type Pieces = readonly (string | UnknownValue)[];

/**
 * The id above a child's: what stands before the last `/<segment>/` of the known text; of an `if`, that of each branch. Undefined where the text
 * does not say so.
 */
export function parentId(id: Value, segment: string): Value | undefined {
  return asSecretAs(id, (text) => writtenParent(text, segment));
}

function writtenParent(id: Value, segment: string): Value | undefined {
  const [condition, then, otherwise] = callNamed(id, 'if') ?? [];
  if (condition !== undefined && then !== undefined && otherwise !== undefined) {
    const [yes, no] = [parentId(then, segment), parentId(otherwise, segment)];
    return yes === undefined && no === undefined ? undefined : relocate(simplifyIf(condition, yes ?? then, no ?? otherwise), id.origin);
  }
  const parts = splitAtMark(id, `/${segment}/`);
  return parts && joinText(parts.before, id.origin);
}

/**
 * An id as a template means it. One that is brought to upper or lower case is the same id. Of one that is cut out of another, as by
 * `split(subnetId, '/subnets/')[0]`, it is that of the network: that is so whatever the groups and subscriptions in it are called, though a group
 * could be called `subnets`.
 */
export function plainId(id: Value): Value {
  return plainlyWritten(id) === id ? id : asSecretAs(id, plainlyWritten);
}

function plainlyWritten(id: Value): Value {
  const written = asWritten(id);
  const whole = cutBeforeSubnets(written);
  const network = whole && parentId(whole, 'subnets');
  return network === undefined ? written : relocate(network, id.origin);
}

/** An id without what only changes the case of its letters. */
function asWritten(id: Value): Value {
  if (id.kind !== 'unknown') return id;
  const inner = changedInCase(id);
  if (inner?.kind === 'unknown') return relocate(asWritten(inner), id.origin);
  if (id.symbol.kind !== 'text') return id;
  const { pieces } = id.symbol;
  const written = pieces.map((piece) => (typeof piece === 'string' ? piece : asWritten(piece)));
  return written.every((piece, at) => piece === pieces[at]) ? id : joinText(written, id.origin);
}

/** The own name in an id: what follows the last `/<segment>/`, up to the next slash that is known. */
export function nameAfter(id: Value, segment: string): Value | undefined {
  return asSecretAs(id, (text) => {
    const parts = splitAtMark(text, `/${segment}/`);
    return parts && joinText(upToSlash(parts.after), id.origin);
  });
}

/** The id of an item inside a body: its parent's, the array's name and its own. */
export function childId(parent: Value, segment: string, name: Value | undefined): Value {
  const own = name?.kind === 'unknown' || name?.kind === 'scalar' ? [asSecretAs(name, segmentOf)] : [];
  return joinText([parent, `/${segment}/`, ...own], name?.origin ?? parent.origin);
}

function segmentOf(name: Value): Value {
  const pieces = piecesOf(name) ?? [name];
  return joinText(pieces.map((part) => (typeof part !== 'string' && part.kind === 'unknown' ? withoutSlash(part) : part)));
}

/** An unknown part of a name: Azure takes no name with a slash. */
export function withoutSlash(part: UnknownValue): UnknownValue {
  return { ...part, segment: true };
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
