import type { Template } from '../template/template.js';
import { twinDifference } from './twin-difference.js';

/** A template that the Bicep compiler made of a file of the same name beside it. */
export interface CompiledTwin {
  readonly path: string;
  /** The path of the Bicep file. */
  readonly source: string;
  /** What it says otherwise than the Bicep file does now, as a sentence; undefined where no difference is seen. */
  readonly difference: string | undefined;
}

/** The compiled twin that a template is; undefined for any other. `templates` are the paths of those that stand on their own or may be one. */
export function compiledTwin(
  path: string,
  templates: ReadonlySet<string>,
  read: (path: string) => Template | undefined,
): CompiledTwin | undefined {
  const source = path.replace(/\.json$/i, '.bicep');
  if (source === path || !templates.has(source)) return undefined;
  const compiled = read(path);
  if (compiled === undefined || !isCompiled(compiled)) return undefined;
  const written = read(source);
  return { path, source, difference: written && twinDifference(written, compiled) };
}

function isCompiled({ metadata }: Template): boolean {
  return metadata?.properties.some(({ key }) => key.kind === 'key' && key.name === '_generator') === true;
}
