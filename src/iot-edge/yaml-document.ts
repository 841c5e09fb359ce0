import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseDocument,
  Parser,
  type Range,
  type Scalar,
  visit,
} from 'yaml';
import { diagnosticAt } from '../diagnostics/diagnostic.js';
import { arrayOf, key, literal, objectOf } from '../template/build.js';
import type { Expression, PropertyExpression } from '../template/expression.js';
import { readBounded } from '../text/document-bounds.js';
import type { Source, Span } from '../text/source.js';
import { yamlMistakes } from '../text/yaml-mistakes.js';
import { deepestDocument, type EdgeDocument, mostValues } from './edge-document.js';

/** Reads a YAML text. Of one that does not parse, what could be read. Never throws. */
export function readYamlDocument(source: Source): EdgeDocument {
  const whole: Span = { source, start: 0, end: source.text.length };
  const bounded = readBounded(
    source.text,
    () => within(source),
    () => new Parser().parse(source.text),
  );
  if ('value' in bounded) return bounded.value;
  return { root: undefined, diagnostics: [diagnosticAt('budget-exceeded', `this file ${bounded.exceeded}`, whole)] };
}

function within(source: Source): EdgeDocument {
  const document = parseDocument(source.text, { version: '1.1', logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
  const diagnostics = document.errors.map(({ code, pos: [start, end] }) =>
    diagnosticAt('edge-syntax', yamlMistakes[code], { source, start, end }),
  );
  const root = document.contents === null ? undefined : new YamlReader(source, document).value(document.contents, 0);
  return { root, diagnostics };
}

class YamlReader {
  readonly #source: Source;
  readonly #named: ReadonlyMap<Alias, Node>;
  #values = 0;

  constructor(source: Source, document: Document.Parsed) {
    this.#source = source;
    this.#named = namedByAliases(document);
  }

  /** Undefined for what is too deep, too much, or an alias of nothing. */
  value(node: Node | null, depth: number): Expression | undefined {
    if (node === null || depth > deepestDocument || ++this.#values > mostValues) return undefined;
    const at = this.#spanOf(node);
    if (isAlias(node)) return this.value(this.#named.get(node) ?? null, depth + 1);
    if (isMap<ParsedNode, ParsedNode | null>(node))
      return objectOf(
        at,
        node.items.flatMap(({ key: name, value }) => this.#property(name, value, depth)),
      );
    if (isSeq<ParsedNode>(node))
      return arrayOf(
        at,
        node.items.flatMap((item) => this.value(item, depth + 1) ?? []),
      );
    return isScalar(node) ? literal(at, scalarOf(node)) : undefined;
  }

  #property(name: ParsedNode, written: ParsedNode | null, depth: number): PropertyExpression | [] {
    if (!isScalar(name)) return [];
    const at = this.#spanOf(name);
    const value = written === null ? literal(at, null) : this.value(written, depth + 1);
    return value === undefined ? [] : { ...at, end: Math.max(at.end, value.end), key: key(at, String(scalarOf(name))), value };
  }

  #spanOf({ range }: { readonly range?: Range | null | undefined }): Span {
    const [start = 0, end = start] = range ?? [];
    return { source: this.#source, start, end };
  }
}

/** What each alias stands for: the last before it that has the anchor. The library would look through all of the document for each. */
function namedByAliases(document: Document.Parsed): Map<Alias, Node> {
  const anchored = new Map<string, Node>();
  const named = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchored.set(node.anchor, node);
        return;
      }
      const target = anchored.get(node.source);
      if (target !== undefined) named.set(node, target);
    },
  });
  return named;
}

/** Dates and large numbers as the text that they are written as. */
function scalarOf({ value, source }: Scalar): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return source ?? '';
}
