import { isNull, stringOf, that, truthOf } from '../src/rule-api.js';
import type { Statement, Value } from '../src/rule-api.js';

/** That a property is set to a text that is accepted, given in lower case; one that is left out, or null, is not. */
export function isSetTo(property: Value | undefined, accepts: (text: string) => boolean): Statement {
  return that(({ see }) => {
    const seen = property && see(property);
    if (seen === undefined || isNull(seen)) return 'false';
    const text = stringOf(seen)?.toLowerCase();
    return text === undefined ? 'unknown' : truthOf(accepts(text));
  });
}
