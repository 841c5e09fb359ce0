import { isSecretAmong } from '../azure/secret-properties.js';
import { isProtectedMember, isSecretMember, isSecretOption, secretMask, withoutScriptSecrets } from '../text/secret-names.js';

/**
 * Plain data of which no text is left that `writtenSecrets` finds where it is written: of members whose names are like those of secrets, unless it is an expression, and
 * what lets somebody in among the parts of others. `isSecret` tells of the names right in it.
 */
export function withoutWrittenSecrets(value: unknown, isSecret = isSecretMember): unknown {
  if (typeof value === 'string') return withoutScriptSecrets(value);
  if (Array.isArray(value)) return value.map((item, at) => (isGiven(value[at - 1], item) ? secretMask : withoutWrittenSecrets(item)));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  const isSetting = isSecretSetting(members);
  return Object.fromEntries(
    members.map(([name, member]) => {
      if (isProtectedMember(name)) return [name, withoutTexts(member)];
      return [
        name,
        (isSecret(name) || (isSetting && /^value$/i.test(name))) && isText(member) ? secretMask : withoutWrittenSecrets(member),
      ];
    }),
  );
}

/** Whether an item of a list of words of a command is what an option before it takes, which is a secret. */
function isGiven(option: unknown, item: unknown): boolean {
  return typeof option === 'string' && isText(item) && !String(item).startsWith('-') && isSecretOption(option);
}

/** Whether members are a setting that is called like a secret, or said to be one. */
function isSecretSetting(members: readonly (readonly [string, unknown])[]): boolean {
  return isSecretAmong(
    'setting',
    members.map(([name, said]) => ({ name, said: () => (typeof said === 'string' || typeof said === 'boolean' ? said : null) })),
  );
}

/** The same of what is for Azure alone: of texts only expressions are left, and of these what they read. */
function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value === 'string') return isText(value) ? secretMask : withoutLiterals(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutTexts(member)]));
}

/** An expression without its texts but for the names of what it reads. */
function withoutLiterals(expression: string): string {
  const literals = /(\b(?:parameters|variables|reference|lambdaVariables)\()?'(?:[^']|'')+'/g;
  return expression.replace(literals, (literal, named?: string) => (named === undefined ? `'${secretMask}'` : literal));
}

/** Whether it is a text that says something and is no expression. */
function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !/^\[(?!\[)/.test(value);
}
