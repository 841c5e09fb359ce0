import type { ObjectExpression } from '../template/expression.js';
import type { TypeSchema } from '../template/template.js';
import type { Span } from '../text/source.js';
import type { Members, ShapeReader } from './shape-reader.js';

/** The type that a parameter, definition, output, item or property declares. `what` names it in diagnostics. */
export function readTypeSchema(members: Members, span: Span, what: string, shapes: ShapeReader): TypeSchema {
  const value = (name: string) => members.get(name)?.value;
  const nullable = value('nullable');
  const { source, start, end } = span;
  return {
    type: shapes.text(value('type'), `the type of ${what}`)?.toLowerCase(),
    ref: definitionName(shapes.text(value('$ref'), `the \`$ref\` of ${what}`)),
    nullable: nullable?.kind === 'literal' && nullable.value === true,
    allowedValues: value('allowedvalues'),
    minValue: shapes.number(value('minvalue'), `the minValue of ${what}`),
    maxValue: shapes.number(value('maxvalue'), `the maxValue of ${what}`),
    minLength: shapes.number(value('minlength'), `the minLength of ${what}`),
    maxLength: shapes.number(value('maxlength'), `the maxLength of ${what}`),
    items: itemsOf(members, what, shapes),
    properties: propertiesOf(members, what, shapes),
    source,
    start,
    end,
  };
}

function itemsOf(members: Members, what: string, shapes: ShapeReader): TypeSchema | undefined {
  const items = members.get('items')?.value;
  if (items?.kind !== 'object') return undefined;
  return readObjectSchema(items, `the items of ${what}`, shapes);
}

function propertiesOf(members: Members, what: string, shapes: ShapeReader): ReadonlyMap<string, TypeSchema> {
  const properties = new Map<string, TypeSchema>();
  for (const { key, value } of shapes.declared(members.get('properties')?.value, `the properties of ${what}`)) {
    const name = `\`${key.name}\` in ${what}`;
    if (shapes.isObject(value, name)) properties.set(key.name, readObjectSchema(value, name, shapes));
  }
  return properties;
}

function readObjectSchema(object: ObjectExpression, what: string, shapes: ShapeReader): TypeSchema {
  return readTypeSchema(shapes.members(object, what), object, what, shapes);
}

function definitionName(pointer: string | undefined): string | undefined {
  const name = pointer === undefined ? undefined : /^#\/definitions\/(.+)$/i.exec(pointer)?.[1];
  return name?.replaceAll('~1', '/').replaceAll('~0', '~').toLowerCase();
}
