import type { Expression, ObjectExpression } from '../template/expression.js';
import { isSecretName, mayHoldSecret, secretLinesIn, secretSettingsIn } from '../text/secret-names.js';
import type { Source, Span } from '../text/source.js';

/** Where a document spells out secrets. Connection strings are seen wherever they stand, by their parts. */
export function secretsIn(source: Source, root: Expression | undefined): Span[] {
  const { text } = source;
  const lines = [...secretLinesIn(text), ...secretSettingsIn(text), ...bareWaysIn(text)].map((place) => ({ source, ...place }));
  return [...lines, ...(root === undefined ? [] : namedIn(root, false))];
}

/** A password between a name and a host that has no scheme before it, as brokers and databases take it; not the tag of an image before its digest. */
const login = /(?<![\w./:%+-])[\w.%+-]{1,100}:(?:[\w.%+-]{1,100}:){0,5}([^\s:/@"'\\]{1,200})@(?!sha\d)/g;

/** The same of Oracle. */
const oracleLogin = /:(?:thin|oci\d?):[\w.%+-]{1,100}\/([^\s:/@"'\\]{1,200})@/g;

/** What follows the way in which somebody is let in. */
const credentials = /\b(?:Bearer|Basic)[ \t]{1,20}([^\s"'\\]+)/g;

/** What is in a credential by its name and its form: the base64 of a login, as in the settings of Docker, or a signature. */
const encoded = /(?:\bauth|_auth|signature)\\?["']?[ \t]{0,20}[:=][ \t]{0,20}\\?["']?([A-Za-z0-9+/_-]{6,}={0,2})(?![\w.:/-])/gi;

/** Where a text has passwords and credentials in values of any name. */
function bareWaysIn(text: string): { readonly start: number; readonly end: number }[] {
  return [login, oracleLogin, credentials, encoded].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: whole, 1: value = '', index }) => {
      const start = index + whole.lastIndexOf(value);
      return { start, end: start + value.length };
    }),
  );
}

function* namedIn(node: Expression, isSecret: boolean): Iterable<Span> {
  if (node.kind === 'array') for (const item of node.items) yield* namedIn(item, isSecret);
  else if (node.kind === 'object')
    for (const { key, value } of node.properties) yield* namedIn(value, isSecret || (key.kind === 'key' && isNamedSecret(key.name, value)));
  else if (isSecret && node.kind === 'literal' && typeof node.value === 'string') yield node;
}

/** Names of groups such as `registryCredentials` are no names of secrets: what is in them has its own. */
function isNamedSecret(name: string, value: Expression): boolean {
  return isSecretName(name) || (mayHoldSecret(name) && (value.kind === 'literal' || (value.kind === 'object' && isVariable(value))));
}

/** A variable of the environment in a manifest: `{ "value": "..." }`. */
function isVariable({ properties: [first, ...others] }: ObjectExpression): boolean {
  return first?.key.kind === 'key' && first.key.name === 'value' && others.length === 0;
}
