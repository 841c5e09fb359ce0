import { piecesOf, stringOf, that } from '../src/rule-api.js';
import type { Statement, Value } from '../src/rule-api.js';
import { holdsPlaceholder } from './placeholders.js';

/** That the characters of a name are such as Azure takes, as far as they are known. */
export function hasFittingCharacters(name: Value): Statement {
  return that(({ see }) => {
    const seen = see(name);
    if (hasOtherCharacters(seen)) return 'false';
    return stringOf(seen) === undefined ? 'unknown' : 'true';
  });
}

/**
 * Whether what is known of a name holds a character that Azure takes nowhere in it. A hyphen at the begin or the end is not judged: it is there where a
 * parameter file is still to be filled in.
 */
export function hasOtherCharacters(name: Value): boolean {
  const known = (piecesOf(name) ?? []).filter((piece) => typeof piece === 'string');
  return !known.some(holdsPlaceholder) && known.some((text) => /[ -,/:;=?^`|~]/.test(text));
}
