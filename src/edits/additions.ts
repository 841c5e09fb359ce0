import type { FactContent, FactEntity } from '../engine/remedy.js';
import type { Replacement } from '../findings/finding.js';
import type { Source, Span } from '../text/source.js';
import { inlineMember, type Notation, type Writable, type WritableMember, writtenInline, writtenMember, writtenOut } from './content.js';
import { type Container, inserted, layoutOf } from './insertion.js';

/** The objects and arrays of a file as its language writes them; a `Node` is a value there. */
export interface WrittenValues<Node> {
  readonly source: Source;
  readonly notation: Notation;
  readonly isObject: (node: Node) => boolean;
  readonly isArray: (node: Node) => boolean;
  /** The value of a member of an object, whatever the letter case of its key. */
  readonly memberAt: (object: Node, name: string) => Node | undefined;
  readonly spanOf: (node: Node) => Span;
  readonly containerOf: (node: Node) => Container;
}

/** Puts a value at a path of member names below an object: in the place of what is there, or with the objects that are missing around it. */
export function withValue<Node>(
  values: WrittenValues<Node>,
  object: Node,
  [name = '', ...rest]: readonly string[],
  value: Writable,
): Replacement[] | undefined {
  const found = values.memberAt(object, name);
  if (found === undefined) {
    const around = rest.reduceRight<Writable>((inner, key) => ({ kind: 'object', members: [{ name: key, value: inner }] }), value);
    return withMember(values, object, { name, value: around });
  }
  if (rest.length === 0) return [{ span: values.spanOf(found), text: writtenInline(value, values.notation) }];
  return values.isObject(found) ? withValue(values, found, rest, value) : undefined;
}

/** Puts items at the end of the array at a path below an object, or the array with them. */
export function withItems<Node>(
  values: WrittenValues<Node>,
  object: Node,
  path: readonly string[],
  items: readonly Writable[],
): Replacement[] | undefined {
  const [name = '', ...rest] = path;
  const found = values.memberAt(object, name);
  if (found === undefined) return withValue(values, object, path, { kind: 'array', items });
  if (rest.length > 0) return values.isObject(found) ? withItems(values, found, rest, items) : undefined;
  if (!values.isArray(found)) return undefined;
  const { source, notation } = values;
  const layout = layoutOf(source);
  const parts = items.map((item) => ({
    onLines: (indent: string) => writtenOut(item, indent, layout, notation),
    inline: writtenInline(item, notation),
  }));
  return inserted(values.containerOf(found), parts, layout);
}

function withMember<Node>(values: WrittenValues<Node>, object: Node, member: WritableMember): Replacement[] {
  const { source, notation } = values;
  const layout = layoutOf(source);
  const onLines = (indent: string): string => writtenMember(member, indent, layout, notation);
  return inserted(values.containerOf(object), [{ onLines, inline: inlineMember(member, notation) }], layout);
}

/** Content as it can be written; `idText` gives the id of a resource in the language of the file. Undefined where that cannot say all of it. */
export function writableOf(content: FactContent, idText: (entity: FactEntity) => string | undefined): Writable | undefined {
  switch (content.kind) {
    case 'scalar':
      return content;
    case 'id': {
      const text = idText(content.of);
      return text === undefined ? undefined : { kind: 'text', text };
    }
    case 'array': {
      const items = writablesOf(content.items, idText);
      return items && { kind: 'array', items };
    }
    case 'object': {
      const members = content.members.map(({ name, value }) => ({ name, value: writableOf(value, idText) }));
      return members.every(isWhole) ? { kind: 'object', members } : undefined;
    }
  }
}

/** Undefined where one of them cannot be written. */
export function writablesOf(
  contents: readonly FactContent[],
  idText: (entity: FactEntity) => string | undefined,
): readonly Writable[] | undefined {
  const items = contents.map((item) => writableOf(item, idText));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function isWhole(member: { readonly name: string; readonly value: Writable | undefined }): member is WritableMember {
  return member.value !== undefined;
}
