import { type DiagnosticCode, syntaxCodes } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Expression } from '../template/expression.js';
import type {
  FunctionDeclaration,
  NestedDeployment,
  NestedTemplate,
  ParameterArgument,
  ResourceDeclaration,
  Template,
  TypeSchema,
} from '../template/template.js';
import { isSecure } from '../template/secure-type.js';
import { bodySecrets } from './body-secrets.js';
import { textsComparedWith } from './compared-texts.js';
import { functionArguments } from './function-arguments.js';
import { handedOn, NamedValues } from './named-values.js';
import { groupBy } from '../text/group-by.js';
import { Memo } from '../text/memo.js';
import { mayHoldSecret } from '../text/secret-names.js';
import { type Source, type Span, spanOf } from '../text/source.js';
import { unresolvedFunctions } from './unresolved-functions.js';
import { writtenSecrets } from './written-secrets.js';

/** What is wrong with a text so that not all that it says is read. */
const unreadCodes: ReadonlySet<DiagnosticCode> = new Set([...syntaxCodes, 'duplicate-key']);

/** Types of parameters nest no deeper than this. */
const deepest = 20;
/** Parts of a type that are looked at. */
const mostParts = 2_000;

/** What is shorter is in many a message by chance. */
const shortestWording = 4;

/** A template and the values for its parameters, by lower-cased name. */
export interface GivenTemplate {
  readonly template: Template;
  readonly values: ReadonlyMap<string, ParameterArgument>;
}

/** What one template and the values given to it spell out. */
export interface TemplateSecrets {
  /** Lower-cased names of its secure parameters. */
  readonly names: readonly string[];
  /** Names of functions that take secrets. */
  readonly functions: readonly string[];
  readonly spelled: readonly SpelledSecret[];
}

interface SpelledSecret {
  readonly span: Span;
  /** Set for an argument for a linked template, which is a secret if a template has a secure parameter of this lower-cased name. */
  readonly handedOnAs?: string;
}

/**
 * Where a template and the values given to it spell out what is secret: defaults and arguments of parameters whose type is `securestring`
 * or `secureobject`, secure members of other parameters, what is secret by the type of a resource, and what these name; and what may be: arguments for
 * linked templates. Looks through each template inside of it once, however many deployments use it, and not again through those that are in `seen`, to
 * which it adds what it looked through.
 */
export function templateSecrets({ template, values }: GivenTemplate, seen = new Set<Template>()): TemplateSecrets {
  const names = secureNames(template);
  const functions = [...template.functions.values()].filter(({ parameters }) => parameters.some(({ schema }) => isSecure(schema)));
  return { names, functions: functions.map(({ name }) => name), spelled: new SecretCollector(seen).collect(template, values) };
}

/** Where sources spell out what is secret. */
export interface SecretPlaces {
  /** The stretches of one source, each once. */
  in(source: Source): readonly Span[];
}

/**
 * The secrets of all these templates, and those that may stand in any source that is asked for, which is looked through when it first is: of most sources nothing is shown.
 * `told` says what of the sources does not parse.
 */
export function secretsAmong(templates: readonly TemplateSecrets[], told: readonly Diagnostic[] = []): SecretPlaces {
  const names = new Set(templates.flatMap((template) => template.names));
  const spelled = templates.flatMap((template) => template.spelled);
  const secret = spelled.filter(({ handedOnAs }) => handedOnAs === undefined || names.has(handedOnAs)).map(({ span }) => span);
  const functions = [...new Set(templates.flatMap((template) => template.functions))];
  const known = groupBy([...secret, ...unclosedTexts(told)], ({ source }) => source.path);
  const unread = groupBy(unreadPlaces(told), ({ source }) => source.path);
  const found = new Memo((source: Source) => {
    const broken = (unread.get(source.path) ?? []).filter((span) => span.source.text === source.text).map(({ start }) => start);
    const written = writtenSecrets(source, [...functions, ...unresolvedFunctions(source, told)], broken);
    const all = [...(known.get(source.path) ?? []), ...written];
    return [...new Map(all.map((span) => [`${span.start} ${span.end}`, span])).values()];
  });
  return { in: (source) => found.of(source) };
}

/** Texts of several lines that are not closed: what is in them may be for anything. */
function unclosedTexts(told: readonly Diagnostic[]): Span[] {
  return told.flatMap(({ code, span }) => {
    const text = span === undefined || !syntaxCodes.has(code) ? '' : span.source.text.slice(span.start, span.end);
    return span !== undefined && /^\$*'''/.test(text) && text.includes('\n') ? span : [];
  });
}

/** Where files do not parse, or repeat what they said. */
function unreadPlaces(told: readonly Diagnostic[]): Span[] {
  return told.flatMap(({ code, span }) => (unreadCodes.has(code) ? (span ?? []) : []));
}

class SecretCollector {
  readonly #spelled: SpelledSecret[] = [];
  readonly #members = new Memo(membersOf);
  readonly #named = new NamedValues();
  readonly #holding = new Map<TypeSchema, boolean>();
  readonly #fitted = new Map<Expression, Set<TypeSchema>>();
  readonly #seen: Set<Template>;

  constructor(seen: Set<Template>) {
    this.#seen = seen;
  }

  collect(entry: Template, values: GivenTemplate['values']): readonly SpelledSecret[] {
    this.#arguments(entry, entry, values);
    const templates = new Map<Template, readonly string[]>([[entry, secureNames(entry)]]);
    for (const [template, names] of templates) {
      if (this.#seen.has(template)) continue;
      this.#seen.add(template);
      for (const span of [...textsComparedWith(names, template), ...bodySecrets(template)]) this.#spelled.push({ span });
      for (const { schema, defaultValue } of template.parameters.values())
        this.#value(defaultValue, schema, { types: template, names: template }, deepest);
      const mayTakeSecrets = ({ parameters }: FunctionDeclaration): boolean =>
        parameters.some(({ schema }) => mayHoldSecure(schema, template));
      for (const { value, schema } of functionArguments(template, mayTakeSecrets))
        this.#value(value, schema, { types: template, names: template }, deepest);
      for (const { output, body } of template.functions.values()) this.#value(body, output, { types: template, names: template }, deepest);
      for (const deployment of deploymentsIn(template.resources)) {
        const { template: nested, parameters } = deployment;
        if (nested.kind === 'inline') {
          if (!templates.has(nested.template)) templates.set(nested.template, namesSeenIn(nested.template, template, names));
          this.#arguments(nested.template, template, parameters);
        } else this.#handedOn(parameters, template, nested);
      }
    }
    return this.#spelled;
  }

  #arguments(types: Template, names: Template, values: GivenTemplate['values']): void {
    for (const [key, { value }] of values) this.#value(value, types.parameters.get(key)?.schema, { types, names }, deepest);
  }

  /** Of a template that is not where it should be, every parameter may be secure; of one that is nowhere at hand, what is called like a secret. */
  #handedOn(values: GivenTemplate['values'], names: Template, nested: NestedTemplate): void {
    const isNowhere = nested.kind === 'missing' && nested.module === undefined && nested.code === undefined;
    for (const [name, { value }] of values) {
      if (value === undefined) continue;
      this.#spell(value, names, isNowhere || mayHoldSecret(name) ? {} : { handedOnAs: name });
      if (!isNowhere) this.#calledSecret(value, names);
    }
  }

  /** Members of what is handed on that are called like a secret. */
  #calledSecret(value: Expression, names: Template): void {
    const waiting = [value];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next.kind === 'array') waiting.push(...next.items);
      if (next.kind !== 'object') continue;
      for (const { key, value: member } of next.properties)
        if (key.kind === 'key' && mayHoldSecret(key.name)) this.#spell(member, names, {});
        else waiting.push(member);
    }
  }

  #value(value: Expression | undefined, schema: TypeSchema | undefined, whose: Whose, depth: number, isVariant = false): void {
    if (value === undefined || schema === undefined) return;
    if (depth === 0) return this.#spell(value, whose.names, {});
    if (!this.#isFirst(value, schema)) return;
    const definition = schema.ref === undefined ? undefined : whose.types.definitions.get(schema.ref);
    if (definition !== undefined) this.#value(value, definition.schema, whose, depth - 1, isVariant);
    else if (isSecure(schema) || schema.ref !== undefined) this.#spell(value, whose.names, {});
    else this.#parts(value, schema, whose, depth - 1, isVariant);
  }

  #holdsSecure(schema: TypeSchema, types: Template): boolean {
    const known = this.#holding.get(schema);
    if (known !== undefined) return known;
    const holds = mayHoldSecure(schema, types);
    this.#holding.set(schema, holds);
    return holds;
  }

  /** A type may name itself among its variants: what it says of a value is said once. */
  #isFirst(value: Expression, schema: TypeSchema): boolean {
    const known = this.#fitted.get(value) ?? new Set();
    this.#fitted.set(value, known);
    return known.size < known.add(schema).size;
  }

  /** What is of another form than a type with secure parts, or is none that it declares, may be one of them in a wrong place. */
  #parts(value: Expression, schema: TypeSchema, whose: Whose, depth: number, isVariant: boolean): void {
    const { variants, tuple, items, rest } = schema;
    for (const variant of variants) this.#value(value, variant, whose, depth, true);
    const isStray = (): boolean => !isVariant && variants.length === 0 && this.#holdsSecure(schema, whose.types);
    const part = (inside: Expression, type: TypeSchema | undefined): void => {
      if (type !== undefined) this.#value(inside, type, whose, depth);
      else if (isStray()) this.#spell(inside, whose.names, {});
    };
    const members = this.#members.of(schema);
    if (value.kind === 'array' && (items !== undefined || tuple.length > 0))
      for (const [index, item] of value.items.entries()) part(item, tuple[index] ?? items);
    else if (value.kind === 'object' && (members.size > 0 || rest !== undefined))
      for (const { key, value: member } of value.properties) {
        if (key.kind === 'key') part(member, members.get(key.name.toLowerCase()) ?? rest);
      }
    else {
      const named = handedOn(value, whose.names);
      for (const one of named) this.#value(one, schema, whose, depth, isVariant);
      if (named.length === 0 && maySpell(value)) part(value, undefined);
    }
  }

  #spell(value: Expression, names: Template, how: Pick<SpelledSecret, 'handedOnAs'>): void {
    for (const place of [value, ...this.#named.in(value, names)]) this.#spelled.push({ span: spanOf(place), ...how });
  }
}

/** Whether a text or a number may stand in an expression as what it is. */
function maySpell(value: Expression): boolean {
  if (value.kind === 'literal') return typeof value.value === 'string' || typeof value.value === 'number';
  return value.kind !== 'access' && !(value.kind === 'call' && /^(?:parameters|variables|reference|lambdaVariables)$/i.test(value.name));
}

/** Whether a type is secure or has parts that are, or that are not known. */
function mayHoldSecure(declared: TypeSchema, template: Template): boolean {
  const seen = new Set<TypeSchema>();
  const waiting = [declared];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { ref, items, rest, tuple, properties, variants } = next;
    const definition = ref === undefined ? undefined : template.definitions.get(ref);
    if (isSecure(next) || (ref !== undefined && definition === undefined) || seen.size > mostParts) return true;
    waiting.push(...[definition?.schema, items, rest, ...tuple, ...properties.values(), ...variants].filter((part) => part !== undefined));
  }
  return false;
}

/** Lower-cased. */
function secureNames({ parameters, definitions }: Template): string[] {
  const isSecret = (schema: TypeSchema | undefined, depth: number): boolean =>
    schema !== undefined &&
    (isSecure(schema) || (schema.ref !== undefined && (depth === 0 || isSecret(definitions.get(schema.ref)?.schema, depth - 1))));
  return [...parameters].flatMap(([key, { schema }]) => (isSecret(schema, deepest) ? [key] : []));
}

/** The names of a nested template, and of the one that it is written in, which its expressions may mean. */
function namesSeenIn(nested: Template, template: Template, names: readonly string[]): readonly string[] {
  const own = secureNames(nested);
  return nested.source === template.source ? [...new Set([...own, ...names])] : own;
}

/** Whose types a value has to fit, and whose names are in it. */
interface Whose {
  readonly types: Template;
  readonly names: Template;
}

function* deploymentsIn(resources: readonly ResourceDeclaration[]): Iterable<NestedDeployment> {
  for (const { deployment, children } of resources) {
    if (deployment !== undefined) yield deployment;
    yield* deploymentsIn(children);
  }
}

function membersOf({ properties }: TypeSchema): ReadonlyMap<string, TypeSchema> {
  return new Map([...properties].map(([name, member]) => [name.toLowerCase(), member]));
}

/** A diagnostic about a secret, or about what a secret is in, without the text that it is about and without the secret. */
export function withoutSpelled(diagnostic: Diagnostic, secrets: SecretPlaces): Diagnostic {
  const { span, message } = diagnostic;
  if (span === undefined) return diagnostic;
  const { source, start, end } = span;
  const about = secrets.in(source).filter((secret) => secret.start < end && secret.end > start);
  if (about.length === 0) return diagnostic;
  const texts = [source.text.slice(start, end), ...about.flatMap((secret) => wordingsOf(source.text.slice(secret.start, secret.end)))];
  const shown = texts.reduce((told, text) => (text.length < 2 ? told : told.replaceAll(text, '***')), message);
  return shown === message ? diagnostic : { ...diagnostic, message: shown };
}

/** What a text in quotes says, as it is written and without its escapes. */
function wordingsOf(written: string): string[] {
  const [, , quoted] = /^('''|"|')([^]*)\1$/.exec(written) ?? [];
  return quoted === undefined || quoted.length < shortestWording ? [] : [quoted, quoted.replace(/\\(.)/g, '$1')];
}

/** Text of a source between two offsets with every secret stretch blotted out, character for character. */
export function withoutSecrets(source: Source, start: number, end: number, secrets: SecretPlaces): string {
  const within = secrets.in(source).filter((secret) => secret.end > start && secret.start < end);
  const pieces: string[] = [];
  let at = start;
  for (const secret of within.sort((one, other) => one.start - other.start)) {
    const to = Math.min(secret.end, end);
    if (to <= at) continue;
    const from = Math.max(secret.start, at);
    pieces.push(source.text.slice(at, from), source.text.slice(from, to).replace(/[^\r\n]/g, '*'));
    at = to;
  }
  return pieces.join('') + source.text.slice(at, end);
}
