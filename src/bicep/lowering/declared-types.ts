import type { Span } from '../../text/source.js';
import type { TypeDeclarationSyntax } from '../syntax/nodes.js';
import { BicepSchema } from './type-schema.js';

/** Types that may name each other one after the other. */
const deepestName = 50;

/** Types that are declared, each made once; nothing is known of one that leads back to itself, or through too many others. */
export class DeclaredTypes {
  /** Undefined while it is being made. */
  readonly #made = new Map<TypeDeclarationSyntax, BicepSchema | undefined>();
  readonly #report: (at: Span, message: string) => void;
  #depth = 0;

  /** `report` is told of types that lead through too many others. */
  constructor(report: (at: Span, message: string) => void) {
    this.#report = report;
  }

  of(syntax: TypeDeclarationSyntax, make: () => BicepSchema): BicepSchema {
    const known = this.#made.get(syntax);
    if (known !== undefined || this.#made.has(syntax)) return known ?? new BicepSchema(syntax.value, {});
    if (this.#depth >= deepestName) {
      this.#report(syntax.name, `more than ${deepestName} types name each other one after the other`);
      return new BicepSchema(syntax.value, {});
    }
    this.#made.set(syntax, undefined);
    this.#depth++;
    const schema = make();
    this.#depth--;
    this.#made.set(syntax, schema);
    return schema;
  }
}
