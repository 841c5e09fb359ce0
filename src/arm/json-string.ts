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

/** What the text between the quotes of a JSON string says; `offsets` gives for each character of it, and for its end, where it begins in that text. */
export interface DecodedString {
  readonly text: string;
  readonly offsets: Uint32Array;
  /** Offset and length of the first escape that JSON does not know, if there is one; its backslash is left out. */
  readonly badEscape: { readonly start: number; readonly length: number } | undefined;
}

/** Decodes the escapes of a JSON string. */
export function decodeJsonString(raw: string): DecodedString {
  const offsets = new Uint32Array(raw.length + 1);
  let text = '';
  let badEscape: DecodedString['badEscape'];
  for (let at = 0; at < raw.length;) {
    const backslash = raw.indexOf('\\', at);
    const plainEnd = backslash === -1 ? raw.length : backslash;
    for (let index = at; index < plainEnd; index++) offsets[text.length + index - at] = index;
    text += raw.slice(at, plainEnd);
    if (backslash === -1) break;
    const escape = escapeAt(raw, backslash);
    if (!escape.known) badEscape ??= { start: backslash, length: escape.length };
    offsets[text.length] = backslash;
    text += escape.character;
    at = backslash + escape.length;
  }
  offsets[text.length] = raw.length;
  return { text, offsets: offsets.subarray(0, text.length + 1), badEscape };
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
