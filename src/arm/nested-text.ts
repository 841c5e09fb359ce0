import type { DeferredExpression, Expression, FramedExpression, ObjectExpression, PropertyExpression } from '../template/expression.js';
import { DeferredText } from './deferred-text.js';

/**
 * Whose expressions the texts of a template are. `own`: its own. `outer`: of the deployment around it, which evaluates the whole template
 * before it is deployed; what is still in brackets then is its own. `bound`: its own, but for those that are evaluated further out.
 */
export type TextBinding = 'own' | 'outer' | 'bound';

/** A template that is nested with a scope in one whose texts are bound as `around` says: with what its texts mean in it, and their binding. */
export function nestedTexts(
  template: ObjectExpression,
  scope: 'inner' | 'outer',
  around: TextBinding,
): { readonly root: ObjectExpression; readonly binding: TextBinding } {
  if (scope === 'outer') return { root: mayEscape(template) ? mappedObject(template, escaped) : template, binding: 'outer' };
  if (around === 'own') return { root: template, binding: 'own' };
  return { root: mappedObject(template, around === 'outer' ? insideOuter : insideBound), binding: 'bound' };
}

/** Whether a text with an escaped bracket may stand in a template. */
function mayEscape({ source, start, end }: ObjectExpression): boolean {
  return source.text.slice(start, end).includes('[[');
}

/** What a text that is bracketed once more than an expression becomes: an expression of the template; one with more brackets loses one. */
function escaped(text: Expression): Expression {
  if (text.kind === 'framed') return text.callers === 0 ? { ...text, escapes: text.escapes + 1 } : text;
  if (text.kind !== 'literal' || typeof text.value !== 'string' || !/^\[[^]*\]$/.test(text.value)) return text;
  if (text.value.startsWith('[[')) return { ...text, value: text.value.slice(1) };
  return framed(new DeferredText(text.value, text.source, text.start, text.end), 0, 1);
}

/** Texts inside a deployment with inner scope, which stands in one with outer scope: what is escaped there is its own, all else is not. */
function insideOuter(text: Expression): Expression {
  if (text.kind === 'deferred') return framed(text, 1, 0);
  if (text.kind === 'framed' && text.callers === 0 && text.escapes === 1) return text.expression;
  return insideBound(text);
}

function insideBound(text: Expression): Expression {
  return text.kind === 'framed' ? { ...text, callers: text.callers + 1 } : text;
}

function framed(expression: DeferredExpression, callers: number, escapes: number): FramedExpression {
  const { source, start, end } = expression;
  return { kind: 'framed', expression, callers, escapes, source, start, end };
}

type Binding = (text: Expression) => Expression;

function mapped(node: Expression, bind: Binding): Expression {
  switch (node.kind) {
    case 'object':
      return mappedObject(node, bind);
    case 'array':
      return { ...node, items: node.items.map((item) => mapped(item, bind)) };
    case 'loop': {
      const { computedName, count, body } = node;
      return { ...node, computedName: computedName && bind(computedName), count: mapped(count, bind), body: mapped(body, bind) };
    }
    default:
      return bind(node);
  }
}

function mappedObject(object: ObjectExpression, bind: Binding): ObjectExpression {
  return { ...object, properties: object.properties.map((property) => mappedProperty(property, bind)) };
}

function mappedProperty(property: PropertyExpression, bind: Binding): PropertyExpression {
  return { ...property, key: mappedKey(property.key, bind), value: mapped(property.value, bind) };
}

function mappedKey(key: PropertyExpression['key'], bind: Binding): PropertyExpression['key'] {
  if (key.kind !== 'key') return bind(key);
  if (!key.name.startsWith('[')) return key;
  const { source, start, end } = key;
  const bound = bind({ kind: 'literal', value: key.name, source, start, end });
  return bound.kind === 'literal' ? { ...key, name: String(bound.value) } : bound;
}
