import type { NestedTemplate, Template } from '../template/template.js';
import type { Source } from '../text/source.js';
import type { BoundFile } from './binding/symbols.js';
import { lowerTemplate } from './lowering/template-lowering.js';
import type { BicepLibrary } from './modules/library.js';

/**
 * Reads a `.bicep` file. Never throws: what is wrong with the text is in the template's diagnostics, and what cannot be read is unknown.
 * Modules and loaded files come from the library; the template of a module is made when it is first asked for.
 */
export function readBicepTemplate(source: Source, library: BicepLibrary): Template {
  return templateOf(library.bound(source), library);
}

function templateOf(file: BoundFile, library: BicepLibrary): Template {
  return library.template(file, () => lowerTemplate(file, library, (module) => moduleTemplate(module.file, file, library)));
}

/** A file that leads back to its user is no module of it. */
function moduleTemplate(module: BoundFile, user: BoundFile, library: BicepLibrary): NestedTemplate {
  if (!library.leadsBack(module, user)) return { kind: 'inline', template: templateOf(module, library) };
  return { kind: 'missing', reason: `the module '${module.source.path}' uses itself`, span: module.program };
}
