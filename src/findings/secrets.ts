import type { Expression } from '../template/expression.js';
import type { ParameterArgument, ResourceDeclaration, Template, TypeSchema } from '../template/template.js';
import { type Source, type Span, spanOf } from '../text/source.js';

/** Types of parameters nest no deeper than this. */
const deepest = 20;

/** A template and the values for its parameters, by lower-cased name. */
export interface GivenTemplate {
  readonly template: Template;
  readonly values: ReadonlyMap<string, ParameterArgument>;
}

/**
 * Where templates and the values given to them spell out what is secret: defaults and arguments of parameters whose type is
 * `securestring` or `secureobject`, and secure members of other parameters. An argument for a linked template counts as secret if any
 * of the templates has a secure parameter of its name.
 */
export function secretsIn(templates: readonly GivenTemplate[]): Span[] {
  const names = new Set(templates.flatMap(({ template }) => secureNames(template)));
  const spans = templates.flatMap((given) => secretsInTemplate(given, names));
  return [...new Map(spans.map((span) => [JSON.stringify([span.source.path, span.start, span.end]), span])).values()];
}

function secureNames({ parameters }: Template): string[] {
  return [...parameters].flatMap(([key, { schema }]) => (schema.type?.startsWith('secure') ? [key] : []));
}

function secretsInTemplate({ template, values }: GivenTemplate, names: ReadonlySet<string>): Span[] {
  const secrets: Span[] = [];
  for (const [key, { schema, defaultValue }] of template.parameters) {
    for (const value of [defaultValue, values.get(key)?.value]) collectSecrets(value, schema, template, secrets, deepest);
  }
  return [...secrets, ...template.resources.flatMap((resource) => secretsInResource(resource, names))];
}

function secretsInResource({ deployment, children }: ResourceDeclaration, names: ReadonlySet<string>): Span[] {
  const below = children.flatMap((child) => secretsInResource(child, names));
  if (deployment === undefined) return below;
  const { template, parameters: values } = deployment;
  if (template.kind === 'inline') return [...below, ...secretsInTemplate({ template: template.template, values }, names)];
  return [...below, ...[...values].flatMap(([key, { value }]) => (value !== undefined && names.has(key) ? spanOf(value) : []))];
}

function collectSecrets(
  value: Expression | undefined,
  schema: TypeSchema | undefined,
  template: Template,
  secrets: Span[],
  depth: number,
): void {
  if (value === undefined || schema === undefined || depth === 0) return;
  const definition = schema.ref === undefined ? undefined : template.definitions.get(schema.ref);
  if (definition !== undefined) collectSecrets(value, definition.schema, template, secrets, depth - 1);
  else if (schema.type?.startsWith('secure')) secrets.push(spanOf(value));
  else if (value.kind === 'array') for (const item of value.items) collectSecrets(item, schema.items, template, secrets, depth - 1);
  else if (value.kind === 'object') {
    const members = new Map([...schema.properties].map(([name, member]) => [name.toLowerCase(), member]));
    for (const { key, value: member } of value.properties) {
      if (key.kind === 'key') collectSecrets(member, members.get(key.name.toLowerCase()), template, secrets, depth - 1);
    }
  }
}

/** Text of a source between two offsets with every secret stretch blotted out, character for character. */
export function withoutSecrets(source: Source, start: number, end: number, secrets: readonly Span[]): string {
  let text = source.text.slice(start, end);
  for (const secret of secrets) {
    if (secret.source.path !== source.path || secret.end <= start || secret.start >= end) continue;
    const from = Math.max(secret.start - start, 0);
    const to = Math.min(secret.end - start, text.length);
    text = text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, '*') + text.slice(to);
  }
  return text;
}
