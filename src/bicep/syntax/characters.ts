const identifierStart = 1;
const identifierPart = 2;
const digit = 4;
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) return identifierStart | identifierPart;
  return /[0-9]/.test(character) ? identifierPart | digit : 0;
});

function hasClass(code: number, mask: number): boolean {
  return code < 128 && ((classes[code] ?? 0) & mask) !== 0;
}

export function isIdentifierStart(code: number): boolean {
  return hasClass(code, identifierStart);
}

export function isIdentifierPart(code: number): boolean {
  return hasClass(code, identifierPart);
}

export function isDigit(code: number): boolean {
  return hasClass(code, digit);
}

/** Space or tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Carriage return or line feed. */
export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
