import { isMap, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';
import type { Source, Span } from '../text/source.js';
import { yamlMistakes } from '../text/yaml-mistakes.js';
import type { DocumentNode, Member, Problem, ReadDocument } from './document.js';

/** What the only document of a YAML text says; where it is broken, the first mistake. Anchors are not followed. The text must not be nested deeply. */
export function readYamlDocument(source: Source): ReadDocument {
  const read = parseAllDocuments(source.text, { version: '1.2', logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
  const [document, other] = Array.isArray(read) ? read : [];
  if (document === undefined || document.contents === null) return failed('there is nothing in it', { source, start: 0, end: 0 });
  const [error] = document.errors;
  if (error !== undefined) return failed(`this is no YAML: ${yamlMistakes[error.code]}`, spanFrom(error.pos, source));
  if (other !== undefined) return failed('expected one document', spanFrom(other.range, source));
  const problems: Problem[] = [];
  return { document: nodeOf(document.contents, source, problems), problems };
}

function failed(message: string, span: Span): ReadDocument {
  return { document: undefined, problems: [{ message, span }] };
}

function nodeOf(node: Node | null, source: Source, problems: Problem[]): DocumentNode {
  const span = spanFrom(node?.range ?? [0, 0], source);
  if (isMap<Node, Node | null>(node)) {
    const members = node.items.flatMap(({ key, value }) => memberOf(key, value, source, problems));
    return { kind: 'object', ...span, members };
  }
  if (isSeq<Node>(node)) return { kind: 'list', ...span, items: node.items.map((item) => nodeOf(item, source, problems)) };
  if (node !== null && !isScalar(node)) problems.push({ message: 'anchors are not followed here: write it out', span });
  const value = isScalar(node) ? node.value : null;
  return { kind: 'scalar', ...span, value: isPlain(value) ? value : null };
}

function memberOf(key: Node, value: Node | null, source: Source, problems: Problem[]): Member[] {
  const nameSpan = spanFrom(key.range ?? [0, 0], source);
  if (!isScalar(key)) {
    problems.push({ message: 'a key is a text', span: nameSpan });
    return [];
  }
  return [{ name: String(key.value), nameSpan, value: nodeOf(value, source, problems) }];
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function spanFrom([start, end]: readonly [number, number, ...number[]], source: Source): Span {
  return { source, start, end };
}
