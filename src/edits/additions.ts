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
  return values.isArray(found) ? withinArray(values, found, items) : undefined;
}

/** Puts items at the end of an array. */
export function withinArray<Node>(values: WrittenValues<Node>, array: Node, items: readonly Writable[]): Replacement[] {
  const { source, notation } = values;
  const layout = layoutOf(source);
  const parts = items.map((item) => ({
    onLines: (indent: string) => writtenOut(item, indent, layout, notation),
    inline: writtenInline(item, notation),
  }));
  return inserted(values.containerOf(array), parts, layout);
}

function withMember<Node>(values: WrittenValues<Node>, object: Node, member: WritableMember): Replacement[] {
  const { source, notation } = values;
  const layout = layoutOf(source);
  const onLines = (indent: string): string => writtenMember(member, indent, layout, notation);
  return inserted(values.containerOf(object), [{ onLines, inline: inlineMember(member, notation) }], layout);
}

/** What stands for other resources in the language of a file. */
export interface ResourceTexts {
  /** The id of a resource; undefined where it cannot be said. */
  readonly idText: (entity: FactEntity) => string | undefined;
  /** The name of a resource as one label; undefined where it is the same whichever instance of a loop is meant. */
  readonly labelText: (entity: FactEntity) => string | undefined;
}

/** Content as it can be written; undefined where the language cannot say all of it. */
export function writableOf(content: FactContent, texts: ResourceTexts): Writable | undefined {
  switch (content.kind) {
    case 'scalar':
      return content;
    case 'id': {
      const text = texts.idText(content.of);
      return text === undefined ? undefined : { kind: 'text', text };
    }
    case 'label': {
      const text = texts.labelText(content.of);
      return text === undefined ? { kind: 'scalar', value: content.text } : { kind: 'text', text };
    }
    case 'array': {
      const items = writablesOf(content.items, texts);
      return items && { kind: 'array', items };
    }
    case 'object': {
      const members = content.members.map(({ name, value }) => ({ name, value: writableOf(value, texts) }));
      return members.every(isWhole) ? { kind: 'object', members } : undefined;
    }
  }
}

/** Undefined where one of them cannot be written. */
export function writablesOf(contents: readonly FactContent[], texts: ResourceTexts): readonly Writable[] | undefined {
  const items = contents.map((item) => writableOf(item, texts));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function isWhole(member: { readonly name: string; readonly value: Writable | undefined }): member is WritableMember {
  return member.value !== undefined;
}
