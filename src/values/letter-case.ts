/** Lower case as the engine makes it: character by character, in no language. Some characters of other scripts stay as they are. */
export function toLowerCase(text: string): string {
  return isAscii(text) ? text.toLowerCase() : Array.from(text, (character) => single(character, character.toLowerCase())).join('');
}

/** Upper case as the engine makes it: character by character, in no language. Some characters of other scripts stay as they are. */
export function toUpperCase(text: string): string {
  return isAscii(text) ? text.toUpperCase() : Array.from(text, (character) => single(character, character.toUpperCase())).join('');
}

/** What two texts are compared by where letter case does not count. */
export function foldCase(text: string): string {
  return toLowerCase(toUpperCase(text));
}

/** No character becomes several, and none but an ASCII letter becomes one. */
function single(character: string, changed: string): string {
  return changed.length === character.length && (changed > '\u007f' || character <= '\u007f') ? changed : character;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
