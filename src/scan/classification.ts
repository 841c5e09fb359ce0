import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { mayBeDeviceFile } from './device-files.js';
import type { DiscoveredFile } from './discover.js';
import { aboutFile } from './file-diagnostic.js';
import type { FileKind, FrontEnds } from './front-end.js';
import { unreadDiagnostic } from './gaps.js';
import type { Host } from '../text/host.js';
import type { Sources } from './sources.js';

/** Discovered files by what they are. */
export interface ClassifiedFiles {
  /** In the order of discovery, as are those of parameter files. */
  readonly templates: readonly string[];
  readonly parameterFiles: readonly string[];
  /** About files that cannot be read, and those that are asked for by name and are of no use. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Tells files apart by their text. That of a file that is of no use is not kept. */
export function classify(files: readonly DiscoveredFile[], sources: Sources, languages: FrontEnds, host: Host): ClassifiedFiles {
  const found: Record<FileKind, string[]> = { template: [], parameters: [] };
  const diagnostics: Diagnostic[] = [];
  for (const { path, named } of files) {
    const source = sources.of(path);
    const kind = source && languages.of(path).classify(source);
    const isText = source?.text.includes('\0') !== true;
    if (kind !== undefined && isText) {
      found[kind].push(path);
      continue;
    }
    sources.forget(path);
    const refusal = source === undefined ? (host.refusal?.(path) ?? { reason: 'there is no such file' }) : undefined;
    if (refusal !== undefined && !named && mayBeDeviceFile(path)) continue;
    if (refusal !== undefined) diagnostics.push(unreadDiagnostic(path, refusal));
    else if (kind !== undefined) diagnostics.push(aboutFile('unreadable-file', path, 'this is no text, but binary data'));
    else if (named)
      diagnostics.push(
        aboutFile(
          'unreadable-file',
          path,
          'this is neither a template nor a parameter file, nor a file of IoT Edge or a script for Azure Arc',
        ),
      );
  }
  return { templates: found.template, parameterFiles: found.parameters, diagnostics };
}
