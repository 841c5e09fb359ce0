import type { Expression, ObjectExpression } from '../template/expression.js';
import type { TypeSchema } from '../template/template.js';
import type { Source } from '../text/source.js';
import { isNamed, isTrue, literalNumber, literalText, memberOf } from './shape-reader.js';

/** The type that a parameter, definition, output, item or property declares, read from its object when it is asked for. */
export class JsonTypeSchema implements TypeSchema {
  readonly #object: ObjectExpression;

  constructor(object: ObjectExpression) {
    this.#object = object;
  }

  get source(): Source {
    return this.#object.source;
  }

  get start(): number {
    return this.#object.start;
  }

  get end(): number {
    return this.#object.end;
  }

  get type(): string | undefined {
    return literalText(this.#member('type'))?.toLowerCase();
  }

  get ref(): string | undefined {
    const name = /^#\/definitions\/(.+)$/i.exec(literalText(this.#member('$ref')) ?? '')?.[1];
    return name?.replaceAll('~1', '/').replaceAll('~0', '~').toLowerCase();
  }

  get nullable(): boolean {
    return isTrue(this.#member('nullable'));
  }

  get allowedValues(): Expression | undefined {
    return this.#member('allowedValues');
  }

  get minValue(): number | undefined {
    return literalNumber(this.#member('minValue'));
  }

  get maxValue(): number | undefined {
    return literalNumber(this.#member('maxValue'));
  }

  get minLength(): number | undefined {
    return literalNumber(this.#member('minLength'));
  }

  get maxLength(): number | undefined {
    return literalNumber(this.#member('maxLength'));
  }

  get items(): TypeSchema | undefined {
    const items = this.#member('items');
    return items?.kind === 'object' ? new JsonTypeSchema(items) : undefined;
  }

  get properties(): ReadonlyMap<string, TypeSchema> {
    const properties = this.#member('properties');
    const declared = properties?.kind === 'object' ? properties.properties.filter(isNamed) : [];
    return new Map(declared.flatMap(({ key, value }) => (value.kind === 'object' ? [[key.name, new JsonTypeSchema(value)] as const] : [])));
  }

  #member(name: string): Expression | undefined {
    return memberOf(this.#object, name);
  }
}
