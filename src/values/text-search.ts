/** Longest text that is looked for as the engine of JavaScript does it: that takes as many comparisons for each place, in the worst case, as it is long. */
const longestShort = 64;

/** Where a text is first in another, from a place on; -1 where it is not. Takes no longer for texts that almost fit everywhere. */
export function firstPlaceOf(wanted: string, text: string, from = 0): number {
  if (wanted.length <= longestShort) return text.indexOf(wanted, from);
  const [first = -1] = placesOf(wanted, text, from);
  return first;
}

/** Where a text is last in another; -1 where it is not. */
export function lastPlaceOf(wanted: string, text: string): number {
  if (wanted.length <= longestShort) return text.lastIndexOf(wanted);
  let last = -1;
  for (const place of placesOf(wanted, text, 0)) last = place;
  return last;
}

/** What is before, between and after the places of a text in another. */
export function partsAround(wanted: string, text: string): string[] {
  if (wanted.length <= longestShort) return text.split(wanted);
  const parts: string[] = [];
  let start = 0;
  for (const place of placesOf(wanted, text, 0)) {
    if (place < start) continue;
    parts.push(text.slice(start, place));
    start = place + wanted.length;
  }
  return [...parts, text.slice(start)];
}

/** All places of a text that is not empty, by the method of Knuth, Morris and Pratt: no character is gone back to. */
function* placesOf(wanted: string, text: string, from: number): Generator<number> {
  const fallbacks = fallbacksIn(wanted);
  let fits = 0;
  for (let at = from; at < text.length; at++) {
    fits = fitting(fits, text.charCodeAt(at), wanted, fallbacks);
    if (fits < wanted.length) continue;
    yield at + 1 - fits;
    fits = fallbacks[fits - 1] ?? 0;
  }
}

/** For each start of a text, how long the longest shorter start is that it ends with. */
function fallbacksIn(wanted: string): Int32Array {
  const fallbacks = new Int32Array(wanted.length);
  let fits = 0;
  for (let at = 1; at < wanted.length; at++) {
    fits = fitting(fits, wanted.charCodeAt(at), wanted, fallbacks);
    fallbacks[at] = fits;
  }
  return fallbacks;
}

/** How much of the start of a text fits when a character comes after what did. */
function fitting(fitted: number, code: number, wanted: string, fallbacks: Int32Array): number {
  let fits = fitted;
  while (fits > 0 && wanted.charCodeAt(fits) !== code) fits = fallbacks[fits - 1] ?? 0;
  return wanted.charCodeAt(fits) === code ? fits + 1 : fits;
}
