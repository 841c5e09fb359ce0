/** Lower case as the engine makes it: character by character, in no language. Some characters of other scripts stay as they are. */
export function toLowerCase(text: string): string {
  return changed(text, (part) => part.toLowerCase(), changedOtherwise.lower);
}

/** Upper case as the engine makes it: character by character, in no language. Some characters of other scripts stay as they are. */
export function toUpperCase(text: string): string {
  return changed(text, (part) => part.toUpperCase(), changedOtherwise.upper);
}

/** What two texts are compared by where letter case does not count. */
export function foldCase(text: string): string {
  return toLowerCase(toUpperCase(text));
}

/** Characters that JavaScript makes ASCII letters of, and the one of which it makes another at the end of a word. None becomes shorter. */
const changedOtherwise = { lower: /[\u03a3\u212a]/, upper: /[\u0131\u017f]/ } as const;

/** A text with every character changed by itself: all at once where that comes to the same. */
function changed(text: string, change: (part: string) => string, otherwise: RegExp): string {
  const whole = change(text);
  if (whole.length === text.length && !otherwise.test(text)) return whole;
  const known = new Map<string, string>();
  let made = '';
  for (const character of text) {
    let one = known.get(character);
    if (one === undefined) known.set(character, (one = single(character, change(character))));
    made += one;
  }
  return made;
}

/** No character becomes several, and none but an ASCII letter becomes one. */
function single(character: string, made: string): string {
  return made.length === character.length && (made > '\u007f' || character <= '\u007f') ? made : character;
}
