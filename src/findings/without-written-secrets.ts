import { isSecretMember, secretMask, withoutWaysIn } from '../text/secret-names.js';

/**
 * Plain data of which no text is left that `writtenSecrets` finds where it is written: of members whose names are like those of secrets, unless it is an expression, and
 * what lets somebody in among the parts of others.
 */
export function withoutWrittenSecrets(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return isSecretMember(name) && !isExpression(value) && value !== '' ? secretMask : withoutWaysIn(value);
  if (Array.isArray(value)) return value.map((item) => withoutWrittenSecrets(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutWrittenSecrets(member, key)]));
}

function isExpression(text: string): boolean {
  return /^\[(?!\[)/.test(text);
}
