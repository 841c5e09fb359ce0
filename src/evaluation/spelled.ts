import { functionTells } from '../functions/index.js';
import { type CallExpression, type Expression, parsedIfAny } from '../template/expression.js';
import { memberKey } from '../values/construct.js';
import type { Frame } from './frame.js';
import { frameOf } from './framed.js';

/**
 * Whether text or numbers that somebody wrote down go into a value, in the expression itself or in what it names. What is made of hashes, of
 * groups and subscriptions, or of what only Azure can answer, spells out nothing, nor does a name by which something is looked up.
 */
export function spellsOut(expression: Expression, frame: Frame): boolean {
  return new SpelledText().in(expression, frame);
}

class SpelledText {
  readonly #seen = new Set<Expression>();

  in(expression: Expression, frame: Frame): boolean {
    if (this.#seen.has(expression)) return false;
    this.#seen.add(expression);
    frame.session.step(expression);
    switch (expression.kind) {
      case 'literal':
        return typeof expression.value === 'number' || (typeof expression.value === 'string' && holdsWords(expression.value));
      case 'object':
        return expression.properties.some(({ key, value }) => this.in(value, frame) || (key.kind !== 'key' && this.in(key, frame)));
      case 'array':
        return expression.items.some((item) => this.in(item, frame));
      case 'access':
        return this.in(expression.base, frame);
      case 'lambda':
      case 'loop':
        return this.in(expression.body, frame);
      case 'deferred': {
        const parsed = parsedIfAny(expression);
        return parsed !== undefined && this.in(parsed, frame);
      }
      case 'framed':
        return this.in(expression.expression, frameOf(expression, frame));
      case 'call':
        return this.#call(expression, frame);
    }
  }

  #call(call: CallExpression, frame: Frame): boolean {
    const { name, namespace, arguments: args } = call;
    if (namespace !== undefined) return this.#ofFunction(`${namespace}.${name}`, call, frame);
    switch (name.toLowerCase()) {
      case 'parameters':
        return frame.functionArguments === undefined && this.#named(call, 'parameter', frame);
      case 'variables':
        return this.#named(call, 'variable', frame);
      case 'format':
        return args.some((argument, index) => (index === 0 ? this.#pattern(argument, frame) : this.in(argument, frame)));
      default: {
        const tells = functionTells(name);
        return args.some((argument, index) => (tells === 'all' || tells.includes(index)) && this.in(argument, frame));
      }
    }
  }

  #ofFunction(name: string, call: CallExpression, frame: Frame): boolean {
    const body = frame.names.template.functions.get(memberKey(name))?.body;
    const inside = { ...frame, functionArguments: new Map() };
    return call.arguments.some((argument) => this.in(argument, frame)) || (body !== undefined && this.in(body, inside));
  }

  #named(call: CallExpression, kind: 'parameter' | 'variable', frame: Frame): boolean {
    const [name] = call.arguments;
    if (name?.kind !== 'literal') return true;
    const sources = frame.names.sourcesOf(memberKey(String(name.value)), kind);
    return sources.some((source) => this.in(source.expression, source.frame));
  }

  /** The text around the holes of a format. */
  #pattern(expression: Expression, frame: Frame): boolean {
    if (expression.kind !== 'literal') return this.in(expression, frame);
    return holdsWords(String(expression.value).replace(/\{\d+[^{}]*\}/g, ''));
  }
}

/** Whether a text is more than punctuation between other texts. */
function holdsWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
