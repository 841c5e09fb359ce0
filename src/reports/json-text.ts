/** Invisible characters and controls that JSON would let stand. */
const invisible = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as indented JSON, harmless on a terminal too: what could steer it is escaped, so that readers still get the very text. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(invisible, escape)}\n`;
}

function escape(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}
