import { type Node, type ParseError, findNodeAtOffset, getNodePath, parseTree } from 'jsonc-parser';
import { parseExpression } from '../arm/expression-parser.js';
import type { FactContent, FactEntity } from '../engine/remedy.js';
import type { Replacement } from '../findings/finding.js';
import { type Expression, ExpressionSyntaxError } from '../template/expression.js';
import { once } from '../text/memo.js';
import type { Source, Span } from '../text/source.js';
import type { Scalar } from '../values/value.js';
import { withinArray, withItems, withValue, writableOf, writablesOf, type WrittenValues } from './additions.js';
import type { Notation, Writable, WritableMember } from './content.js';
import { type Addition, type EditLanguage, isBeside, type Reference } from './edit-language.js';
import type { Container } from './insertion.js';
import { atInstance, copyOf } from './json-loops.js';
import { memberAt } from './json-members.js';
import { expressionText, JsonResources, nameExpression } from './json-resources.js';

/** Edits of a JSON file, a template with its expressions in brackets, or parameters: it is parsed when one first asks for that. */
export function jsonEdits(source: Source): EditLanguage {
  const edits = once(() => JsonEdits.in(source));
  return {
    valueAt: (site, to) => valueAt(site, to),
    isChoice: (site, to) => edits()?.isChoice(site, to) ?? false,
    reference: (reference) => edits()?.refer(reference),
    addition: (addition) => edits()?.of(addition),
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

/** The expression that a JSON text is; undefined for any other text, and for one with escapes, in which places are not those of the file. */
function expressionIn({ offset, length }: Node, source: Source): Expression | undefined {
  const text = source.text.slice(offset + 1, offset + length - 1);
  if (!/^\[(?!\[)[^\\]*\]$/.test(text)) return undefined;
  try {
    return parseExpression(text, { source, start: offset + 1 });
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return undefined;
    throw error;
  }
}

/** Whether a site in an expression is one branch of a condition whose other branch is that value. */
function isChoiceIn(expression: Expression, site: Span, to: Scalar): boolean {
  if (expression.kind === 'access') return isChoiceIn(expression.base, site, to) || isChoiceIn(expression.key, site, to);
  if (expression.kind !== 'call') return false;
  const [, whenTrue, whenFalse] = expression.arguments;
  const isSite = (one: Span | undefined): boolean => one?.start === site.start && one.end === site.end;
  const other = isSite(whenTrue) ? whenFalse : isSite(whenFalse) ? whenTrue : undefined;
  if (expression.name.toLowerCase() === 'if' && other?.kind === 'literal') return equalsFolded(other.value, to);
  return expression.arguments.some((argument) => isChoiceIn(argument, site, to));
}

function equalsFolded(one: Scalar, other: Scalar): boolean {
  return String(one).toLowerCase() === String(other).toLowerCase();
}

type NewChild = Extract<Addition, { kind: 'addChild' }>['child'];

class JsonEdits {
  readonly #source: Source;
  readonly #root: Node;
  readonly #values: WrittenValues<Node>;
  readonly #resources: JsonResources;

  constructor(source: Source, root: Node) {
    this.#source = source;
    this.#root = root;
    this.#resources = new JsonResources(source, root);
    this.#values = {
      source,
      notation,
      isObject: ({ type }) => type === 'object',
      isArray: ({ type }) => type === 'array',
      memberAt,
      spanOf: (node) => this.#resources.spanOf(node),
      containerOf: (node) => this.#containerOf(node),
    };
  }

  /** Undefined for what Azure reads and this does not: single quotes, keys without quotes. */
  static in(source: Source): JsonEdits | undefined {
    const errors: ParseError[] = [];
    const root = parseTree(source.text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
    return root === undefined || errors.length > 0 ? undefined : new JsonEdits(source, root);
  }

  isChoice(site: Span, to: Scalar): boolean {
    const node = findNodeAtOffset(this.#root, site.start);
    const expression = node?.type === 'string' ? expressionIn(node, this.#source) : undefined;
    return expression !== undefined && isChoiceIn(expression, site, to);
  }

  refer({ of, site, to }: Reference): readonly Replacement[] | undefined {
    const resource = this.#resources.objectAt(of.declaration);
    const id = isBeside(to, of) && site.file === of.declaration.file && !of.isLooped ? this.#resources.idOf(to, of) : undefined;
    const after = resource && this.#dependencies(resource, [to], of);
    if (id === undefined || after === undefined) return undefined;
    return [{ span: { source: this.#source, start: site.start, end: site.end }, text: JSON.stringify(`[${id}]`) }, ...after];
  }

  of(addition: Addition): readonly Replacement[] | undefined {
    const { of } = addition;
    const object = this.#resources.objectAt(of.at);
    const resource = this.#resources.objectAt(of.declaration);
    if (object === undefined || resource === undefined) return undefined;
    switch (addition.kind) {
      case 'addProperty':
        return withValue(this.#values, object, addition.path.split('.'), { kind: 'scalar', value: addition.to });
      case 'addItems': {
        const ids = addition.items.flatMap(idsIn);
        const items = writablesOf(addition.items, this.#resources.textsBeside(of));
        const added = items && withItems(this.#values, object, addition.path.split('.'), items);
        const after = ids.length === 0 ? [] : this.#dependencies(resource, ids, of);
        return added && after && [...added, ...after];
      }
      case 'addChild':
        return this.#child(addition.child, resource, of);
    }
  }

  /** What a resource has to wait for, as far as it does not say so yet. */
  #dependencies(resource: Node, ids: readonly FactEntity[], beside: FactEntity): Replacement[] | undefined {
    const written = ids.flatMap((id) => this.#resources.idOf(id, beside) ?? []).map((id) => `[${id}]`);
    const known = (memberAt(resource, 'dependsOn')?.children ?? []).map(({ value }: Node): unknown => value);
    const missing = written.filter((id) => !known.includes(id));
    if (missing.length === 0) return [];
    return withItems(
      this.#values,
      resource,
      ['dependsOn'],
      missing.map((id) => rawText(JSON.stringify(id))),
    );
  }

  /** A child in the `resources` of its parent: it needs the condition of that, and waits for it. */
  #child(child: NewChild, resource: Node, of: FactEntity): Replacement[] | undefined {
    if (of.isLooped) return this.#loopedChild(child, resource, of);
    const properties = writableOf(child.properties, this.#resources.textsBeside(of));
    const own = of.isExisting ? undefined : this.#resources.idOf(of, of);
    const apiVersion = memberAt(resource, 'apiVersion');
    const isListed = typeof getNodePath(resource).at(-1) === 'number';
    if (properties === undefined || own === undefined || apiVersion === undefined || !isListed) return undefined;
    const condition = memberAt(resource, 'condition');
    const ids = [own, ...idsIn(child.properties).flatMap((id) => this.#resources.idOf(id, of) ?? [])];
    const members: WritableMember[] = [
      { name: 'type', value: plainText(child.type) },
      { name: 'apiVersion', value: this.#copied(apiVersion) },
      { name: 'name', value: plainText(child.name) },
      ...(condition === undefined ? [] : [{ name: 'condition', value: this.#copied(condition) }]),
      ...(child.location === undefined ? [] : [{ name: 'location', value: plainText(child.location) }]),
      { name: 'dependsOn', value: { kind: 'array', items: [...new Set(ids)].map((id) => rawText(JSON.stringify(`[${id}]`))) } },
      { name: 'properties', value: properties },
    ];
    return withItems(this.#values, resource, ['resources'], [{ kind: 'object', members }]);
  }

  /** A resource of its own beside the one that it lies under, with a loop like that: nothing can be nested in a resource with a loop. */
  #loopedChild(child: NewChild, resource: Node, of: FactEntity): Replacement[] | undefined {
    const [loop, apiVersion, condition] = [copyOf(resource), memberAt(resource, 'apiVersion'), memberAt(resource, 'condition')];
    const list = resource.parent;
    const expression = nameExpression(resource);
    if (loop === undefined || apiVersion === undefined || list?.type !== 'array' || expression === undefined || of.isExisting)
      return undefined;
    const name = this.#resources.freeName(`${loop.name}-${child.type}`);
    const texts = this.#resources.textsBeside(of, name);
    const properties = writableOf(child.properties, texts);
    const dependsOn = [of, ...idsIn(child.properties)].map((entity) => texts.idText(entity));
    const parentName = atInstance(expression, loop, name);
    const conditionText = condition && atInstance(this.#resources.textOf(condition), loop, name);
    const isWhole = dependsOn.every((id) => id !== undefined) && (condition === undefined) === (conditionText === undefined);
    if (properties === undefined || parentName === undefined || !isWhole) return undefined;
    const value: Writable = {
      kind: 'object',
      members: [
        { name: 'type', value: plainText(`${of.type}/${child.type}`) },
        { name: 'apiVersion', value: this.#copied(apiVersion) },
        { name: 'name', value: rawText(JSON.stringify(`[concat(${parentName}, ${expressionText(`/${child.name}`)})]`)) },
        { name: 'copy', value: copyOfSame(name, this.#copied(loop.count)) },
        ...(conditionText === undefined ? [] : [{ name: 'condition', value: rawText(conditionText) }]),
        ...(child.location === undefined ? [] : [{ name: 'location', value: plainText(child.location) }]),
        { name: 'dependsOn', value: { kind: 'array', items: [...new Set(dependsOn)].map(rawText) } },
        { name: 'properties', value: properties },
      ],
    };
    return withinArray(this.#values, list, [value]);
  }

  #copied(node: Node): Writable {
    return rawText(this.#resources.textOf(node));
  }

  #containerOf({ offset, length, children = [] }: Node): Container {
    const parts = children.map((child) => ({ start: child.offset, end: child.offset + child.length }));
    return { source: this.#source, inside: offset + 1, close: offset + length - 1, parts, hasCommas: true };
  }
}

/** The entities whose ids are in what is to be added. */
function idsIn(content: FactContent): FactEntity[] {
  switch (content.kind) {
    case 'scalar':
    case 'label':
      return [];
    case 'id':
      return [content.of];
    case 'array':
      return content.items.flatMap(idsIn);
    case 'object':
      return content.members.flatMap(({ value }) => idsIn(value));
  }
}

function copyOfSame(name: string, count: Writable): Writable {
  return {
    kind: 'object',
    members: [
      { name: 'name', value: plainText(name) },
      { name: 'count', value: count },
    ],
  };
}

function plainText(value: string): Writable {
  return { kind: 'scalar', value };
}

function rawText(text: string): Writable {
  return { kind: 'text', text };
}
