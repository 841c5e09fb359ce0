/** Levels of a JSON text that is read as a whole: what is written down for this program has a few. */
const deepest = 100;

/**
 * What a JSON text says; undefined where it is none, or nested more deeply than anything that is written for this program: whoever compares the value, or
 * writes it again, goes down in it with the stack.
 */
export function jsonValue(text: string): { readonly value: unknown } | undefined {
  const value = parsedJson(text);
  return value === undefined || isNestedTooDeeply(value.value) ? undefined : value;
}

/** What a JSON text says, which may begin with a byte-order mark; undefined where it is none, or nested more deeply than the stack goes. */
export function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    return undefined;
  }
}

/** Looked at level by level, not by going down. */
function isNestedTooDeeply(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) level = level.flatMap(partsOf);
  return level.length > 0;
}

function partsOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
