import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseExpressionText } from '../../src/arm/expression-parser.js';
import { jsonFileKind } from '../../src/arm/file-kind.js';
import { readJson } from '../../src/arm/json-reader.js';
import { readParameterFile } from '../../src/arm/parameter-file.js';
import { readArmTemplate } from '../../src/arm/template-reader.js';
import { ExpressionSyntaxError } from '../../src/template/expression.js';
import type { Expression } from '../../src/template/expression.js';
import type { Span } from '../../src/text/source.js';
import { Source } from '../../src/text/source.js';
import { plain } from './plain.js';

const jsonPieces = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  "'",
  '\\',
  '\n',
  ' ',
  '/*',
  '*/',
  '//',
  '"a"',
  '"A"',
  '"copy"',
  '"name":',
  '"[f()]"',
  '[[',
  '1',
  '-',
  '.5',
  'true',
  'nul',
  '{{',
  '}}',
  '\ufeff',
  'é',
  '\\u00e9',
  '"x',
  '0x1',
];
const expressionPieces = ['f', '(', ')', '[', ']', "'", "''", ',', '.', '?', '1', '-', ' ', 'lambda(', "'x'", 'ns.', '\n', '"', '$', 'é'];

function textOf(pieces: readonly string[]): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 3 })), { maxLength: 60 })
    .map((parts) => parts.join(''));
}

/** The nodes of a tree, with those of its expressions that parse. */
function* nodes(expression: Expression): Generator<Span> {
  yield expression;
  switch (expression.kind) {
    case 'deferred':
      try {
        yield* nodes(expression.parse());
      } catch (error) {
        if (!(error instanceof ExpressionSyntaxError)) throw error;
        yield error.span;
      }
      break;
    case 'framed':
      yield* nodes(expression.expression);
      break;
    case 'array':
      for (const item of expression.items) yield* nodes(item);
      break;
    case 'object':
      for (const property of expression.properties) {
        yield property;
        if (property.key.kind === 'key') yield property.key;
        else yield* nodes(property.key);
        yield* nodes(property.value);
      }
      break;
    case 'call':
      for (const argument of expression.arguments) yield* nodes(argument);
      break;
    case 'access':
      yield* nodes(expression.base);
      yield* nodes(expression.key);
      break;
    case 'lambda':
      yield* nodes(expression.body);
      break;
    case 'loop':
      yield* nodes(expression.count);
      yield* nodes(expression.body);
      break;
    case 'literal':
  }
}

function expectInside(spans: Iterable<Span>, text: string): void {
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
}

describe('whatever the text', () => {
  it('the JSON reader returns, and its spans lie in the text', () => {
    fc.assert(
      fc.property(textOf(jsonPieces), (text) => {
        const { root, diagnostics } = readJson(new Source('f', text), 'template');
        if (root !== undefined) expectInside(nodes(root), text);
        expectInside(
          diagnostics.map(({ span }) => span).filter((span) => span !== undefined),
          text,
        );
        const isJson = ((): boolean => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        if (isJson) expect(diagnostics.filter(({ code }) => code === 'json-syntax')).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('the JSON reader reads JSON as JSON.parse does', () => {
    const keys = fc.string().filter((key) => key.toLowerCase() !== '__proto__');
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        tie('object'),
      ),
      object: fc
        .uniqueArray(fc.tuple(keys, tie('value')), { selector: ([key]) => key.toLowerCase(), maxLength: 4 })
        .map((entries) => Object.fromEntries(entries)),
    })).value;
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 2 }), (json, indent) => {
        const text = JSON.stringify(json, undefined, indent);
        const { root, diagnostics } = readJson(new Source('f', text), 'data');
        expect(diagnostics).toEqual([]);
        expect(plain(root)).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it('the other readers return', () => {
    const sections = [
      '"$schema":"x/deploymentTemplate.json"',
      '"resources":',
      '"parameters":',
      '"variables":',
      '"outputs":',
      '"functions":',
      '"type":"Microsoft.Resources/deployments"',
      '"properties":',
      '"template":',
      '"value":',
      ...jsonPieces,
    ];
    fc.assert(
      fc.property(textOf(sections), (text) => {
        const source = new Source('f.parameters.json', text);
        readArmTemplate(source);
        readParameterFile(source);
        jsonFileKind(source);
      }),
      { numRuns: 1000 },
    );
  });

  it('the expression parser returns or refuses, and its spans lie in the text', () => {
    fc.assert(
      fc.property(textOf(expressionPieces), (inner) => {
        const text = `[${inner}]`;
        try {
          expectInside(nodes(parseExpressionText(text)), text);
        } catch (error) {
          if (!(error instanceof ExpressionSyntaxError)) throw error;
          expectInside([error.span], text);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
