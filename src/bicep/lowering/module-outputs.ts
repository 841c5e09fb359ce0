import type { ModuleSymbol } from '../binding/symbols.js';
import type { BicepLibrary } from '../modules/library.js';
import { isSecure } from '../binding/decorators.js';

/** Whether an output of a module is marked as secret. */
export function hasSecureOutput(symbol: ModuleSymbol, name: string, library: BicepLibrary): boolean {
  const found = library.module(symbol.syntax.path);
  if (found.kind === 'json') return found.template.outputs.get(name.toLowerCase())?.schema.type?.startsWith('secure') === true;
  return found.kind === 'bicep' && found.file.outputs.some((output) => output.name.text === name && isSecure(output.decorators));
}
