import type { Expression, ObjectExpression } from '../template/expression.js';
import type {
  FunctionDeclaration,
  FunctionParameter,
  OutputDeclaration,
  ParameterDeclaration,
  TypeDeclaration,
  VariableDeclaration,
} from '../template/template.js';
import { loopName } from './property-loops.js';
import { isName, memberOf, present } from './shape-reader.js';
import type { NamedProperty, ShapeReader } from './shape-reader.js';
import { isSecure } from '../template/secure-type.js';
import { JsonTypeSchema, repeatsSecure } from './type-schema.js';
import { withoutLoops } from './unexpanded-loops.js';

const bounds = new Set(['minValue', 'maxValue', 'minLength', 'maxLength']);

export function readParameters(section: Expression | undefined, shapes: ShapeReader): ReadonlyMap<string, ParameterDeclaration> {
  const secure = new Set<string>();
  return byName(section, '`parameters`', shapes, (property) => {
    const { key, value, source, start, end } = property;
    const object = shapes.object(value, 'parameter', key.name);
    if (object === undefined) return undefined;
    // Of a parameter that is declared twice the last one counts, but who made one of them secure has something to hide.
    const name = key.name.toLowerCase();
    const schema = new JsonTypeSchema(object, secure.has(name) || repeatsSecure(property));
    if (isSecure(schema)) secure.add(name);
    checkType(object, key.name, shapes);
    const written = present(memberOf(object, 'defaultValue'));
    const defaultValue = written && withoutLoops(written);
    return { name: key.name, nameSpan: key, schema, defaultValue, source, start, end };
  });
}

function checkType(parameter: ObjectExpression, name: string, shapes: ShapeReader): void {
  for (const { key, value } of parameter.properties) {
    if (key.kind !== 'key') continue;
    if (bounds.has(key.name)) shapes.number(value, `the ${key.name} of parameter`, name);
    else if (key.name === 'type') shapes.text(value, 'the type of parameter', name);
  }
}

export function readVariables(section: Expression | undefined, shapes: ShapeReader): ReadonlyMap<string, VariableDeclaration> {
  return byName(section, '`variables`', shapes, (property) => {
    const { key, value, source, start, end } = property;
    if (!isName(key.name, 'copy') || value.kind !== 'array') return { name: key.name, nameSpan: key, value, source, start, end };
    shapes.wrong(key, '`copy` in `variables` must be an array of objects with `name`, `count` and `input`');
    return undefined;
  });
}

export function readDefinitions(section: Expression | undefined, shapes: ShapeReader): ReadonlyMap<string, TypeDeclaration> {
  return byName(section, '`definitions`', shapes, ({ key, value, source, start, end }) => {
    const object = shapes.object(value, 'definition', key.name);
    return object && { name: key.name, nameSpan: key, schema: new JsonTypeSchema(object), source, start, end };
  });
}

export function readOutputs(section: Expression | undefined, shapes: ShapeReader): ReadonlyMap<string, OutputDeclaration> {
  return byName(section, '`outputs`', shapes, (property) => {
    const { key, source, start, end } = property;
    const object = shapes.object(property.value, 'output', key.name);
    if (object === undefined) return undefined;
    const copy = memberOf(object, 'copy');
    const value = copy === undefined ? memberOf(object, 'value') : outputLoop(copy, key.name, shapes);
    const condition = memberOf(object, 'condition');
    return { name: key.name, nameSpan: key, schema: new JsonTypeSchema(object), condition, value, source, start, end };
  });
}

/** User functions by `namespace.name`, lower-cased. */
export function readFunctions(section: Expression | undefined, shapes: ShapeReader): ReadonlyMap<string, FunctionDeclaration> {
  const functions = new Map<string, FunctionDeclaration>();
  for (const item of shapes.items(section, '`functions`')) {
    const object = shapes.object(item, 'each item of `functions`');
    if (object === undefined) continue;
    const namespace = shapes.text(memberOf(object, 'namespace'), 'the namespace of functions');
    if (namespace === undefined) shapes.missing(object, object, 'each item of `functions` must have a `namespace`');
    const members = byName(memberOf(object, 'members'), 'the members of `functions`', shapes, (property) => readFunction(property, shapes));
    for (const [name, declaration] of members) functions.set(`${namespace?.toLowerCase() ?? ''}.${name}`, declaration);
  }
  return functions;
}

function readFunction(property: NamedProperty, shapes: ShapeReader): FunctionDeclaration | undefined {
  const { key, source, start, end } = property;
  const { name } = key;
  const object = shapes.object(property.value, 'function', name);
  if (object === undefined) return undefined;
  const output = memberOf(object, 'output');
  const body = memberOf(output, 'value');
  if (output?.kind !== 'object' || body === undefined) {
    shapes.missing(
      output?.kind === 'object' ? output : object,
      property.key,
      `function \`${name}\` must have an \`output\` with a \`value\``,
    );
    return undefined;
  }
  const items = shapes.items(memberOf(object, 'parameters'), 'the parameters of function', name);
  const parameters = items.flatMap((item) => functionParameter(item, name, shapes));
  return { name, nameSpan: key, parameters, output: new JsonTypeSchema(output), body, source, start, end };
}

function functionParameter(item: Expression, owner: string, shapes: ShapeReader): FunctionParameter[] {
  const object = shapes.object(item, 'each parameter of function', owner);
  if (object === undefined) return [];
  const name = shapes.text(memberOf(object, 'name'), 'the name of each parameter of function', owner);
  if (name !== undefined) return [{ name, schema: new JsonTypeSchema(object) }];
  shapes.missing(object, object, `each parameter of function \`${owner}\` must have a \`name\``);
  return [];
}

/** The loop of an output; its name is empty unless it is given. */
function outputLoop(copy: Expression, output: string, shapes: ShapeReader): Expression | undefined {
  const object = shapes.object(copy, 'the copy of output', output);
  if (object === undefined) return undefined;
  const count = memberOf(object, 'count');
  const body = memberOf(object, 'input');
  if (count === undefined || body === undefined) {
    shapes.missing(object, object, `the copy of output \`${output}\` must have \`count\` and \`input\``);
    return undefined;
  }
  const { source, start, end } = object;
  return { kind: 'loop', ...loopName(memberOf(object, 'name')), count, body, source, start, end };
}

function byName<D>(
  section: Expression | undefined,
  what: string,
  shapes: ShapeReader,
  read: (property: NamedProperty) => D | undefined,
): ReadonlyMap<string, D> {
  const declarations = new Map<string, D>();
  for (const property of shapes.declared(section, what)) {
    const declaration = read(property);
    if (declaration !== undefined) declarations.set(property.key.name.toLowerCase(), declaration);
  }
  return declarations;
}
