/** What names of members, options and variables end in whose values let whoever has them in. */
const ending = '(?:key|password|passwd|passphrase|pwd|secret|token|credential|sas|pin)';

const secretName = new RegExp(`${ending}$`, 'i');
const secretLine = new RegExp(`^[^\\r\\n#]{0,200}?\\b\\w{0,60}${ending}["']?[ \\t]{0,20}[:=][ \\t]{0,20}([^\\r\\n]+)`, 'gim');

/** Whether a name is like that of what holds a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Where lines of a text set such a name by `:` or `=`, in whatever language: the values, as offsets into the text. */
export function secretLinesIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(secretLine), ({ 0: line, 1: value = '', index }) => ({
    start: index + line.length - value.length,
    end: index + line.length,
  }));
}
