import { type Document, isScalar, parseAllDocuments, Parser, visit } from 'yaml';
import type { Expression } from '../template/expression.js';
import type { Source, Span } from '../text/source.js';
import { arrayOf, key, literal, objectOf } from '../template/build.js';
import type { ExceededBound } from './modules/library.js';
import { readBounded } from '../text/document-bounds.js';
import { isStackOverflow } from '../text/stack-overflow.js';

/** Whole numbers with separators are numbers to the compiler; to YAML 1.2 they are text. */
const separated = /^[-+]?[0-9][0-9_]*$/;
const deepest = 200;
/** Values that a document may hold, those that aliases name as often as they are named. */
const mostValues = 100_000;

/**
 * The first document of a YAML file, as it stands at the call that loads it; undefined where it cannot be read. What is too large or too deep is
 * refused before the library reads it: it would run out of stack or memory where nobody can catch that.
 */
export function readYaml(file: Source, at: Span): Expression | ExceededBound | undefined {
  const bounded = readBounded(
    file.text,
    () => dataIn(file.text),
    () => new Parser().parse(file.text),
  );
  if ('exceeded' in bounded) return { kind: 'exceeded', reason: bounded.exceeded };
  const data = bounded.value;
  if (data === undefined || isExceeded(data)) return data;
  try {
    return new ExpressionMaker(at).expressionOf(data.value, 0);
  } catch (error) {
    if (error instanceof TooMuch) return { kind: 'exceeded', reason: error.message };
    throw error;
  }
}

/** What the first document holds; undefined where the library refuses it. It throws an `Error` for what it sees last: wrong aliases and merges. */
function dataIn(text: string): { readonly value: unknown } | ExceededBound | undefined {
  try {
    const [document] = parseAllDocuments(text, { merge: true, version: '1.2', logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
    if (document === undefined || !('toJS' in document) || document.errors.length > 0 || givesKeyTwice(document)) return undefined;
    return { value: document.toJS({ mapAsMap: true }) };
  } catch (error) {
    if (isStackOverflow(error)) throw error;
    if (!(error instanceof ReferenceError)) return undefined;
    return error.message.startsWith('Excessive') ? { kind: 'exceeded', reason: 'names its anchors too often' } : undefined;
  }
}

function isExceeded(data: object): data is ExceededBound {
  return 'kind' in data;
}

/** The library's own check compares every key with all before it. */
function givesKeyTwice(document: Document): boolean {
  let twice = false;
  visit(document, {
    Map(_, { items }) {
      const keys = new Set(items.map(({ key }) => (isScalar(key) ? key.value : key)));
      twice ||= keys.size < items.length;
      return twice ? visit.BREAK : undefined;
    },
  });
  return twice;
}

/** Thrown where a document turns out to hold too much once its aliases are followed. */
class TooMuch extends Error {}

/** Makes the expressions of one document. */
class ExpressionMaker {
  readonly #at: Span;
  #values = 0;

  constructor(at: Span) {
    this.#at = at;
  }

  /** Numbers without end, and what is no number, are texts once the compiler's output is deployed. */
  expressionOf(value: unknown, depth: number): Expression {
    const at = this.#at;
    if (depth > deepest) throw new TooMuch(`is nested more than ${deepest} levels deep`);
    if (++this.#values > mostValues) throw new TooMuch(`holds more than ${mostValues} values`);
    if (Array.isArray(value)) {
      const items = value.map((item) => this.expressionOf(item, depth + 1));
      return arrayOf(at, items);
    }
    if (value instanceof Map) {
      const members = [...(value as Map<unknown, unknown>)].map(([name, member]) => this.#propertyOf(name, member, depth));
      return objectOf(at, members);
    }
    if (typeof value === 'string')
      return literal(at, separated.test(value) && value.includes('_') ? Number(value.replaceAll('_', '')) : value);
    if (typeof value === 'number') return literal(at, Number.isFinite(value) ? value : String(value));
    return literal(at, typeof value === 'boolean' ? value : null);
  }

  #propertyOf(name: unknown, member: unknown, depth: number) {
    const { source, start, end } = this.#at;
    return { source, start, end, key: key(this.#at, String(name)), value: this.expressionOf(member, depth + 1) };
  }
}
