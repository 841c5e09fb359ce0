import { isSecretName, loginsIn, tokensIn } from '../text/secret-names.js';

const mask = '***';

/**
 * Plain data of which no text is left that `writtenSecrets` finds where it is written: of members whose names are like those of secrets, unless it is an expression, and
 * what lets somebody in among the parts of others.
 */
export function withoutWrittenSecrets(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return isSecretName(name) && !isExpression(value) && value !== '' ? mask : withoutParts(value);
  if (Array.isArray(value)) return value.map((item) => withoutWrittenSecrets(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutWrittenSecrets(member, key)]));
}

function isExpression(text: string): boolean {
  return /^\[(?!\[)/.test(text);
}

/** The text begins in quotes wherever it is written. */
function withoutParts(text: string): string {
  const quoted = `"${text}`;
  const stretches = [...tokensIn(quoted), ...loginsIn(quoted)].sort((one, other) => one.start - other.start);
  let shown = '';
  let at = 1;
  for (const { start, end } of stretches) {
    if (start >= at) shown += quoted.slice(at, start) + mask;
    at = Math.max(at, end);
  }
  return shown + quoted.slice(at);
}
