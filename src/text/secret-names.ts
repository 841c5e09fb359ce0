/** What names of members, options and variables end in whose values let whoever has them in. */
const ending = '(?:key|password|passwd|passphrase|pwd|secret|token|credential|sas|pin)';

const secretName = new RegExp(`${ending}$`, 'i');
const secretLine = new RegExp(`^[^\\r\\n#]{0,200}?\\b\\w{0,60}${ending}["']?[ \\t]{0,20}[:=][ \\t]{0,20}([^\\r\\n]+)`, 'gim');

/** Whether a name is like that of what holds a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Parts of names, and whole ones, of what Azure keeps with a resource to let somebody in. */
const secretPart =
  /password|secret|token|connectionstring|credential|(?:access|primary|secondary|private|shared|account|api)_?key|^keys?$|sas(?:url|uri)?$/i;

/** Whether a name holds anything that is like that of a secret: where more may be left out than has to be. */
export function mayNameSecret(name: string): boolean {
  return isSecretName(name) || secretPart.test(name);
}

/** Where lines of a text set such a name by `:` or `=`, in whatever language: the values, as offsets into the text. */
export function secretLinesIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(secretLine), ({ 0: line, 1: value = '', index }) => ({
    start: index + line.length - value.length,
    end: index + line.length,
  }));
}
