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

/** What one template and the values given to it spell out. */
export interface TemplateSecrets {
  /** Lower-cased names of its secure parameters. */
  readonly names: readonly string[];
  readonly spelled: readonly SpelledSecret[];
}

interface SpelledSecret {
  readonly span: Span;
  /** Set for an argument for a linked template, which is a secret if a template has a secure parameter of this lower-cased name. */
  readonly handedOnAs?: string;
}

/**
 * Where a template and the values given to it spell out what is secret: defaults and arguments of parameters whose type is `securestring`
 * or `secureobject`, and secure members of other parameters; and what may be: arguments for linked templates.
 */
export function templateSecrets(given: GivenTemplate): TemplateSecrets {
  const names = [...given.template.parameters].flatMap(([key, { schema }]) => (schema.type?.startsWith('secure') ? [key] : []));
  return { names, spelled: secretsInTemplate(given) };
}

/** The secrets of all these templates, each place once. */
export function secretsAmong(templates: readonly TemplateSecrets[]): Span[] {
  const names = new Set(templates.flatMap((template) => template.names));
  const spelled = templates.flatMap((template) => template.spelled);
  const secret = spelled.filter(({ handedOnAs }) => handedOnAs === undefined || names.has(handedOnAs));
  return [...new Map(secret.map(({ span }) => [JSON.stringify([span.source.path, span.start, span.end]), span])).values()];
}

function secretsInTemplate({ template, values }: GivenTemplate): SpelledSecret[] {
  const secrets: Span[] = [];
  for (const [key, { schema, defaultValue }] of template.parameters) {
    for (const value of [defaultValue, values.get(key)?.value]) collectSecrets(value, schema, template, secrets, deepest);
  }
  return [...secrets.map((span) => ({ span })), ...template.resources.flatMap(secretsInResource)];
}

function secretsInResource({ deployment, children }: ResourceDeclaration): SpelledSecret[] {
  const below = children.flatMap(secretsInResource);
  if (deployment === undefined) return below;
  const { template, parameters: values } = deployment;
  if (template.kind === 'inline') return [...below, ...secretsInTemplate({ template: template.template, values })];
  return [...below, ...[...values].flatMap(([name, { value }]) => (value === undefined ? [] : { span: spanOf(value), handedOnAs: name }))];
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
