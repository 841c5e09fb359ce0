import type { ParameterArgument } from '../template/template.js';
import type { Source } from '../text/source.js';
import { readJson } from './json-reader.js';

/** A parameter value as it is given on the command line: `name=text`, or `name=@file`. */
export type ParameterAssignment =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly path: string };

/** Takes `name=value` apart; undefined where the text is no assignment to a parameter. */
export function parseParameterAssignment(text: string): ParameterAssignment | undefined {
  const [, name, value] = /^\s*([A-Za-z_][\w-]*)\s*=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) return undefined;
  return value.startsWith('@') ? { kind: 'file', name, path: value.slice(1) } : { kind: 'text', name, text: value };
}

/**
 * The value that an assignment gives to a parameter. `source` holds its text, or the content of its file. The text is JSON where the
 * parameter's type (lower-cased; undefined if it has none) wants JSON and the text is JSON of that type, else a string.
 */
export function assignedArgument(name: string, source: Source, type: string | undefined): ParameterArgument {
  const span = { source, start: 0, end: source.text.length };
  const { root, diagnostics } = readJson(source, 'data');
  const isJson =
    root !== undefined &&
    diagnostics.every(({ severity }) => severity !== 'error') &&
    takesJson(type, root.kind === 'literal' ? typeof root.value : root.kind);
  return { name, nameSpan: span, value: isJson ? root : { kind: 'literal', value: source.text, ...span }, ...span };
}

/** Whether a value of this kind in JSON is meant as such by a parameter of this type. */
function takesJson(type: string | undefined, kind: string): boolean {
  switch (type) {
    case 'string':
    case 'securestring':
      return false;
    case 'int':
      return kind === 'number';
    case 'bool':
      return kind === 'boolean';
    case 'array':
      return kind === 'array';
    case 'object':
    case 'secureobject':
      return kind === 'object';
    default:
      return kind !== 'string';
  }
}
