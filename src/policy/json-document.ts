import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Source } from '../text/source.js';
import type { DocumentNode, Member, ReadDocument, ScalarNode } from './document.js';

/** By the library's name of a mistake. */
const words: ReadonlyMap<string, string> = new Map([
  ['InvalidSymbol', 'this is no JSON value'],
  ['InvalidNumberFormat', 'this is no number'],
  ['PropertyNameExpected', 'expected a key in double quotes'],
  ['ValueExpected', 'expected a value'],
  ['ColonExpected', 'expected a colon'],
  ['CommaExpected', 'expected a comma'],
  ['CloseBraceExpected', 'expected a closing brace'],
  ['CloseBracketExpected', 'expected a closing bracket'],
  ['EndOfFileExpected', 'expected nothing more'],
  ['UnexpectedEndOfComment', 'expected the end of this comment'],
  ['UnexpectedEndOfString', 'expected a closing quote'],
  ['UnexpectedEndOfNumber', 'this number breaks off'],
]);

/** What JSON with comments and trailing commas says; where it is broken, the first mistake. The text must not be nested deeply. */
export function readJsonDocument(source: Source): ReadDocument {
  const errors: ParseError[] = [];
  const text = source.text.replace(/^\uFEFF/, ' ');
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined) {
    const message = words.get(printParseErrorCode(first.error)) ?? 'this is no JSON';
    return { document: undefined, problems: [{ message, span: { source, start: first.offset, end: first.offset + first.length } }] };
  }
  if (root === undefined) throw new TypeError('the library reads nothing and says nothing');
  return { document: nodeOf(root, source), problems: [] };
}

function nodeOf(node: Node, source: Source): DocumentNode {
  const span = spanOf(node, source);
  const { children = [] } = node;
  if (node.type === 'array') return { kind: 'list', ...span, items: children.map((child) => nodeOf(child, source)) };
  if (node.type === 'object') return { kind: 'object', ...span, members: children.flatMap((child) => memberIn(child, source)) };
  return { kind: 'scalar', ...span, value: node.value as ScalarNode['value'] };
}

function memberIn({ children = [] }: Node, source: Source): Member[] {
  const [name, value] = children;
  if (name === undefined || value === undefined) return [];
  return [{ name: String(name.value), nameSpan: spanOf(name, source), value: nodeOf(value, source) }];
}

function spanOf({ offset, length }: Node, source: Source) {
  return { source, start: offset, end: offset + length };
}
