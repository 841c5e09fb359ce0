import { Parser } from 'yaml';
import { readBounded } from '../text/document-bounds.js';
import type { Source } from '../text/source.js';
import { type DocumentNode, membersOf, type Problem, type ReadDocument } from './document.js';
import { readJsonDocument } from './json-document.js';
import { readYamlDocument } from './yaml-document.js';

/**
 * What a file says: YAML by its ending, JSON with comments otherwise. What is too large or too deep is refused before a library reads it, and a key
 * that is given twice is a mistake.
 */
export function readDocument(source: Source): ReadDocument {
  const isYaml = /\.ya?ml$/i.test(source.path);
  const bounded = readBounded(
    source.text,
    () => (isYaml ? readYamlDocument(source) : readJsonDocument(source)),
    () => (isYaml ? new Parser().parse(source.text) : []),
  );
  if ('exceeded' in bounded) return { document: undefined, problems: [{ message: `this ${bounded.exceeded}`, span: startOf(source) }] };
  const read = bounded.value;
  const repeated = read.document === undefined ? [] : repeatedKeys(read.document);
  return { document: read.document, problems: [...read.problems, ...repeated] };
}

/** The first place of a file. */
export function startOf(source: Source): Problem['span'] {
  return { source, start: 0, end: 0 };
}

function repeatedKeys(node: DocumentNode): Problem[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(repeatedKeys);
  const seen = new Set<string>();
  const repeated = membersOf(node).flatMap(({ name, nameSpan }) => {
    if (seen.has(name)) return [{ message: `'${name}' is given twice`, span: nameSpan }];
    seen.add(name);
    return [];
  });
  return [...repeated, ...node.members.flatMap(({ value }) => repeatedKeys(value))];
}
