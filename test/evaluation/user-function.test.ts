import { describe, expect, it } from '@jest/globals';
import { complaints, predict } from './predict.js';

const taking = (type: string, value: string, output = type, more: object = {}): object => ({
  parameters: [{ name: 'a', type, ...more }],
  output: { type: output, value },
});
const itself = "[parameters('a')]";

/** A template with functions that tags a resource with an expression. */
const tagged = (expression: string): object => ({
  languageVersion: '2.0',
  parameters: { p: { type: 'string', defaultValue: "[n.text('p')]" } },
  variables: { v: "[n.text('v')]" },
  functions: [
    {
      namespace: 'n',
      members: {
        text: taking('string', itself),
        number: taking('int', itself),
        list: taking('array', itself),
        maybe: taking('string', "[coalesce(parameters('a'), 'none')]", 'string', { nullable: true }),
        secret: taking('securestring', itself),
        wrong: taking('string', "[length(parameters('a'))]"),
        unused: taking('string', 'x'),
        around: taking('string', "[n.text(concat(parameters('a'), '-'))]"),
      },
    },
  ],
  resources: { v: { type: 'Microsoft.Network/virtualNetworks', name: 'v', apiVersion: '2024-05-01', tags: { t: `[${expression}]` } } },
});

describe('a function of a template', () => {
  it.each([
    ["n.text('x')", 'x'],
    ['n.maybe(null())', 'none'],
    ["n.text(concat(variables('v'), parameters('p')))", 'vp'],
    ["n.around(n.text('x'))", 'x-'],
    ["string(map(createArray('x'), lambda('i', n.text(lambdaVariables('i')))))", '["x"]'],
    ["if(true(), 'x', n.text(1))", 'x'],
  ])('%s gives %s', (expression, expected) => {
    expect(complaints(tagged(expression))).toEqual([]);
    expect(predict(tagged(expression))).toEqual([expect.objectContaining({ tags: { t: expected } })]);
  });

  it.each([
    ['n.text(1)', "parameter 'a' of n.text takes a value of type string, not int"],
    ['n.text(null())', "parameter 'a' of n.text takes a value of type string, not null"],
    ['n.unused(createArray())', "parameter 'a' of n.unused takes a value of type string, not array"],
    ["n.number('5')", "parameter 'a' of n.number takes a value of type int, not string"],
    ['n.list(createObject())', "parameter 'a' of n.list takes a value of type array, not object"],
    ['n.secret(true())', "the value of 'a' cannot be evaluated; as it is secret, the reason is not shown"],
    ["n.wrong('x')", 'n.wrong has to give a value of type string, not int'],
    ["n.text(n.text('x'))", 'n.text is called by itself or by what is given to it'],
    ["n.text(n.unused(n.text('x')))", 'n.text is called by itself or by what is given to it'],
    ["n.text(n.around('x'))", 'n.text is called by itself or by what is given to it'],
    [
      "n.text(first(map(createArray('x'), lambda('i', n.text(lambdaVariables('i'))))))",
      'n.text is called by itself or by what is given to it',
    ],
  ])('%s is refused: %s', (expression, message) => {
    expect(complaints(tagged(expression))).toEqual([`evaluation-failed: ${message}`]);
  });
});
