import type { Source } from '../text/source.js';
import { fileKindOf } from './schema-uri.js';
import type { JsonFileKind } from './schema-uri.js';
import { TopLevelScanner } from './top-level-scanner.js';

/**
 * Whether a JSON file is a deployment template, a parameter file or something else. Reads no further than the `$schema`, unless the name
 * says otherwise, and builds nothing: most JSON files of a repository are something else.
 */
export function jsonFileKind(source: Source): JsonFileKind {
  const scanner = new TopLevelScanner(source.text);
  const keys = new Set<string>();
  let schema: JsonFileKind | undefined;
  for (let key = scanner.nextKey(); key !== undefined; key = scanner.nextKey()) {
    const folded = key.toLowerCase();
    if (folded === '$schema') {
      const kind = fileKindOf(scanner.string());
      if (kind !== 'template' || !isNamedForParameters(source.path)) return kind;
      schema = kind;
      continue;
    }
    keys.add(folded);
    scanner.skipValue();
  }
  if (schema !== undefined) return keys.has('parameters') && !keys.has('resources') ? 'parameters' : schema;
  if (keys.has('contentversion') && keys.has('resources')) return 'template';
  if (keys.has('contentversion') && keys.has('parameters')) return 'parameters';
  return keys.size > 0 && /\.parameters\.json$/i.test(source.path) ? 'parameters' : 'other';
}

/** `main.parameters.json`, `main.parameters.dev.json`. */
function isNamedForParameters(path: string): boolean {
  return /\.param(?:eter)?s?\.(?:[^/]*\.)?jsonc?$/i.test(path);
}
