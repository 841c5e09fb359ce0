import { runnerCommand } from './harmless.js';

/** Invisible characters and controls that JSON would let stand. */
const invisible = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as indented JSON, harmless on a terminal too: what could steer it is escaped, so that readers still get the very text. */
export function jsonText(value: unknown): string {
  return `${harmlessJson(value, 2)}\n`;
}

/** The same in one line. */
export function jsonLine(value: unknown): string {
  return `${harmlessJson(value, 0)}\n`;
}

function harmlessJson(value: unknown, indentation: number): string {
  return JSON.stringify(value, undefined, indentation).replace(invisible, escape).replace(runnerCommand, escape);
}

function escape(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}
