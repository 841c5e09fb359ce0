import type { Scalar } from '../values/value.js';

/** What new text is to say, with what stands for the ids of resources in the language of the file. */
export type Writable =
  | { readonly kind: 'scalar'; readonly value: Scalar }
  /** Text of the language that stands as it is. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly Writable[] }
  | { readonly kind: 'object'; readonly members: readonly WritableMember[] };

export interface WritableMember {
  readonly name: string;
  readonly value: Writable;
}

/** How a language writes values. */
export interface Notation {
  readonly scalar: (value: Scalar) => string;
  /** A member of an object, before its value. */
  readonly key: (name: string) => string;
  /** Whether members and items on lines of their own have a comma between them. */
  readonly hasCommas: boolean;
}

/** How a file is laid out. */
export interface Layout {
  readonly lineEnd: string;
  /** One more level. */
  readonly unit: string;
}

/** A value on lines of its own, but for the first; `indent` is that of the line on which it begins. */
export function writtenOut(value: Writable, indent: string, layout: Layout, notation: Notation): string {
  if (value.kind === 'scalar') return notation.scalar(value.value);
  if (value.kind === 'text') return value.text;
  const inner = indent + layout.unit;
  const [open, close] = value.kind === 'array' ? '[]' : '{}';
  const parts =
    value.kind === 'array'
      ? value.items.map((item) => writtenOut(item, inner, layout, notation))
      : value.members.map((member) => writtenMember(member, inner, layout, notation));
  if (parts.length === 0) return `${open ?? ''}${close ?? ''}`;
  const lines = parts.join(`${notation.hasCommas ? ',' : ''}${layout.lineEnd}${inner}`);
  return `${open ?? ''}${layout.lineEnd}${inner}${lines}${layout.lineEnd}${indent}${close ?? ''}`;
}

/** A member on lines of its own, but for the first. */
export function writtenMember({ name, value }: WritableMember, indent: string, layout: Layout, notation: Notation): string {
  return `${notation.key(name)}: ${writtenOut(value, indent, layout, notation)}`;
}

/** A value on one line. */
export function writtenInline(value: Writable, notation: Notation): string {
  switch (value.kind) {
    case 'scalar':
      return notation.scalar(value.value);
    case 'text':
      return value.text;
    case 'array':
      return `[${value.items.map((item) => writtenInline(item, notation)).join(', ')}]`;
    case 'object':
      return `{ ${value.members.map((member) => inlineMember(member, notation)).join(', ')} }`;
  }
}

/** A member on one line. */
export function inlineMember({ name, value }: WritableMember, notation: Notation): string {
  return `${notation.key(name)}: ${writtenInline(value, notation)}`;
}
