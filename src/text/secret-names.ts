import { commandSecretsIn } from './command-secrets.js';

/** What stands where a secret is not shown. */
export const secretMask = '***';

/** What names of members, options and variables end in whose values let whoever has them in. */
const ending = '(?:key|password|passwd|passphrase|pwd|secret|token|credential|sas|pin|secureValue)';

const secretName = new RegExp(`${ending}$`, 'i');
const secretLine = new RegExp(`^[^\\r\\n#]{0,200}?\\b\\w{0,60}${ending}["']?[ \\t]{0,20}[:=][ \\t]{0,20}([^\\r\\n]+)`, 'gim');

/** A text in quotes that is no expression of JSON. */
const quotedText = `("(?!\\[(?!\\[))(?:[^"\\\\\\r\\n]|\\\\.)*"|'''[^]*?'''|'(?:[^'\\\\\\r\\n]|\\\\.)*')`;

const secretMember = new RegExp(`${ending}["']?(?:[ \\t]{1,20}[\\w.?|]{1,60})?\\s{0,20}[:=]\\s{0,20}${quotedText}`, 'gi');

/** A setting by its name and its value, which stand beside each other. */
const secretSetting = new RegExp(
  `\\b(?:name|key)["']?\\s{0,20}:\\s{0,20}(["'])[\\w.:-]{0,60}${ending}\\1[\\s,]{1,60}["']?value["']?\\s{0,20}:\\s{0,20}${quotedText}`,
  'gi',
);

/** A text in quotes that is nothing but what a pipeline puts a secret in place of. */
const placeholder = /^(["'])(?:<[^<>]*>|#\{[^{}]*\}#?|\$\([^()]*\)|\$?\{\{[^{}]*\}\}|__\w+__|@@\w+@@|%\w+%)\1$/;

/** Whether a name is like that of what holds a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** The same of a member of what is deployed, where `key` by itself may stand for any key to a value. */
export function isSecretMember(name: string): boolean {
  return isSecretName(name) && name.toLowerCase() !== 'key';
}

/** Whether all that a member of such a name holds is for Azure alone: it shows nobody what is in it. */
export function isProtectedMember(name: string): boolean {
  return /^(?:protected(?:settings|parameters)|customData)$/i.test(name);
}

/** Parts of names, and whole ones, of what Azure keeps with a resource to let somebody in. */
const secretPart =
  /password|secret|token|connection_?string|credential|(?:access|primary|secondary|private|shared|account|api)_?key|^keys?$|sas(?:url|uri)?$/i;

/** Whether a name holds anything that is like that of a secret: where more may be left out than has to be. */
export function mayNameSecret(name: string): boolean {
  return isSecretName(name) || secretPart.test(name);
}

/** What names end in that begin with the word for a secret, and name it or bound it. */
const aboutSecret =
  /(?:names?|ids?|identifiers?|ur[il]s?|versions?|types?|policy|policies|rotation|length|days|enabled|expir\w*|count|format|source|location|scope|vault|authentication|auth)$/i;

/** Whether what is given under a name, to what nobody knows the type of, may be a secret. */
export function mayHoldSecret(name: string): boolean {
  return isSecretMember(name) || ((/pass$|pwd|^secrets?$/i.test(name) || secretPart.test(name)) && !aboutSecret.test(name));
}

/** Where lines of a text set such a name by `:` or `=`, in whatever language: the values, as offsets into the text. */
export function secretLinesIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(secretLine), ({ 0: line, 1: value = '', index }) => ({
    start: index + line.length - value.length,
    end: index + line.length,
  }));
}

/** The name of a setting in a list, or in a text that does not parse, and what stands between it and its value. */
const setting = /(?<![\w.-])([\w.-]{1,60})\\?["']?[ \t]{0,20}[:=][ \t]{0,20}/g;

/** Its value, up to the quote that ends it, or else as one word. */
const settingValue = /^(\\?["'])?(?:(?<=")[^"\r\n]+|(?<=')[^'\r\n]+|[^\s"'\\,;{[\]}]+)/;

/** Where settings in a text, such as those of an environment, have names like that of a secret: the values, as offsets into the text. */
export function secretSettingsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  let from = 0;
  for (const { 0: sign, 1: name = '', index } of text.matchAll(setting)) {
    if (index < from || !mayHoldSecret(name)) continue;
    const [value, quote = ''] = settingValue.exec(text.slice(index + sign.length)) ?? [];
    if (value === undefined) continue;
    from = index + sign.length + value.length;
    found.push({ start: index + sign.length + quote.length, end: from });
  }
  return found;
}

/** The value of a part of a link, or of a connection string, that lets whoever has it in. */
const token =
  /[?&;'"](?:sig|code|token|access_token|api[-_]?key|subscription-key|accountkey|sharedaccesskey|instrumentationkey|password|pwd|secret|client_secret|pin-value)=([^&;'"\s\\]+)/gi;

/** Where links, connection strings and commands in a text hold what lets whoever has it in. */
export function tokensIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const tokens = Array.from(text.matchAll(token), ({ 0: whole, 1: value = '', index }) => {
    const start = index + whole.lastIndexOf(value);
    return { start, end: start + value.length };
  });
  const all = [...tokens, ...commandSecretsIn(text)];
  return [...new Map(all.map((stretch) => [`${stretch.start} ${stretch.end}`, stretch])).values()];
}

/** Who logs in to the host of an address; in those of Azure Data Lake, a container stands there. */
const login = /:\/\/(?<!\b(?:abfss?|wasbs?):\/\/)([^\s/?#@'"]{1,700})(?=@)/g;

/** Where addresses in a text say who logs in to their hosts, and often by what password. */
export function loginsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(login), ({ 0: whole, 1: who = '', index }) => {
    const end = index + whole.length;
    return { start: end - who.length, end };
  });
}

/** A text without them. */
export function withoutLogins(text: string): string {
  return text.replace(login, `://${secretMask}`);
}

/** An address of a proxy as people write them: before its last `@` stands who logs in, whatever characters a password has. */
export function withoutProxyLogin(text: string): string {
  return text.replace(/^(\w{1,20}:\/\/)?[^]*(?=@)/, (_, scheme = '') => `${scheme}${secretMask}`);
}

/** Where a text that stands in quotes wherever it is written holds what lets whoever reads it in: who logs in to hosts, and parts of links and connection strings. */
export function waysIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!/[=@:/._<|-]|[ \t](?:login|obscure)[ \t]/.test(text)) return [];
  const quoted = `"${text}`;
  const found = [...tokensIn(quoted), ...loginsIn(quoted)].map(({ start, end }) => ({ start: start - 1, end: end - 1 }));
  return found.sort((one, other) => one.start - other.start);
}

/** A text that stands in quotes wherever it is written, without them. */
export function withoutWaysIn(text: string): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of waysIn(text)) {
    if (start >= at) shown += text.slice(at, start) + secretMask;
    at = Math.max(at, end);
  }
  return shown + text.slice(at);
}

/** Whether a word of a command is an option that takes a secret. */
export function isSecretOption(word: string): boolean {
  return word.startsWith('-') && withoutWaysIn(`${word} value`).endsWith(secretMask);
}

/** What lines of a script set by `:` or `=` to such a name, unless it is a variable or a command. */
const scriptLine = new RegExp(`(\\b\\w{0,60}${ending}["']?[ \\t]{0,20}[:=][ \\t]{0,20}["']?)(?![$\`<{,)])[^\\s"'\\\\;]+`, 'gi');

/** A text without ways in, and if it has several lines, as scripts have, without what those set to names like that of a secret; if it is the base64 of such a text, that of what is left. */
export function withoutScriptSecrets(text: string): string {
  const decoded = decodedText(text);
  if (decoded === undefined) return withoutWrittenWays(text);
  const shown = withoutWrittenWays(decoded);
  return shown === decoded ? text : Buffer.from(shown).toString('base64');
}

/** Where a text has others in quotes, with them, that are the base64 of what holds secrets. */
export function encodedSecretsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const encoded = Array.from(text.matchAll(/(["'])([A-Za-z0-9+/]{14,}={0,2})\1/g));
  return encoded.flatMap(({ 0: quoted, 2: value = '', index }) =>
    withoutScriptSecrets(value) === value ? [] : { start: index, end: index + quoted.length },
  );
}

function withoutWrittenWays(text: string): string {
  const shown = withoutWaysIn(text);
  return shown.includes('\n') ? shown.replace(scriptLine, `$1${secretMask}`) : shown;
}

/** The text that another is the base64 of. */
function decodedText(text: string): string | undefined {
  if (text.length < 16 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return /[\0-\x08\x0e-\x1f\ufffd]/.test(decoded) ? undefined : decoded;
}

/** Where a text gives a member, a variable, a parameter or a setting of such a name a text in quotes that is no expression of JSON: the values with their quotes. */
export function secretMembersIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const members = Array.from(text.matchAll(secretMember), ({ 0: { length }, 1: value = '', index }) => ({ value, end: index + length }));
  const settings = Array.from(text.matchAll(secretSetting), ({ 0: { length }, 2: value = '', index }) => ({ value, end: index + length }));
  return [...members, ...settings].flatMap(({ value, end }) => (placeholder.test(value) ? [] : { start: end - value.length, end }));
}
