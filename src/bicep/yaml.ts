import { type Document, isScalar, parseAllDocuments, visit } from 'yaml';
import type { Expression } from '../template/expression.js';
import type { Source, Span } from '../text/source.js';
import { arrayOf, key, literal, objectOf } from './lowering/build.js';

/** Whole numbers with separators are numbers to the compiler; to YAML 1.2 they are text. */
const separated = /^[-+]?[0-9][0-9_]*$/;
const deepest = 200;

/** The first document of a YAML file, as it stands at the call that loads it; undefined where it cannot be read. */
export function readYaml(file: Source, at: Span): Expression | undefined {
  try {
    const [document] = parseAllDocuments(file.text, { merge: true, version: '1.2', logLevel: 'silent', uniqueKeys: false });
    if (document === undefined || !('toJS' in document) || document.errors.length > 0 || givesKeyTwice(document)) return undefined;
    return expressionOf(document.toJS({ mapAsMap: true }), at, 0);
  } catch (error) {
    if (error instanceof RangeError || error instanceof ReferenceError) return undefined;
    throw error;
  }
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

/** Numbers without end, and what is no number, are texts once the compiler's output is deployed. */
function expressionOf(value: unknown, at: Span, depth: number): Expression {
  if (depth > deepest) throw new RangeError('nested too deeply');
  if (Array.isArray(value)) {
    const items = value.map((item) => expressionOf(item, at, depth + 1));
    return arrayOf(at, items);
  }
  if (value instanceof Map) {
    const members = [...(value as Map<unknown, unknown>)].map(([name, member]) => propertyOf(name, member, at, depth));
    return objectOf(at, members);
  }
  if (typeof value === 'string')
    return literal(at, separated.test(value) && value.includes('_') ? Number(value.replaceAll('_', '')) : value);
  if (typeof value === 'number') return literal(at, Number.isFinite(value) ? value : String(value));
  return literal(at, typeof value === 'boolean' ? value : null);
}

function propertyOf(name: unknown, member: unknown, at: Span, depth: number) {
  const { source, start, end } = at;
  return { source, start, end, key: key(at, String(name)), value: expressionOf(member, at, depth + 1) };
}
