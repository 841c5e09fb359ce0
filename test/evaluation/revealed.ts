import { arrayOf, joinText, objectWith, symbolicAccess, symbolicCall, symbolicLambda } from '../../src/values/construct.js';
import { isSecret } from '../../src/values/secret.js';
import type { Member, UnknownValue, Value } from '../../src/values/value.js';

/**
 * The value that the evaluator has, with nothing hidden: what another evaluation is compared with. A text that is printed says less, since it
 * has an expression in the place of each secret. For tests alone: no product code can make it.
 */
export function revealed(value: Value): Value {
  if (!isSecret(value)) return value;
  switch (value.kind) {
    case 'scalar':
      return { kind: 'scalar', value: value.value, origin: value.origin, ...(value.float === true && { float: true }) };
    case 'array':
      return arrayOf(value.items.map(revealed), value.origin);
    case 'object': {
      const members = new Map<string, Member>();
      for (const [key, { name, value: member }] of value.members) members.set(key, { name, value: revealed(member) });
      const open = value.open.map(({ name, value: member }) => ({ name: revealedUnknown(name), value: revealed(member) }));
      return objectWith(members, open, value.origin);
    }
    case 'unknown':
      return revealedUnknown(value);
  }
}

function revealedUnknown({ symbol, origin }: UnknownValue): UnknownValue {
  switch (symbol.kind) {
    case 'call':
      return symbolicCall(symbol.name, symbol.arguments.map(revealed), symbol.facts, origin, symbol.scope);
    case 'access':
      return symbolicAccess(revealedUnknown(symbol.base), revealed(symbol.member), origin);
    case 'lambda':
      return symbolicLambda(symbol.parameters, revealed(symbol.body), origin);
    case 'text': {
      const text = joinText(symbol.pieces.map((piece) => (typeof piece === 'string' ? piece : revealedUnknown(piece))));
      return text.kind === 'unknown' ? text : { kind: 'unknown', symbol, origin };
    }
  }
}
