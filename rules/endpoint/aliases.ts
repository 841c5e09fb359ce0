import { piecesOf } from '../../src/rule-api.js';
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
  return aliasEnd.endsWith(end) ? 'unknown' : 'false';
}
