import { isPlainSetting, isSecretAmong, type SecretPlace, secretPlaces, unwritten } from '../azure/secret-properties.js';
import { partsOf, writtenMembers } from '../template/parts.js';
import type { Expression, ObjectExpression } from '../template/expression.js';
import type { ResourceDeclaration, Template } from '../template/template.js';
import { type Span, spanOf } from '../text/source.js';
import { handedOn } from './named-values.js';
import { partsWithNames } from './template-expressions.js';

/** Expressions that are looked at for one resource. */
const mostLookedAt = 20_000;

/** Functions that are told by a name what they give, or give nothing of what they are told. */
const lookingUp =
  /^(?:parameters|variables|reference|references|list\w*|\w*resourceid|copyindex|uniquestring|guid|lambdavariables|environment|getsecret)$/i;

/** Where the bodies of resources, those in nested templates aside, spell out what is secret by their types. */
export function bodySecrets(template: Template): Span[] {
  return Array.from(bodiesIn(template.resources, undefined)).flatMap(({ type, name, body }) => {
    const places = secretPlaces(type, name);
    return places === undefined ? [] : new BodyReader(template).secretsIn(body, places);
  });
}

interface Body {
  readonly type: string;
  readonly name: string | undefined;
  readonly body: ObjectExpression;
}

function* bodiesIn(resources: readonly ResourceDeclaration[], outer: string | undefined): Iterable<Body> {
  for (const { type: written, name, body, children, existing } of resources) {
    const own = textOf(written);
    const type = own === undefined || outer === undefined || /^[^/]+\.[^/]+\//.test(own) ? own : `${outer}/${own}`;
    if (type !== undefined && !existing) yield { type, name: lastSegment(name), body };
    yield* bodiesIn(children, type);
  }
}

function textOf(expression: Expression): string | undefined {
  return expression.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}

/** What a name ends in, as far as that is written: of what is put together, its last text. */
function lastSegment(name: Expression): string | undefined {
  const [last] = [name, ...partsOf(name)]
    .flatMap((part) => textOf(part) ?? partsOf(part).flatMap((inner) => textOf(inner) ?? []))
    .toReversed();
  return last?.split('/').at(-1);
}

class BodyReader {
  readonly #template: Template;
  readonly #found: Span[] = [];
  #left = mostLookedAt;

  constructor(template: Template) {
    this.#template = template;
  }

  secretsIn(body: ObjectExpression, places: SecretPlace): readonly Span[] {
    this.#inside(body, places);
    return this.#found;
  }

  /** The parts of an object or of the items of an array, wherever it is written. */
  #inside(value: Expression, place: SecretPlace): void {
    if (--this.#left < 0) return;
    switch (value.kind) {
      case 'object':
        for (const { key, value: member } of value.properties) {
          const inside = key.kind === 'key' ? place.member(key.name) : undefined;
          if (inside !== undefined) this.#at(member, inside, value);
        }
        return;
      case 'array':
        for (const item of value.items) this.#inside(item, place);
        return;
      case 'loop':
        return this.#inside(value.body, place);
      default:
        for (const part of this.#handedOn(value)) this.#inside(part, place);
    }
  }

  #at(value: Expression, place: SecretPlace, beside: ObjectExpression): void {
    const { kind } = place;
    if (isSecretAmong(kind, writtenMembers(beside))) this.#spelled(value);
    else if (kind === 'setting') this.#setting(value, place);
    else this.#inside(value, place);
  }

  /** The texts that go into a setting, unless it is plain with all that is put together there. */
  #setting(value: Expression, place: SecretPlace): void {
    if (--this.#left < 0) return;
    if (value.kind === 'object' || value.kind === 'array' || value.kind === 'loop') return this.#inside(value, place);
    const named = this.#handedOn(value);
    for (const part of named) this.#setting(part, place);
    if (named.length === 0 && !isPlainSetting(this.#written(value))) this.#spelled(value);
  }

  /** The text that is written in an expression. */
  #written(value: Expression): string {
    if (--this.#left < 0) return unwritten;
    const text = textOf(value);
    if (text !== undefined) return text.replace(/\{\d+\}/g, unwritten);
    return composed(value)
      .map((part) => this.#written(part))
      .join(unwritten);
  }

  /** The texts and numbers that go into a value. */
  #spelled(value: Expression): void {
    if (--this.#left < 0) return;
    switch (value.kind) {
      case 'literal':
        if ((typeof value.value === 'number' || (typeof value.value === 'string' && value.value !== '')) && !isWholeFile(value))
          this.#found.push(spanOf(value));
        return;
      case 'object':
      case 'array':
      case 'loop':
        for (const part of partsWithNames(value)) this.#spelled(part);
        return;
      default: {
        const named = this.#handedOn(value);
        for (const part of named.length > 0 ? named : composed(value)) this.#spelled(part);
      }
    }
  }

  #handedOn(value: Expression): readonly Expression[] {
    return value.kind === 'deferred' || value.kind === 'framed' ? partsOf(value) : handedOn(value, this.#template);
  }
}

/** Whether a text is that of a file of its own: of a file that is scanned too, its own secrets are hidden. */
function isWholeFile({ source, start, end }: Span): boolean {
  return start === 0 && end === source.text.length;
}

function composed(value: Expression): readonly Expression[] {
  if (value.kind === 'access') return [value.base];
  return value.kind === 'call' && !lookingUp.test(value.name) ? value.arguments : [];
}
