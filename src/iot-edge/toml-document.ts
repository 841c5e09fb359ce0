import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import { arrayOf, key, literal, objectOf } from '../template/build.js';
import type { Expression, PropertyExpression } from '../template/expression.js';
import { readBounded } from '../text/document-bounds.js';
import type { Source, Span } from '../text/source.js';
import { deepestDocument, type EdgeDocument } from './edge-document.js';

/** Names between the dots of one key, and tables inside each other. */
const longestKey = deepestDocument;

/** Reads a TOML text; of one that does not parse, what stands before the line that does not. Never throws. */
export function readTomlDocument(source: Source): EdgeDocument {
  const whole: Span = { source, start: 0, end: source.text.length };
  const bounded = hasLongKey(source.text)
    ? { exceeded: `has a key of more than ${longestKey} names` }
    : readBounded(source.text, () => within(source, whole));
  if ('value' in bounded) return bounded.value;
  return { root: undefined, diagnostics: [diagnosticAt('budget-exceeded', `this file ${bounded.exceeded}`, whole)] };
}

function within(source: Source, whole: Span): EdgeDocument {
  const diagnostics: Diagnostic[] = [];
  let read = source.text;
  // A text that ends before the mistake is a document of its own, unless the mistake is what is open there.
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return { root: new TomlReader(source).table(parseTOML(read, { tomlVersion: '1.0' }), whole), diagnostics };
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const start = Math.min(error.index, source.text.length);
      if (attempt === 0)
        diagnostics.push(diagnosticAt('edge-syntax', mistakeOf(error), { source, start, end: Math.min(start + 1, source.text.length) }));
      read = source.text.slice(0, source.text.lastIndexOf('\n', start - 1) + 1);
    }
  }
  return { root: undefined, diagnostics };
}

/** The library's words, without the character that they may name: it may be one of a secret. */
function mistakeOf({ message }: ParseError): string {
  return message.replace(/ code point \S+/, ' character');
}

function hasLongKey(text: string): boolean {
  return new RegExp(String.raw`(?:[\w"'-]{1,200}[ \t]{0,20}\.[ \t]{0,20}){${longestKey}}`).test(text);
}

/** A table while it is filled: what is written for it may stand in several places. */
class Table {
  readonly at: Span;
  readonly members = new Map<string, { readonly key: Span; readonly value: Table | TableArray | Expression }>();

  constructor(at: Span) {
    this.at = at;
  }
}

class TableArray {
  readonly at: Span;
  readonly items: Table[] = [];

  constructor(at: Span) {
    this.at = at;
  }
}

class TomlReader {
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  table(program: AST.TOMLProgram, whole: Span): Expression {
    const root = new Table(whole);
    for (const part of program.body[0].body) {
      if (part.type === 'TOMLKeyValue') this.#put(root, part);
      else {
        const table = this.#open(root, part);
        for (const member of part.body) this.#put(table, member);
      }
    }
    return expressionOf(root);
  }

  /** The table that a header stands for. */
  #open(root: Table, { key: { keys }, kind, range }: AST.TOMLTable): Table {
    const last = keys.length - 1;
    return keys.reduce((table, name, index) => this.#below(table, name, this.#span(range), index === last && kind === 'array'), root);
  }

  /** The table of that name in another; a new one at the end of an array of tables. */
  #below(table: Table, name: AST.TOMLBare | AST.TOMLQuoted, at: Span, isItem: boolean): Table {
    const known = table.members.get(nameOf(name))?.value;
    if (isItem) {
      const items = known instanceof TableArray ? known : new TableArray(at);
      const item = new Table(at);
      items.items.push(item);
      table.members.set(nameOf(name), { key: this.#span(name.range), value: items });
      return item;
    }
    if (known instanceof Table) return known;
    const item = known instanceof TableArray ? known.items.at(-1) : undefined;
    if (item !== undefined) return item;
    const below = new Table(at);
    table.members.set(nameOf(name), { key: this.#span(name.range), value: below });
    return below;
  }

  #put(table: Table, { key: { keys, range }, value }: AST.TOMLKeyValue): void {
    const name = keys.at(-1);
    if (name === undefined) return;
    const holder = keys.slice(0, -1).reduce((below, part) => this.#below(below, part, this.#span(range), false), table);
    holder.members.set(nameOf(name), { key: this.#span(name.range), value: this.#value(value) });
  }

  #value(node: AST.TOMLContentNode): Expression {
    const at = this.#span(node.range);
    switch (node.type) {
      case 'TOMLArray':
        return arrayOf(
          at,
          node.elements.map((element) => this.#value(element)),
        );
      case 'TOMLInlineTable': {
        const table = new Table(at);
        for (const member of node.body) this.#put(table, member);
        return expressionOf(table);
      }
      case 'TOMLValue':
        return literal(at, typeof node.value === 'object' ? String(node.value) : node.value);
    }
  }

  #span([start, end]: AST.Range): Span {
    return { source: this.#source, start, end };
  }
}

function nameOf(part: AST.TOMLBare | AST.TOMLQuoted): string {
  return part.type === 'TOMLBare' ? part.name : part.value;
}

function expressionOf(value: Table | TableArray | Expression): Expression {
  if (value instanceof TableArray) return arrayOf(value.at, value.items.map(expressionOf));
  if (!(value instanceof Table)) return value;
  const properties = Array.from(value.members, ([name, member]): PropertyExpression => {
    const below = expressionOf(member.value);
    const { source, start, end } = member.key;
    return { source, start, end: Math.max(end, below.end), key: key(member.key, name), value: below };
  });
  return objectOf(value.at, properties);
}
