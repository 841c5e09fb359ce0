import { isNull, resourceTypeOf, stringOf, that, truthOf } from '../src/rule-api.js';
import type { Statement, Value } from '../src/rule-api.js';

/** That a property holds the id of a resource: it is neither left out, nor null, nor empty. */
export function namesResource(id: Value | undefined): Statement {
  return that(({ identity }) => {
    const seen = id && identity(id);
    if (seen === undefined || isNull(seen)) return 'false';
    const text = stringOf(seen);
    if (text !== undefined) return truthOf(text !== '');
    return resourceTypeOf(seen) === undefined ? 'unknown' : 'true';
  });
}
