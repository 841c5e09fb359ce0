import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Source } from '../text/source.js';
import { readComments } from './comment-suppressions.js';
import { readMetadata } from './metadata-suppressions.js';
import type { RuleNames } from './rule-names.js';
import type { StretchSuppression } from './suppression.js';
import { SuppressionReader } from './suppression-reader.js';

/** The suppressions in a file, and what is to be said of what looks like one. */
export interface FileSuppressions {
  readonly suppressions: readonly StretchSuppression[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the suppressions that stand in a file, in comments and in metadata. */
export function fileSuppressions(source: Source, names: RuleNames): FileSuppressions {
  if (!/plumblint/i.test(source.text)) return { suppressions: [], diagnostics: [] };
  const reader = new SuppressionReader(names);
  readComments(source, reader);
  readMetadata(source, reader);
  return reader;
}
