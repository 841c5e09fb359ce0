import type { Source } from '../../text/source.js';
import { tokensOf } from './lexer.js';
import type { ProgramSyntax } from './nodes.js';
import { ParameterFileParser } from './parameter-file-parser.js';
import { TemplateParser } from './template-parser.js';

/** The tree of a `.bicep` file. Never fails: what cannot be read is a `skipped` node and a `bicep-syntax` diagnostic. */
export function parseBicep(source: Source): ProgramSyntax {
  const { tokens, problems } = tokensOf(source);
  return new TemplateParser(source, tokens, problems).program();
}

/** The tree of a `.bicepparam` file, on the same terms. */
export function parseBicepParameterFile(source: Source): ProgramSyntax {
  const { tokens, problems } = tokensOf(source);
  return new ParameterFileParser(source, tokens, problems).program();
}
