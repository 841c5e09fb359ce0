import { childNodes } from '../bicep/checking/child-nodes.js';
import type { ArraySyntax, ObjectSyntax, PropertySyntax, ResourceSyntax, SyntaxNode } from '../bicep/syntax/nodes.js';
import { parseBicep } from '../bicep/syntax/parse.js';
import { keyText } from '../bicep/syntax/string-value.js';
import { Token } from '../bicep/syntax/token.js';
import type { FactEntity } from '../engine/remedy.js';
import type { Replacement } from '../findings/finding.js';
import type { Region } from '../text/region.js';
import { type Source, type Span, spanOf, textOf } from '../text/source.js';
import type { Scalar } from '../values/value.js';
import { withItems, withValue, writableOf, writablesOf, type WrittenValues } from './additions.js';
import { type Notation, type Writable, type WritableMember, writtenOut } from './content.js';
import { type Addition, type EditLanguage, isBeside, type Reference } from './edit-language.js';
import { type Container, inserted, layoutOf } from './insertion.js';

/** Edits of a Bicep file, which is parsed when one first asks for that. */
export function bicepEdits(source: Source): EditLanguage {
  let parsed: BicepEdits | undefined;
  const edits = (): BicepEdits => (parsed ??= new BicepEdits(source));
  return {
    valueAt: (span, to) => ({ span, text: bicepScalar(to) }),
    isChoice: (site, to) => edits().isChoice(site, to),
    reference: (reference) => edits().refer(reference),
    addition: (addition) => edits().of(addition),
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

/** Whether a site at or below a node is one branch of a condition whose other branch is written so, in lower case. */
function isChoiceIn(node: SyntaxNode, site: Span, written: string): boolean {
  if (node.kind === 'ternary') {
    const { whenTrue, whenFalse } = node;
    const other = isSame(whenTrue, site) ? whenFalse : isSame(whenFalse, site) ? whenTrue : undefined;
    if (other !== undefined) return textOf(other).toLowerCase() === written;
  }
  return childNodes(node).some((child) => child.start <= site.start && site.end <= child.end && isChoiceIn(child, site, written));
}

/** A resource of the file, with those that it is nested in, the outermost first. */
interface PlacedResource {
  readonly resource: ResourceSyntax;
  readonly around: readonly ResourceSyntax[];
}

class BicepEdits {
  readonly #source: Source;
  readonly #nodes: readonly SyntaxNode[];
  readonly #values: WrittenValues<SyntaxNode>;
  readonly #resources: readonly PlacedResource[];

  constructor(source: Source) {
    const nodes = parseBicep(source).body.filter((part) => !(part instanceof Token));
    const resources = nodes.filter((part) => part.kind === 'resource');
    this.#source = source;
    this.#nodes = nodes;
    this.#values = { source, notation, ...syntaxValues };
    this.#resources = resources.flatMap((resource) => nestedIn({ resource, around: [] }));
  }

  isChoice(site: Span, to: Scalar): boolean {
    const written = bicepScalar(to).toLowerCase();
    return this.#nodes.some((node) => isChoiceIn(node, site, written));
  }

  refer({ of, site, to }: Reference): readonly Replacement[] | undefined {
    const id = site.file === of.declaration.file ? this.#idOf(to, of) : undefined;
    return id === undefined ? undefined : [{ span: { source: this.#source, start: site.start, end: site.end }, text: id }];
  }

  of(addition: Addition): readonly Replacement[] | undefined {
    const { of } = addition;
    const body = this.#bodyOf(of);
    if (body === undefined) return undefined;
    const idText = (entity: FactEntity): string | undefined => this.#idOf(entity, of);
    switch (addition.kind) {
      case 'addProperty':
        return withValue(this.#values, body, addition.path.split('.'), { kind: 'scalar', value: addition.to });
      case 'addItems': {
        const items = writablesOf(addition.items, idText);
        return items && withItems(this.#values, body, addition.path.split('.'), items);
      }
      case 'addChild': {
        const { child } = addition;
        const properties = writableOf(child.properties, idText);
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

  #idOf(entity: FactEntity, beside: FactEntity): string | undefined {
    const found = isBeside(entity, beside) ? this.#resourceAt(entity.declaration) : undefined;
    if (found === undefined || !isSame(entity.at, entity.declaration)) return undefined;
    const names = [...found.around, found.resource].map(({ name }) => name.text);
    return `${names.join('::')}.id`;
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

const syntaxValues: Omit<WrittenValues<SyntaxNode>, 'source' | 'notation'> = {
  isObject: ({ kind }) => kind === 'object',
  isArray: ({ kind }) => kind === 'array',
  memberAt: (node, name) => (node.kind === 'object' ? propertyOf(node, name)?.value : undefined),
  spanOf,
  containerOf: (node) => {
    if (node.kind !== 'object' && node.kind !== 'array') throw new RangeError(`a ${node.kind} holds nothing`);
    return containerOf(node);
  },
};

function containerOf({ source, open, close, items }: ObjectSyntax | ArraySyntax): Container {
  return { source, inside: open.end, close: close.start, parts: items.filter((item) => !(item instanceof Token)), hasCommas: false };
}

function textMember(name: string, text: string): WritableMember {
  return { name, value: { kind: 'scalar', value: text } };
}

function isSame(one: Omit<Region, 'file'>, other: Omit<Region, 'file'>): boolean {
  return one.start === other.start && one.end === other.end;
}
