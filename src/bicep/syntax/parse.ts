import type { Source } from '../../text/source.js';
import { tokensOf } from './lexer.js';
import type { ProgramSyntax } from './nodes.js';
import { parameterFileLanguage } from './parameter-file-language.js';
import { type Language, ProgramParser } from './program-parser.js';
import { templateLanguage } from './template-language.js';
import { TokenReader } from './token-reader.js';

/** The tree of a `.bicep` file. Never fails: what cannot be read is a `skipped` node and a `bicep-syntax` diagnostic. */
export function parseBicep(source: Source): ProgramSyntax {
  return parse(source, templateLanguage);
}

/** The tree of a `.bicepparam` file, on the same terms. */
export function parseBicepParameterFile(source: Source): ProgramSyntax {
  return parse(source, parameterFileLanguage);
}

function parse(source: Source, language: Language): ProgramSyntax {
  return new ProgramParser(new TokenReader(source, tokensOf(source), language.declarations), language).program();
}
