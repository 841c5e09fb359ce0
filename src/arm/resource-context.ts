import type { ObjectExpression } from '../template/expression.js';
import type { Template } from '../template/template.js';
import type { TextBinding } from './nested-text.js';
import type { ShapeReader } from './shape-reader.js';

/** What reading a resource needs to know of the template around it. */
export interface ResourceContext {
  readonly shapes: ShapeReader;
  readonly symbolicNames: boolean;
  /** Names of extensions by lower-cased alias; undefined for Azure Resource Manager itself. */
  readonly extensions: ReadonlyMap<string, string | undefined>;
  readonly texts: TextBinding;
  readonly readNested: (root: ObjectExpression, texts: TextBinding) => Template;
}
