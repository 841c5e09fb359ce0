/** Lower case as the engine makes it: character by character, in no language. Characters that would become several stay. */
export function toLowerCase(text: string): string {
  return isAscii(text) ? text.toLowerCase() : Array.from(text, (character) => sameLength(character, character.toLowerCase())).join('');
}

/** Upper case as the engine makes it: character by character, in no language. Characters that would become several stay. */
export function toUpperCase(text: string): string {
  return isAscii(text) ? text.toUpperCase() : Array.from(text, (character) => sameLength(character, character.toUpperCase())).join('');
}

/** What two texts are compared by where letter case does not count. */
export function foldCase(text: string): string {
  return toLowerCase(toUpperCase(text));
}

function sameLength(character: string, changed: string): string {
  return changed.length === character.length ? changed : character;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
