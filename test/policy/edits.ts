/** Edits of JSON templates that change nothing of what is deployed. */
export const edits: Readonly<Record<string, (text: string) => string>> = {
  'lines before it': (text) => text.replace('{', '{\n  // moved\n\n\n'),
  'another layout': (text) => JSON.stringify(JSON.parse(withoutComments(text)), undefined, 7).replaceAll('\n', '\r\n'),
  'one line': (text) => JSON.stringify(JSON.parse(withoutComments(text))),
  'other names of parameters': (text) => JSON.stringify(renamed(JSON.parse(withoutComments(text))), undefined, 2),
};

/** JSON without the comments at the ends of its lines. */
function withoutComments(text: string): string {
  return text.replace(/^((?:[^"/\n]|"(?:[^"\\\n]|\\.)*"|\/(?!\/))*)\/\/.*$/gm, '$1').replace(/,(\s*[\]}])/g, '$1');
}

/** Every parameter has another name, wherever it is declared, given or read. */
function renamed(value: unknown, areNames = false): unknown {
  if (typeof value === 'string')
    return value.startsWith('[')
      ? value.replace(/\bparameters\('(\w+)'\)/g, (_, name: string) => `parameters('${otherName(name)}')`)
      : value;
  if (Array.isArray(value)) return value.map((item) => renamed(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [areNames ? otherName(name) : name, renamed(member, name === 'parameters' && !areNames)]),
  );
}

function otherName(name: string): string {
  return `${name}ByAnotherName`;
}
