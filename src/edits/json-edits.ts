import { type Node, type ParseError, findNodeAtOffset, getNodePath, parseTree } from 'jsonc-parser';
import type { FactContent, FactEntity } from '../engine/remedy.js';
import type { Replacement } from '../findings/finding.js';
import type { Region } from '../text/region.js';
import { type Source, type Span, textOf } from '../text/source.js';
import type { Scalar } from '../values/value.js';
import { type Notation, type Writable, type WritableMember, inlineMember, writtenInline, writtenMember, writtenOut } from './content.js';
import { type Addition, type EditLanguage, isBeside, type Reference } from './edit-language.js';
import { type Container, inserted, layoutOf } from './insertion.js';

/** Edits of a JSON file: a template with its expressions in brackets, or parameters. */
export function jsonEdits(source: Source): EditLanguage {
  return {
    valueAt: (site, to) => valueAt(site, to),
    reference: (reference) => JsonAdditions.in(source)?.refer(reference),
    addition: (addition) => JsonAdditions.in(source)?.of(addition),
  };
}

const notation: Notation = { scalar: jsonScalar, key: (name) => JSON.stringify(name), hasCommas: true };

/** A text that begins with a bracket would be an expression. */
function jsonScalar(value: Scalar): string {
  return JSON.stringify(typeof value === 'string' && value.startsWith('[') ? `[${value}` : value);
}

/** A whole JSON value, the text that is an expression, or a text within one. */
function valueAt(span: Span, to: Scalar): Replacement | undefined {
  const { source, start, end } = span;
  const text = source.text.slice(start, end);
  if (/^(?:"|true$|false$|null$|-?\d)/.test(text)) return { span, text: jsonScalar(to) };
  if (source.text.slice(start - 2, start) === '"[' && source.text.slice(end, end + 2) === ']"')
    return { span: { source, start: start - 2, end: end + 2 }, text: jsonScalar(to) };
  if (/^'(?:[^'"\\]|'')*'$/.test(text) && typeof to === 'string' && !/["\\]/.test(to)) return { span, text: expressionText(to) };
  return undefined;
}

/** A text within an expression. */
function expressionText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

class JsonAdditions {
  readonly #source: Source;
  readonly #root: Node;

  constructor(source: Source, root: Node) {
    this.#source = source;
    this.#root = root;
  }

  /** Undefined for what Azure reads and this does not: single quotes, keys without quotes. */
  static in(source: Source): JsonAdditions | undefined {
    const errors: ParseError[] = [];
    const root = parseTree(source.text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
    return root === undefined || errors.length > 0 ? undefined : new JsonAdditions(source, root);
  }

  refer({ of, site, to }: Reference): readonly Replacement[] | undefined {
    const resource = this.#objectAt(of.declaration);
    const id = isBeside(to, of) && site.file === of.declaration.file ? this.#idOf(to, of) : undefined;
    const after = resource && this.#dependencies(resource, [to], of);
    if (id === undefined || after === undefined) return undefined;
    return [{ span: { source: this.#source, start: site.start, end: site.end }, text: JSON.stringify(`[${id}]`) }, ...after];
  }

  of(addition: Addition): readonly Replacement[] | undefined {
    const { of } = addition;
    const object = this.#objectAt(of.at);
    const resource = this.#objectAt(of.declaration);
    if (object === undefined || resource === undefined) return undefined;
    switch (addition.kind) {
      case 'addProperty':
        return this.#intoObject(object, addition.path.split('.'), { kind: 'scalar', value: addition.to });
      case 'addItems': {
        const ids = addition.items.flatMap(idsIn);
        const items = addition.items.map((item) => this.#writable(item, of));
        const added = items.every((item) => item !== undefined) ? this.#items(object, addition.path.split('.'), items) : undefined;
        const after = ids.length === 0 ? [] : this.#dependencies(resource, ids, of);
        return added && after && [...added, ...after];
      }
      case 'addChild':
        return this.#child(addition.child, resource, of);
    }
  }

  #objectAt({ start, end }: Region): Node | undefined {
    const node = findNodeAtOffset(this.#root, start);
    return node?.type === 'object' && node.offset === start && node.offset + node.length === end ? node : undefined;
  }

  #writable(content: FactContent, beside: FactEntity): Writable | undefined {
    switch (content.kind) {
      case 'scalar':
        return content;
      case 'id': {
        const id = isBeside(content.of, beside) ? this.#idOf(content.of, beside) : undefined;
        return id === undefined ? undefined : rawText(JSON.stringify(`[${id}]`));
      }
      case 'array': {
        const items = content.items.map((item) => this.#writable(item, beside));
        return items.every((item) => item !== undefined) ? { kind: 'array', items } : undefined;
      }
      case 'object': {
        const members = content.members.map(({ name, value }) => ({ name, value: this.#writable(value, beside) }));
        return members.every(isWhole) ? { kind: 'object', members } : undefined;
      }
    }
  }

  /** The id of a resource as an expression, where it lies in the same list of resources, or in the one around it, with its whole type and name. */
  #idOf({ at, declaration, type }: FactEntity, beside: FactEntity): string | undefined {
    const [node, other] = [this.#objectAt(declaration), this.#objectAt(beside.declaration)];
    if (node === undefined || other === undefined || at.start !== declaration.start) return undefined;
    const [list, otherList] = [getNodePath(node).slice(0, -1), getNodePath(other)];
    if (list.some((segment, depth) => segment !== otherList[depth])) return undefined;
    if (memberAt(node, 'scope') !== undefined || String(textAt(node, 'type')).toLowerCase() !== type.toLowerCase()) return undefined;
    const name = textAt(node, 'name');
    if (name === undefined || (name.includes('/') && name.startsWith('['))) return undefined;
    const expression = /^\[(?!\[)(.*)\]$/s.exec(name)?.[1];
    if (expression !== undefined && type.split('/').length > 2) return undefined;
    const names = expression ?? name.split('/').map(expressionText).join(', ');
    return `resourceId(${expressionText(type)}, ${names})`;
  }

  #intoObject(object: Node, [name = '', ...rest]: readonly string[], value: Writable): Replacement[] | undefined {
    const found = memberAt(object, name);
    if (found === undefined) {
      const member = {
        name,
        value: rest.reduceRight<Writable>((inner, key) => ({ kind: 'object', members: [{ name: key, value: inner }] }), value),
      };
      return this.#insert(object, member);
    }
    if (rest.length === 0) return [{ span: this.#spanOf(found), text: writtenInline(value, notation) }];
    return found.type === 'object' ? this.#intoObject(found, rest, value) : undefined;
  }

  #items(object: Node, path: readonly string[], items: readonly Writable[]): Replacement[] | undefined {
    const [name = '', ...rest] = path;
    const found = memberAt(object, name);
    if (found === undefined) return this.#intoObject(object, path, { kind: 'array', items });
    if (rest.length > 0) return found.type === 'object' ? this.#items(found, rest, items) : undefined;
    if (found.type !== 'array') return undefined;
    const layout = layoutOf(this.#source);
    const parts = items.map((item) => ({
      onLines: (indent: string) => writtenOut(item, indent, layout, notation),
      inline: writtenInline(item, notation),
    }));
    return inserted(this.#containerOf(found), parts, layout);
  }

  #insert(object: Node, member: WritableMember): Replacement[] {
    const layout = layoutOf(this.#source);
    const onLines = (indent: string): string => writtenMember(member, indent, layout, notation);
    return inserted(this.#containerOf(object), [{ onLines, inline: inlineMember(member, notation) }], layout);
  }

  /** What a resource has to wait for, as far as it does not say so yet. */
  #dependencies(resource: Node, ids: readonly FactEntity[], beside: FactEntity): Replacement[] | undefined {
    const written = ids.flatMap((id) => this.#idOf(id, beside) ?? []).map((id) => `[${id}]`);
    const known = (memberAt(resource, 'dependsOn')?.children ?? []).map(({ value }: Node): unknown => value);
    const missing = written.filter((id) => !known.includes(id));
    if (missing.length === 0) return [];
    return this.#items(
      resource,
      ['dependsOn'],
      missing.map((id) => rawText(JSON.stringify(id))),
    );
  }

  /** A child in the `resources` of its parent: it needs the condition of that, and waits for it. */
  #child(child: Extract<Addition, { kind: 'addChild' }>['child'], resource: Node, of: FactEntity): Replacement[] | undefined {
    const properties = this.#writable(child.properties, of);
    const own = of.isLooped || of.isExisting ? undefined : this.#idOf(of, of);
    const apiVersion = memberAt(resource, 'apiVersion');
    const isListed = typeof getNodePath(resource).at(-1) === 'number';
    if (properties === undefined || own === undefined || apiVersion === undefined || !isListed) return undefined;
    const condition = memberAt(resource, 'condition');
    const ids = [own, ...idsIn(child.properties).flatMap((id) => this.#idOf(id, of) ?? [])];
    const members: WritableMember[] = [
      { name: 'type', value: plainText(child.type) },
      { name: 'apiVersion', value: this.#copied(apiVersion) },
      { name: 'name', value: plainText(child.name) },
      ...(condition === undefined ? [] : [{ name: 'condition', value: this.#copied(condition) }]),
      ...(child.location === undefined ? [] : [{ name: 'location', value: plainText(child.location) }]),
      { name: 'dependsOn', value: { kind: 'array', items: [...new Set(ids)].map((id) => rawText(JSON.stringify(`[${id}]`))) } },
      { name: 'properties', value: properties },
    ];
    return this.#items(resource, ['resources'], [{ kind: 'object', members }]);
  }

  #copied(node: Node): Writable {
    return rawText(textOf(this.#spanOf(node)));
  }

  #containerOf({ offset, length, children = [] }: Node): Container {
    const parts = children.map((child) => ({ start: child.offset, end: child.offset + child.length }));
    return { source: this.#source, inside: offset + 1, close: offset + length - 1, parts, hasCommas: true };
  }

  #spanOf({ offset, length }: Node): Span {
    return { source: this.#source, start: offset, end: offset + length };
  }
}

/** The value of a member of an object, whatever the letter case of its key. */
function memberAt({ children = [] }: Node, name: string): Node | undefined {
  const isNamed = ({ children: [key] = [] }: Node): boolean => String(key?.value).toLowerCase() === name.toLowerCase();
  return children.findLast(isNamed)?.children?.[1];
}

function textAt(object: Node, name: string): string | undefined {
  const value: unknown = memberAt(object, name)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The entities whose ids are in what is to be added. */
function idsIn(content: FactContent): FactEntity[] {
  switch (content.kind) {
    case 'scalar':
      return [];
    case 'id':
      return [content.of];
    case 'array':
      return content.items.flatMap(idsIn);
    case 'object':
      return content.members.flatMap(({ value }) => idsIn(value));
  }
}

function plainText(value: string): Writable {
  return { kind: 'scalar', value };
}

function rawText(text: string): Writable {
  return { kind: 'text', text };
}

function isWhole(member: { readonly name: string; readonly value: Writable | undefined }): member is WritableMember {
  return member.value !== undefined;
}
