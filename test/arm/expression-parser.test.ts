import { describe, expect, it } from '@jest/globals';
import { parseExpressionText } from '../../src/arm/expression-parser.js';
import { readJson } from '../../src/arm/json-reader.js';
import { ExpressionSyntaxError } from '../../src/template/expression.js';
import type { Expression } from '../../src/template/expression.js';
import { Source, textOf } from '../../src/text/source.js';
import { plain } from './plain.js';

function refusal(text: string): string {
  try {
    parseExpressionText(text);
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return `⟦${textOf(error.span)}⟧ ${error.message}`;
    throw error;
  }
  throw new Error(`${text} was taken`);
}

describe('parseExpressionText', () => {
  it.each([
    ["[concat('a', variables('b'))]", 'concat("a", variables("b"))'],
    ["concat('a')", 'concat("a")'],
    ["['it''s']", "it's"],
    ["['']", ''],
    ["['''']", "'"],
    ['[-5]', -5],
    ['[+3]', 3],
    ['[ f ( 1 ,\n\t2 ) ]', 'f(1, 2)'],
    ['[f()\u00a0]', 'f()'],
    ['[5 ]', 5],
    ["['x' \r\n]", 'x'],
    ['[f(\u0085\u2003 1)]', 'f(1)'],
    ['[f().a.b]', 'f()["a"]["b"]'],
    ["[f()['a b'][0][g()].c]", 'f()["a b"][0][g()]["c"]'],
    ['[ f() . a [ 1 ] ]', 'f()["a"][1]'],
    ['[ns.f(1)]', 'ns.f(1)'],
    ['[ns.f(1).x]', 'ns.f(1)["x"]'],
    ['[f().$x._y.é1]', 'f()["$x"]["_y"]["é1"]'],
    ["[map(f(), lambda('x', g(lambdaVariables('x'))))]", 'map(f(), (x) => g(lambdaVariables("x")))'],
    ["[reduce(f(), 0, Lambda('a', 'b', 1))]", 'reduce(f(), 0, (a, b) => 1)'],
    ["[if(equals(1, 2), 'a]', '[b')]", 'if(equals(1, 2), "a]", "[b")'],
  ])('reads %j', (text, expected) => {
    expect(plain(parseExpressionText(text))).toBe(expected);
  });

  it.each([
    ['[]', '⟦]⟧ expected a function call, a string or a number, found the end of the expression'],
    ['[ ]', '⟦]⟧ expected a function call, a string or a number, found the end of the expression'],
    ['[true]', '⟦]⟧ expected `(` after the function name `true`, found the end of the expression'],
    ['[f(g)]', '⟦)⟧ expected `(` after the function name `g`, found `)`'],
    ["[f('a' 'b')]", "⟦'⟧ expected `,` or `)` in the arguments of `f`, found `'`"],
    ['[f(1, )]', '⟦)⟧ expected a function call, a string or a number, found `)`'],
    ['[f(1]', '⟦]⟧ expected `,` or `)` in the arguments of `f`, found the end of the expression'],
    ["[f('a]", "⟦'a⟧ expected a closing `'`"],
    ['[f()[0]', '⟦]⟧ expected `]` after the index or member name, found the end of the expression'],
    ['[f().]', '⟦]⟧ expected a member name after `.`, found the end of the expression'],
    ['[f().1]', '⟦1⟧ expected a member name after `.`, found `1`'],
    ['[f().?a]', '⟦?⟧ expected a member name after `.`, found `?`'],
    ['[f()?.a]', '⟦?⟧ expected the end of the expression, found `?`'],
    ['[f() g()]', '⟦g⟧ expected the end of the expression, found `g`'],
    ['[f()\ufeff]', '⟦\ufeff⟧ expected the end of the expression, found `\ufeff`'],
    ["['a'[0]]", '⟦[⟧ expected the end of the expression, found `[`'],
    ["['a'] ['b']", '⟦]⟧ expected the end of the expression, found `]`'],
    ['[1.5]', '⟦1.⟧ expected a whole number: expressions have no others'],
    ['[1e3]', '⟦1e⟧ expected a whole number: expressions have no others'],
    ['[-]', '⟦]⟧ expected a digit, found the end of the expression'],
    ['[a.b.c()]', '⟦.⟧ expected `(` after the function name `a.b`, found `.`'],
    ['[lambda()]', '⟦lambda()⟧ expected the names of variables and a body as arguments of `lambda`'],
    ['[lambda(f(), 1)]', '⟦f()⟧ expected the name of a lambda variable as a string'],
    ['[a == b]', '⟦=⟧ expected `(` after the function name `a`, found `=`'],
  ])('refuses %j', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it('bounds length and depth', () => {
    expect(refusal(`[f('${'x'.repeat(24_576)}')]`)).toContain('at most 24576 characters, this one has 24583');
    expect(refusal(`[${'f('.repeat(2000)}${')'.repeat(2000)}]`)).toContain('nested at most');
    expect(refusal(`[f()${'[0]'.repeat(2000)}]`)).toContain('members can be read one after the other');
    expect(() => parseExpressionText(`[${'f('.repeat(300)}1${')'.repeat(300)}]`)).not.toThrow();
  });
});

describe('expressions in a file', () => {
  /** The call of the first argument of the call that a JSON string holds. */
  function argument(json: string): Expression | undefined {
    const { root } = readJson(new Source('f', json), 'template');
    const call = root?.kind === 'deferred' ? root.parse() : undefined;
    return call?.kind === 'call' ? call.arguments[0] : undefined;
  }

  it('have their places in the file', () => {
    const found = argument('  "[concat(parameters(\'a\'), 1)]"');
    expect(found).toMatchObject({ kind: 'call', start: 11, end: 26 });
    expect(found && textOf(found)).toBe("parameters('a')");
  });

  it.each([
    [String.raw`"[concat('a\"b')]"`, String.raw`'a\"b'`, 'a"b'],
    [String.raw`"[concat(\u0027a\\b\u0027)]"`, String.raw`\u0027a\\b\u0027`, 'a\\b'],
    [String.raw`"[\nconcat(\n'é\t')]"`, String.raw`'é\t'`, 'é\t'],
    ['"[\nconcat(\n\'x\')]"', "'x'", 'x'],
    ["'[concat(\\'x\\')]'", "\\'x\\'", 'x'],
  ])('count escapes as the file writes them: %s', (json, text, value) => {
    const found = argument(json);
    expect(found && textOf(found)).toBe(text);
    expect(found?.kind === 'literal' && found.value).toBe(value);
  });

  it('are parsed once, errors too', () => {
    const { root } = readJson(new Source('f', '["[f()]", "[f(]"]'), 'template');
    const [good, bad] = root?.kind === 'array' ? root.items : [];
    if (good?.kind !== 'deferred' || bad?.kind !== 'deferred') throw new Error('expected expressions');
    expect(good.parse()).toBe(good.parse());
    expect(() => bad.parse()).toThrow(ExpressionSyntaxError);
    expect(() => bad.parse()).toThrow('found the end of the expression');
  });
});
