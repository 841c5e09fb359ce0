const simpleEscapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
};

/** What the text between the quotes of a JSON string says. */
export interface DecodedString {
  readonly text: string;
  /** Offset and length of the first escape that JSON does not know, if there is one; its backslash is left out. */
  readonly badEscape: { readonly start: number; readonly length: number } | undefined;
}

/** Decodes the escapes of a JSON string. */
export function decodeJsonString(raw: string): DecodedString {
  let text = '';
  let badEscape: DecodedString['badEscape'];
  let at = 0;
  for (let backslash = raw.indexOf('\\'); backslash !== -1; backslash = raw.indexOf('\\', at)) {
    const escape = escapeAt(raw, backslash);
    if (!escape.known) badEscape ??= { start: backslash, length: escape.length };
    text += raw.slice(at, backslash) + escape.character;
    at = backslash + escape.length;
  }
  return { text: text + raw.slice(at), badEscape };
}

/** Where each character of what a JSON string says, and its end, begins in the text between the quotes. */
export function decodedOffsets(raw: string): Uint32Array {
  const offsets: number[] = [];
  for (let at = 0; at < raw.length;) {
    const escape = raw.charAt(at) === '\\' ? escapeAt(raw, at) : undefined;
    if (escape?.character !== '') offsets.push(at);
    at += escape?.length ?? 1;
  }
  return Uint32Array.from([...offsets, raw.length]);
}

function escapeAt(raw: string, backslash: number): { character: string; length: number; known: boolean } {
  const letter = raw.charAt(backslash + 1);
  const simple = Object.hasOwn(simpleEscapes, letter) ? simpleEscapes[letter] : undefined;
  if (simple !== undefined) return { character: simple, length: 2, known: true };
  const digits = raw.slice(backslash + 2, backslash + 6);
  if (letter === 'u' && /^[0-9a-f]{4}$/i.test(digits))
    return { character: String.fromCharCode(parseInt(digits, 16)), length: 6, known: true };
  return { character: letter, length: 1 + letter.length, known: false };
}
