import type { ProgramSyntax } from '../syntax/nodes.js';
import { Token } from '../syntax/token.js';

/** Declarations that name another file or a module. */
const naming: ReadonlySet<string> = new Set(['module', 'import', 'using', 'extends']);

/** The strings by which a file names other files and modules, in the order of the text. */
export function pathsIn({ body }: Pick<ProgramSyntax, 'body'>): Token[] {
  return body.flatMap((part) =>
    part instanceof Token || !naming.has(part.kind) || !('path' in part) || part.path.kind !== 'string' ? [] : part.path,
  );
}
