import { not, piecesOf, stringOf } from '../../src/rule-api.js';
import type { Truth, Value } from '../../src/rule-api.js';

/** What the alias of a private link service ends in. */
const aliasEnd = '.azure.privatelinkservice';

/** Whether the target of a connection is an alias (`name.guid.region.azure.privatelinkservice`), which has no slashes, and not an id. */
export function isAlias(target: Value): Truth {
  const pieces = piecesOf(target);
  const [first, last] = [pieces?.[0], pieces?.at(-1)];
  if (typeof first === 'string' && first.startsWith('/')) return 'false';
  const end = typeof last === 'string' ? last.toLowerCase() : '';
  if (end.endsWith(aliasEnd)) return 'true';
  return stringOf(target) === undefined && aliasEnd.endsWith(end) ? 'unknown' : 'false';
}

/** Whether the target of a connection is a text that is neither an id, which begins with a slash, nor an alias. */
export function isNeitherIdNorAlias(target: Value): Truth {
  const [first] = piecesOf(target) ?? [];
  if (isAlias(target) === 'true') return 'false';
  if (stringOf(target) === '') return 'true';
  if (typeof first !== 'string') return 'unknown';
  return first.startsWith('/') ? 'false' : not(isAlias(target));
}
