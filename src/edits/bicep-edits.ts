import { childNodes } from '../bicep/checking/child-nodes.js';
import type { ArraySyntax, ObjectSyntax, PropertySyntax, SyntaxNode } from '../bicep/syntax/nodes.js';
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
import { BicepResources, isSame, loopOf, objectOf } from './bicep-resources.js';
import type { Addition, EditLanguage, Reference } from './edit-language.js';
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

class BicepEdits {
  readonly #source: Source;
  readonly #nodes: readonly SyntaxNode[];
  readonly #values: WrittenValues<SyntaxNode>;
  readonly #resources: BicepResources;

  constructor(source: Source) {
    const nodes = parseBicep(source).body.filter((part) => !(part instanceof Token));
    const resources = nodes.filter((part) => part.kind === 'resource');
    this.#source = source;
    this.#nodes = nodes;
    this.#values = { source, notation, ...syntaxValues };
    this.#resources = new BicepResources(source, resources);
  }

  isChoice(site: Span, to: Scalar): boolean {
    const written = bicepScalar(to).toLowerCase();
    return this.#nodes.some((node) => isChoiceIn(node, site, written));
  }

  refer({ of, site, to }: Reference): readonly Replacement[] | undefined {
    const id = site.file === of.declaration.file && !of.isLooped ? this.#resources.idOf(to, of) : undefined;
    return id === undefined ? undefined : [{ span: { source: this.#source, start: site.start, end: site.end }, text: id }];
  }

  of(addition: Addition): readonly Replacement[] | undefined {
    const { of } = addition;
    const body = this.#bodyOf(of);
    if (body === undefined) return undefined;
    const texts = this.#resources.textsBeside(of);
    switch (addition.kind) {
      case 'addProperty':
        return withValue(this.#values, body, addition.path.split('.'), { kind: 'scalar', value: addition.to });
      case 'addItems': {
        const items = writablesOf(addition.items, texts);
        const added = items && withItems(this.#values, body, addition.path.split('.'), items);
        return added && [...this.#countedLoop(of, added), ...added];
      }
      case 'addChild': {
        const { child } = addition;
        const properties = writableOf(child.properties, texts);
        if (properties === undefined || of.isExisting || !isSame(of.at, of.declaration)) return undefined;
        const members = [
          textMember('name', child.name),
          ...(child.location === undefined ? [] : [textMember('location', child.location)]),
          { name: 'properties', value: properties },
        ];
        return of.isLooped ? this.#loopedChild(of, child.type, members) : this.#child(body, child.type, { kind: 'object', members });
      }
    }
  }

  /** The object that an entity is written as. */
  #bodyOf({ at, declaration }: FactEntity): ObjectSyntax | undefined {
    const found = this.#resources.at(declaration);
    const body = found && objectOf(found.resource);
    return body === undefined || isSame(at, declaration) ? body : objectAt(body, at);
  }

  /** Gives a loop the variable that counts its instances, where text that is added needs it. */
  #countedLoop(of: FactEntity, added: readonly Replacement[]): Replacement[] {
    const loop = this.#resources.loopOf(of);
    if (loop === undefined || loop.variables.index !== undefined) return [];
    const name = this.#resources.indexName(loop);
    const isNeeded = added.some(({ text }) => text.includes(`[${name}]`));
    return isNeeded ? [{ span: spanOf(loop.variables), text: `(${loop.variables.item.text}, ${name})` }] : [];
  }

  /** A resource of its own after the one that it lies under, in the same loop: nothing can be nested in a resource with a loop. */
  #loopedChild(of: FactEntity, type: string, members: readonly WritableMember[]): Replacement[] | undefined {
    const found = this.#resources.at(of.declaration);
    const loop = found && loopOf(found.resource);
    const [, parentType, version] = /^'([^'@$]+)@([^'@$]+)'$/.exec(found?.resource.type.text ?? '') ?? [];
    if (found === undefined || loop === undefined || parentType === undefined || version === undefined) return undefined;
    const { resource } = found;
    const after = /^[^\S\r\n]*(?:\/\/[^\r\n]*)?(?=[\r\n]|$)/.exec(this.#source.text.slice(resource.end));
    if (after === null) return undefined;
    const layout = layoutOf(this.#source);
    const index = this.#resources.indexName(loop);
    const parent: WritableMember = { name: 'parent', value: { kind: 'text', text: `${resource.name.text}[${index}]` } };
    const body = writtenOut({ kind: 'object', members: [parent, ...members] }, '', layout, notation);
    const condition = loop.body.kind === 'condition' ? this.#source.text.slice(loop.body.start, loop.body.body.start) : '';
    const head = `resource ${this.#resources.freeName(nameFor(type))} ${bicepScalar(`${parentType}/${type}@${version}`)} = `;
    const text = `${head}[for (${loop.variables.item.text}, ${index}) in ${textOf(loop.items)}: ${condition}${body}]`;
    const at = resource.end + after[0].length;
    return [{ span: { source: this.#source, start: at, end: at }, text: `${layout.lineEnd}${layout.lineEnd}${text}` }];
  }

  /** A nested resource: it is deployed where and when the one around it is. */
  #child(body: ObjectSyntax, type: string, child: Writable): Replacement[] | undefined {
    const container = containerOf(body);
    if (!/[\r\n]/.test(body.source.text.slice(container.inside, container.close))) return undefined;
    const layout = layoutOf(this.#source);
    const head = `resource ${this.#resources.freeName(nameFor(type))} ${bicepScalar(type)} = `;
    const onLines = (indent: string): string => head + writtenOut(child, indent, layout, notation);
    return inserted(container, [{ onLines, inline: '' }], layout).map((one) => ({ ...one, text: layout.lineEnd + one.text }));
  }
}

/** The symbolic name for a resource of a type. */
function nameFor(type: string): string {
  return type.replace(/s$/, '');
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
