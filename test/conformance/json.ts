export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isRecord(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

declare const expression: unique symbol;

/** A text that the engine left unevaluated. */
export type ExpressionText = string & { readonly [expression]: true };

export function isExpressionText(value: Json | undefined): value is ExpressionText {
  return typeof value === 'string' && value.length > 2 && value.startsWith('[') && !value.startsWith('[[') && value.endsWith(']');
}

/** Scalars inside a value, null and absent members left out, expressions counted as one. */
export function* leavesOf(value: Json | undefined): Generator<Exclude<Json, object | null>> {
  if (value === undefined || value === null) return;
  if (typeof value !== 'object') yield value;
  else for (const item of Object.values(value)) yield* leavesOf(item);
}

/** Whether two values are the same: null members as absent ones, names of members and resource ids ignoring case. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null);
  if (typeof a === 'string' && typeof b === 'string') return sameText(a, b);
  if (isList(a) || isList(b)) return isList(a) && isList(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (isRecord(a) && isRecord(b)) return sameMembers(a, b);
  return a === b;
}

function sameMembers(a: { readonly [name: string]: Json }, b: { readonly [name: string]: Json }): boolean {
  const left = membersByKey(a);
  const right = membersByKey(b);
  for (const [key, value] of left) if (!sameJson(value, right.get(key))) return false;
  for (const [key, value] of right) if (!left.has(key) && value !== null) return false;
  return true;
}

/** Members by lower-cased name. */
export function membersByKey(value: { readonly [name: string]: Json }): Map<string, Json> {
  return new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]));
}

/** Whether two texts are the same, resource ids ignoring case. */
export function sameText(a: string, b: string): boolean {
  return a === b || (a.length === b.length && looksLikeId(a) && a.toLowerCase() === b.toLowerCase());
}

function looksLikeId(text: string): boolean {
  return text.startsWith('/') || /^microsoft\.[a-z.]+\//i.test(text) || /\/(subscriptions|resourceGroups|providers)\//i.test(text);
}

/** Whether a text is JSON as Azure reads it: comments and commas before a closing bracket are fine. */
export function isJson(text: string): boolean {
  const strict = text.replace(/("(?:[^"\\]|\\.)*")|\/\/.*|\/\*[^]*?\*\/|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? '');
  try {
    JSON.parse(strict);
    return true;
  } catch {
    return false;
  }
}
