import type { Template } from '../template/template.js';

/** Whether a template is what the Bicep compiler made of a template of the same name beside it. */
export function isCompiledTwin(path: string, templates: ReadonlySet<string>, read: (path: string) => Template | undefined): boolean {
  if (!/\.json$/i.test(path) || !templates.has(path.replace(/\.json$/i, '.bicep'))) return false;
  return read(path)?.metadata?.properties.some(({ key }) => key.kind === 'key' && key.name === '_generator') === true;
}
