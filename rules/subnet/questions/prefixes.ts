import { parsePrefix, stringOf } from '../../../src/rule-api.js';
import type { Inquiry, Listing, ListItem, Prefix, Value } from '../../../src/rule-api.js';

/** The prefixes of a list in one case; undefined where one of them is not known, or there is none. */
export function knownPrefixes(prefixes: Listing<ListItem>, { list }: Inquiry): readonly Prefix[] | undefined {
  const { values, possible, complete } = list(prefixes);
  const known = values.flatMap(prefixIn);
  const areAll = complete && possible.length === 0 && known.length > 0 && known.length === values.length;
  return areAll ? known : undefined;
}

/** The prefix that a value is: none where it is no text, or not one of a prefix. */
export function prefixIn(value: Value): Prefix[] {
  const prefix = parsePrefix(stringOf(value) ?? '');
  return prefix === undefined ? [] : [prefix];
}
