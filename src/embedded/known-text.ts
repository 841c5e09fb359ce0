import { hole } from '../text/alignment.js';
import { EmbeddedText } from '../text/embedded-text.js';
import type { Span } from '../text/source.js';
import { callNamed } from '../values/conditions.js';
import { piecesOf, stringOf } from '../values/construct.js';
import { inSight } from '../values/secret.js';
import type { Origin, Value } from '../values/value.js';

/** Characters of a script that are looked at; a longer one is not. */
const longest = 1_000_000;

/** Places where a text may be written that are looked at: the way that a value came has as many steps. */
const mostPlaces = 20;

/**
 * The text of a value, or the text that it is the base64 of, as far as it is known and may be shown: what is not stands there as a hole. Undefined
 * where nothing is known, or it is written nowhere.
 */
export function knownText(value: Value, isEncoded: boolean): EmbeddedText | undefined {
  const seen = inSight(value);
  const places = placesOf(value.origin);
  if (!isEncoded) return textOf(seen, places);
  const encoded = stringOf(seen);
  if (encoded !== undefined) return written(decoded(encoded), places);
  const [text] = callNamed(seen, 'base64') ?? [];
  return text && textOf(inSight(text), [...places, ...placesOf(text.origin)]);
}

function textOf(value: Value, places: readonly Span[]): EmbeddedText | undefined {
  const pieces = piecesOf(value);
  return pieces && written(pieces.map((piece) => (typeof piece === 'string' ? piece : hole)).join(''), places);
}

function written(text: string, [first, ...others]: readonly Span[]): EmbeddedText | undefined {
  return first === undefined || text.length > longest ? undefined : new EmbeddedText(text, [first, ...others]);
}

function decoded(encoded: string): string {
  return encoded.length > 2 * longest ? '' : Buffer.from(encoded, 'base64').toString('utf8');
}

/** Where a value stands, and where it came from. */
function placesOf(origin: Origin | undefined): readonly Span[] {
  const places: Span[] = [];
  for (let at = origin; at !== undefined && places.length < mostPlaces; at = at.from) places.push(at.span);
  return places;
}
