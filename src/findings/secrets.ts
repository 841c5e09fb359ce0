import type { Expression } from '../template/expression.js';
import type { ParameterArgument, ResourceDeclaration, Template, TypeSchema } from '../template/template.js';
import type { Source, Span } from '../text/source.js';

/** Types of parameters nest no deeper than this. */
const deepest = 20;

/** Values for parameters by lower-cased name, as parameter files and nested deployments give them. */
type GivenValues = ReadonlyMap<string, ParameterArgument>;

/**
 * Where a template, its inline nested templates and the values given to it spell out what is secret: defaults and arguments of
 * parameters whose type is `securestring` or `secureobject`, and secure members of other parameters.
 */
export function secretsIn(template: Template, given: readonly GivenValues[]): Span[] {
  const secrets: Span[] = [];
  for (const [key, { schema, defaultValue }] of template.parameters) {
    const values = [defaultValue, ...given.map((values) => values.get(key)?.value)];
    for (const value of values) collectSecrets(value, schema, template, secrets, deepest);
  }
  for (const resource of template.resources) secrets.push(...secretsInResource(resource));
  return secrets;
}

function secretsInResource({ deployment, children }: ResourceDeclaration): Span[] {
  const nested = deployment?.template.kind === 'inline' ? secretsIn(deployment.template.template, [deployment.parameters]) : [];
  return [...nested, ...children.flatMap(secretsInResource)];
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
  else if (schema.type?.startsWith('secure')) secrets.push({ source: value.source, start: value.start, end: value.end });
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
