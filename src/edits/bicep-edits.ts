import { childNodes } from '../bicep/checking/child-nodes.js';
import type { ArraySyntax, ObjectSyntax, PropertySyntax, ResourceSyntax, SyntaxNode } from '../bicep/syntax/nodes.js';
import { parseBicep } from '../bicep/syntax/parse.js';
import { keyText } from '../bicep/syntax/string-value.js';
import { Token } from '../bicep/syntax/token.js';
import type { FactContent, FactEntity } from '../engine/remedy.js';
import type { Replacement } from '../findings/finding.js';
import type { Region } from '../text/region.js';
import type { Source } from '../text/source.js';
import type { Scalar } from '../values/value.js';
import { type Notation, type Writable, type WritableMember, inlineMember, writtenInline, writtenMember, writtenOut } from './content.js';
import { type Addition, type EditLanguage, isBeside, type Reference } from './edit-language.js';
import { type Container, inserted, layoutOf } from './insertion.js';

/** Edits of a Bicep file. */
export function bicepEdits(source: Source): EditLanguage {
  return {
    valueAt: (span, to) => ({ span, text: bicepScalar(to) }),
    reference: (reference) => new BicepAdditions(source).refer(reference),
    addition: (addition) => new BicepAdditions(source).of(addition),
  };
}

const notation: Notation = {
  scalar: bicepScalar,
  key: (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : bicepScalar(name)),
  hasCommas: false,
};

/** A value as Bicep writes it. */
function bicepScalar(value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  const escaped = value
    .replace(/[\\']|\$(?=\{)/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `'${escaped}'`;
}

/** A resource of the file, with those that it is nested in, the outermost first. */
interface PlacedResource {
  readonly resource: ResourceSyntax;
  readonly around: readonly ResourceSyntax[];
}

class BicepAdditions {
  readonly #source: Source;
  readonly #resources: readonly PlacedResource[];

  constructor(source: Source) {
    const resources = parseBicep(source).body.filter((part) => !(part instanceof Token) && part.kind === 'resource');
    this.#source = source;
    this.#resources = resources.flatMap((resource) => nestedIn({ resource, around: [] }));
  }

  refer({ of, site, to }: Reference): readonly Replacement[] | undefined {
    const id = site.file === of.declaration.file ? this.#idOf(to, of) : undefined;
    return id === undefined ? undefined : [{ span: { source: this.#source, start: site.start, end: site.end }, text: id }];
  }

  of(addition: Addition): readonly Replacement[] | undefined {
    const { of } = addition;
    const body = this.#bodyOf(of);
    if (body === undefined) return undefined;
    switch (addition.kind) {
      case 'addProperty':
        return this.#intoObject(body, addition.path.split('.'), { kind: 'scalar', value: addition.to });
      case 'addItems': {
        const items = addition.items.map((item) => this.#writable(item, of));
        return items.every((item) => item !== undefined) ? this.#items(body, addition.path.split('.'), items) : undefined;
      }
      case 'addChild': {
        const { child } = addition;
        const properties = this.#writable(child.properties, of);
        if (properties === undefined || of.isLooped || of.isExisting || !isSame(of.at, of.declaration)) return undefined;
        const members = [
          textMember('name', child.name),
          ...(child.location === undefined ? [] : [textMember('location', child.location)]),
          { name: 'properties', value: properties },
        ];
        return this.#child(body, child.type, { kind: 'object', members });
      }
    }
  }

  /** The object that an entity is written as. */
  #bodyOf({ at, declaration }: FactEntity): ObjectSyntax | undefined {
    const found = this.#resourceAt(declaration);
    const body = found && objectOf(found.resource);
    return body === undefined || isSame(at, declaration) ? body : objectAt(body, at);
  }

  #resourceAt(region: Region): PlacedResource | undefined {
    return this.#resources.find(({ resource }) => resource.start === region.start && resource.end === region.end);
  }

  #writable(content: FactContent, beside: FactEntity): Writable | undefined {
    switch (content.kind) {
      case 'scalar':
        return content;
      case 'id': {
        const id = this.#idOf(content.of, beside);
        return id === undefined ? undefined : { kind: 'text', text: id };
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

  #idOf(entity: FactEntity, beside: FactEntity): string | undefined {
    const found = isBeside(entity, beside) ? this.#resourceAt(entity.declaration) : undefined;
    if (found === undefined || !isSame(entity.at, entity.declaration)) return undefined;
    const names = [...found.around, found.resource].map(({ name }) => name.text);
    return `${names.join('::')}.id`;
  }

  #intoObject(object: ObjectSyntax, [name = '', ...rest]: readonly string[], value: Writable): Replacement[] | undefined {
    const property = propertyOf(object, name);
    if (property === undefined) {
      const member = {
        name,
        value: rest.reduceRight<Writable>((inner, key) => ({ kind: 'object', members: [{ name: key, value: inner }] }), value),
      };
      return this.#insert(object, member);
    }
    if (rest.length === 0) return [{ span: property.value, text: writtenInline(value, notation) }];
    return property.value.kind === 'object' ? this.#intoObject(property.value, rest, value) : undefined;
  }

  #items(object: ObjectSyntax, path: readonly string[], items: readonly Writable[]): Replacement[] | undefined {
    const [name = '', ...rest] = path;
    const found = propertyOf(object, name)?.value;
    if (found === undefined) return this.#intoObject(object, path, { kind: 'array', items });
    if (rest.length > 0) return found.kind === 'object' ? this.#items(found, rest, items) : undefined;
    if (found.kind !== 'array') return undefined;
    const layout = layoutOf(this.#source);
    const parts = items.map((item) => ({
      onLines: (indent: string) => writtenOut(item, indent, layout, notation),
      inline: writtenInline(item, notation),
    }));
    return inserted(containerOf(found), parts, layout);
  }

  #insert(object: ObjectSyntax, member: WritableMember): Replacement[] {
    const layout = layoutOf(this.#source);
    const onLines = (indent: string): string => writtenMember(member, indent, layout, notation);
    return inserted(containerOf(object), [{ onLines, inline: inlineMember(member, notation) }], layout);
  }

  /** A nested resource: it is deployed where and when the one around it is. */
  #child(body: ObjectSyntax, type: string, child: Writable): Replacement[] | undefined {
    const container = containerOf(body);
    if (!/[\r\n]/.test(body.source.text.slice(container.inside, container.close))) return undefined;
    const layout = layoutOf(this.#source);
    const head = `resource ${this.#freeName(type)} ${bicepScalar(type)} = `;
    const onLines = (indent: string): string => head + writtenOut(child, indent, layout, notation);
    return inserted(container, [{ onLines, inline: '' }], layout).map((one) => ({ ...one, text: layout.lineEnd + one.text }));
  }

  /** A symbolic name that nothing in the file has. */
  #freeName(type: string): string {
    const base = type.replace(/s$/, '');
    const isTaken = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(this.#source.text);
    for (let at = 1; ; at++) {
      const name = at === 1 ? base : `${base}${at}`;
      if (!isTaken(name)) return name;
    }
  }
}

function nestedIn({ resource, around }: PlacedResource): PlacedResource[] {
  const body = objectOf(resource);
  const nested = body?.items.filter((item) => !(item instanceof Token) && item.kind === 'resource') ?? [];
  return [{ resource, around }, ...nested.flatMap((one) => nestedIn({ resource: one, around: [...around, resource] }))];
}

/** The object behind the condition or the loop of a resource. */
function objectOf({ body }: ResourceSyntax): ObjectSyntax | undefined {
  const inner = body.kind === 'for' ? body.body : body;
  if (inner.kind === 'condition') return inner.body;
  return inner.kind === 'object' ? inner : undefined;
}

/** The object at a region below a node. */
function objectAt(node: SyntaxNode, region: Region): ObjectSyntax | undefined {
  if (node.kind === 'object' && node.start === region.start && node.end === region.end) return node;
  const around = childNodes(node).find(({ start, end }) => start <= region.start && region.end <= end);
  return around && objectAt(around, region);
}

function propertyOf({ items }: ObjectSyntax, name: string): PropertySyntax | undefined {
  const isNamed = (item: ObjectSyntax['items'][number]): item is PropertySyntax =>
    !(item instanceof Token) && item.kind === 'objectProperty' && keyText(item)?.toLowerCase() === name.toLowerCase();
  return items.find(isNamed);
}

function containerOf({ source, open, close, items }: ObjectSyntax | ArraySyntax): Container {
  return { source, inside: open.end, close: close.start, parts: items.filter((item) => !(item instanceof Token)), hasCommas: false };
}

function textMember(name: string, text: string): WritableMember {
  return { name, value: { kind: 'scalar', value: text } };
}

function isWhole(member: { readonly name: string; readonly value: Writable | undefined }): member is WritableMember {
  return member.value !== undefined;
}

function isSame(one: Region, other: Region): boolean {
  return one.start === other.start && one.end === other.end;
}
