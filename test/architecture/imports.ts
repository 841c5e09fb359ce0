import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

/** A source file and what it imports, statically, dynamically or as a type. */
export interface Module {
  /** Relative to the repository. */
  readonly path: string;
  /** Files of the repository, relative to it. */
  readonly files: readonly string[];
  /** Packages of Node or npm, as named. */
  readonly packages: readonly string[];
}

/** Every TypeScript file below the folders, with its imports. */
export function readModules(folders: readonly string[]): Module[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => moduleOf(join(folder, name), readFileSync(join(folder, name), 'utf8'))),
  );
}

/** The imports of one file, given its text. */
export function moduleOf(path: string, text: string): Module {
  const names = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
  const files = names.filter((name) => name.startsWith('.')).map((name) => normalize(join(dirname(path), name)).replace(/\.js$/, '.ts'));
  return { path, files, packages: names.filter((name) => !name.startsWith('.')) };
}

/** One import cycle as a list of paths, if there is any. */
export function findCycle(modules: readonly Module[]): string[] | undefined {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): string[] | undefined => {
    const at = trail.indexOf(path);
    if (at >= 0) return [...trail.slice(at), path];
    if (done.has(path)) return undefined;
    trail.push(path);
    for (const file of byPath.get(path)?.files ?? []) {
      const cycle = visit(file);
      if (cycle) return cycle;
    }
    trail.pop();
    done.add(path);
    return undefined;
  };
  for (const module of modules) {
    const cycle = visit(module.path);
    if (cycle) return cycle;
  }
  return undefined;
}
