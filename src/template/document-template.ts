import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nameOf } from '../text/paths.js';
import { type Source, type Span, spanOf } from '../text/source.js';
import { literal, objectOf, property } from './build.js';
import type { ObjectExpression } from './expression.js';
import type { ParameterDeclaration, Template, TypeSchema } from './template.js';

/** A file that is no template, by what it says. */
export interface ReadDocument {
  readonly source: Source;
  /** The type of the resource that stands for it. */
  readonly type: string;
  readonly properties: ObjectExpression;
  /** The part of it that the resource stands at. */
  readonly at: Span;
  /** Where it spells out secrets. */
  readonly secrets: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A file that is no template as one that declares a single resource, which has the name of the file: so rules see it as they see all others. Each
 * secret is the default of a secure parameter.
 */
export function documentTemplate({ source, type, properties, at, secrets, diagnostics }: ReadDocument): Template {
  const whole: Span = { source, start: 0, end: source.text.length };
  const first: Span = { source, start: 0, end: 0 };
  return {
    ...whole,
    targetScope: 'resourceGroup',
    symbolicNames: false,
    contentVersion: undefined,
    metadata: undefined,
    parameters: secureParameters(secrets),
    variables: new Map(),
    functions: new Map(),
    definitions: new Map(),
    resources: [
      {
        ...spanOf(at),
        symbolicName: undefined,
        existing: false,
        type: literal(first, type),
        name: literal(first, nameOf(source.path)),
        apiVersion: undefined,
        condition: undefined,
        scope: undefined,
        copy: undefined,
        dependsOn: [],
        body: objectOf(whole, [property('properties', properties)]),
        children: [],
        extension: undefined,
        deployment: undefined,
      },
    ],
    outputs: new Map(),
    diagnostics,
  };
}

const secure: Omit<TypeSchema, keyof Span> = {
  type: 'securestring',
  ref: undefined,
  nullable: false,
  allowedValues: undefined,
  minValue: undefined,
  maxValue: undefined,
  minLength: undefined,
  maxLength: undefined,
  items: undefined,
  properties: new Map(),
  tuple: [],
  rest: undefined,
  variants: [],
};

function secureParameters(secrets: readonly Span[]): ReadonlyMap<string, ParameterDeclaration> {
  return new Map(
    secrets.map((at, index): [string, ParameterDeclaration] => {
      const name = `secret ${index + 1}`;
      return [name, { ...spanOf(at), name, nameSpan: at, schema: { ...spanOf(at), ...secure }, defaultValue: literal(at, '') }];
    }),
  );
}
