import { conflictsIn } from '../text/conflicts.js';
import type { Source } from '../text/source.js';
import { fileKindOf, nearKindOf } from './schema-uri.js';
import type { JsonFileKind } from './schema-uri.js';
import { TopLevelScanner } from './top-level-scanner.js';

/**
 * Whether a JSON file is a deployment template, a parameter file or something else. Reads no further than a `$schema` that says so, unless
 * the name says otherwise, and builds nothing: most JSON files of a repository are something else.
 */
export function jsonFileKind(source: Source): JsonFileKind {
  const scanner = new TopLevelScanner(conflictsIn(source.text)?.text ?? source.text);
  const keys = new Set<string>();
  let schema: string | undefined;
  for (let key = scanner.nextKey(); key !== undefined; key = scanner.nextKey()) {
    const folded = key.toLowerCase();
    if (folded === '$schema') {
      schema = scanner.string() ?? '';
      const kind = fileKindOf(schema);
      if (kind === 'parameters' || (kind === 'template' && !isNamedForParameters(source.path))) return kind;
      continue;
    }
    keys.add(folded);
    scanner.skipValue();
  }
  return schema === undefined ? kindWithoutSchema(keys, source.path) : kindWithSchema(schema, keys, source.path);
}

function kindWithSchema(schema: string, keys: ReadonlySet<string>, path: string): JsonFileKind {
  if (fileKindOf(schema) === 'template') return keys.has('parameters') && !keys.has('resources') ? 'parameters' : 'template';
  if (keys.has('contentversion') && keys.has('resources') && isOfAzure(schema)) return 'template';
  return keys.has('parameters') && isNamedForParameters(path) ? 'parameters' : nearKindOf(schema);
}

/** Whether a `$schema` says nothing that speaks against Azure. */
function isOfAzure(schema: string): boolean {
  return schema.trim() === '' || /azure|deployment/i.test(schema);
}

function kindWithoutSchema(keys: ReadonlySet<string>, path: string): JsonFileKind {
  if (keys.has('contentversion') && keys.has('resources')) return 'template';
  if (keys.has('contentversion') && keys.has('parameters')) return 'parameters';
  return keys.size > 0 && /\.parameters\.json$/i.test(path) ? 'parameters' : 'other';
}

/** `main.parameters.json`, `main.parameters.dev.json`. */
function isNamedForParameters(path: string): boolean {
  return /\.param(?:eter)?s?\.(?:[^/]*\.)?jsonc?$/i.test(path);
}
