import { readJson } from '../../src/arm/json-reader.js';
import type { JsonDialect } from '../../src/arm/json-reader.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Expression } from '../../src/template/expression.js';
import { Source, textOf } from '../../src/text/source.js';

/** An expression tree as a plain value: expressions as their text in ⟦⟧, loops as `{ loop, count, body }`. */
export function plain(expression: Expression | undefined): unknown {
  switch (expression?.kind) {
    case undefined:
      return undefined;
    case 'literal':
      return expression.value;
    case 'array':
      return expression.items.map(plain);
    case 'object':
      return Object.fromEntries(
        expression.properties.map(({ key, value }) => [key.kind === 'key' ? key.name : String(plain(key)), plain(value)]),
      );
    case 'deferred':
      return `⟦${expression.text}⟧`;
    case 'framed':
      return plain(expression.expression);
    case 'loop':
      return { loop: expression.name, count: plain(expression.count), body: plain(expression.body) };
    case 'call':
      return `${expression.namespace === undefined ? '' : `${expression.namespace}.`}${expression.name}(${expression.arguments.map(printed).join(', ')})`;
    case 'access':
      return `${printed(expression.base)}[${printed(expression.key)}]`;
    case 'lambda':
      return `(${expression.parameters.join(', ')}) => ${printed(expression.body)}`;
  }
}

function printed(expression: Expression): string {
  return expression.kind === 'literal' ? JSON.stringify(expression.value) : String(plain(expression));
}

/** What a JSON text says. */
export function valueOf(text: string, dialect: JsonDialect = 'template'): unknown {
  return plain(readJson(new Source('file.json', text), dialect).root);
}

/** What is wrong with a JSON text, each with the text that it points at. */
export function complaintsOf(text: string, dialect: JsonDialect = 'template'): string[] {
  return readJson(new Source('file.json', text), dialect).diagnostics.map(complaint);
}

export function complaint({ code, message, span }: Diagnostic): string {
  return `${code} at ⟦${span === undefined ? '' : textOf(span)}⟧: ${message}`;
}
