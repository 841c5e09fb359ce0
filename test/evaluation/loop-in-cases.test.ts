import { expect, it } from '@jest/globals';
import { memberKey } from '../../src/values/construct.js';
import { listItems } from '../../src/network/listing.js';
import { printValue } from '../../src/values/print.js';
import type { Value } from '../../src/values/value.js';
import type { EvaluationRequest } from '../../src/evaluation/evaluate.js';
import { deploy, knownScope } from './predict.js';

const parameters = {
  first: { type: 'bool' },
  second: { type: 'bool' },
  third: { type: 'bool' },
  fourth: { type: 'bool' },
  rest: { type: 'array' },
};

/** What a loop over a list makes: each item with its condition, and whether that is all. */
function loopOver(
  list: string,
  scope: EvaluationRequest['scope'] = knownScope,
): { readonly items: readonly string[]; readonly complete: boolean; readonly complaints: readonly string[] } {
  const copy = [
    { name: 'zones', count: "[length(variables('list'))]", input: "[concat(copyIndex('zones'), variables('list')[copyIndex('zones')])]" },
  ];
  const resources = [{ type: 'A.B/c', apiVersion: '2020-01-01', name: 'x', properties: { copy } }];
  const deployment = deploy({ parameters, variables: { list: `[${list}]` }, resources }, {}, { scope });
  const properties = deployment.resources[0]?.body.members.get(memberKey('properties'))?.value;
  const zones: Value | undefined = properties?.kind === 'object' ? properties.members.get('zones')?.value : undefined;
  const { items, complete } = listItems(zones);
  const shown = items.map(({ value, exists }) => `${String(printValue(value))} where ${String(printValue(exists))}`);
  return { items: shown, complete, complaints: deployment.diagnostics.map(({ code }) => code) };
}
const listed = (...items: string[]) => ({ items, complete: true, complaints: [] });
const open = { items: [], complete: false, complaints: ['unknown-count'] };
const maybe = (flag: string, ...names: string[]): string =>
  `if(parameters('${flag}'), createArray(${names.map((name) => `'${name}'`).join(', ')}), createArray())`;

it('a loop over a list with items under a condition makes what it makes in each case', () => {
  expect(loopOver(`concat(createArray('a'), ${maybe('first', 'b')})`)).toEqual(listed('0a where true', "1b where [parameters('first')]"));
  expect(loopOver(maybe('first', 'a', 'b'))).toEqual(listed("0a where [parameters('first')]", "1b where [parameters('first')]"));
  expect(loopOver(`concat(${maybe('first', 'a')}, createArray('z'))`)).toEqual(
    listed("0a where [parameters('first')]", "1z where [parameters('first')]", "0z where [not(parameters('first'))]"),
  );
  expect(loopOver("if(parameters('first'), createArray('a'), createArray('b', 'c'))")).toEqual(
    listed("0a where [parameters('first')]", "0b where [not(parameters('first'))]", "1c where [not(parameters('first'))]"),
  );
});

it('the cases of up to three conditions are told apart', () => {
  const three = `concat(createArray('a'), ${maybe('first', 'b')}, ${maybe('second', 'c')}, ${maybe('third', 'd')})`;
  expect(loopOver(three)).toMatchObject({ complete: true, complaints: [] });
  expect(loopOver(three).items).toContain('0a where true');
  expect(loopOver(three).items).toContain("1d where [and(not(parameters('first')), not(parameters('second')), parameters('third'))]");
  expect(loopOver(`concat(${three}, ${maybe('fourth', 'e')})`)).toEqual(open);
});

it('nothing is listed where the rest of the list is unknown', () => {
  expect(loopOver(`concat(${maybe('first', 'a')}, parameters('rest'))`)).toEqual(open);
});

it('nothing is listed where a condition asks what the scope is called', () => {
  const list = "if(contains(resourceGroup().name, 'openai'), createArray('a'), createArray())";
  expect(loopOver(list, {})).toEqual(open);
});
