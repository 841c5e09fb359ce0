import { describe, expect, it } from '@jest/globals';
import { BudgetError, EvaluationError } from '../../src/values/evaluation-error.js';
import { call, lambda } from './terms.js';

const refused: readonly (readonly [name: string, ...args: readonly unknown[]])[] = [
  ['reverse', [1]],
  ['base64'],
  ['base64', 'a', 'b'],
  ['toLower', 5],
  ['concat', 'a', ['b']],
  ['concat', null],
  ['format', '{1}', 'a'],
  ['format', '{0', 'a'],
  ['replace', 'a', '', 'b'],
  ['substring', 'abc', 2, 2],
  ['substring', 'abc', -1],
  ['padLeft', 'a', 17],
  ['padLeft', 'a', 3, 'xy'],
  ['join', [null], ','],
  ['contains', 'a', 5],
  ['length', 5],
  ['empty', 0],
  ['union', [1], {}],
  ['union', { a: 1 }, { a: [1] }],
  ['createObject', 'a'],
  ['createObject', 'a', 1, 'a', 2],
  ['shallowMerge', [1]],
  ['flatten', ['a']],
  ['range', 0, -1],
  ['range', 0, 10_001],
  ['indexFromEnd', [1], 2],
  ['tryGet', { a: [1] }, 'a', 7],
  ['int', '5.0'],
  ['add', 1, '2'],
  ['div', 1, 0],
  ['mul', 3_037_000_500, 3_037_000_500],
  ['bool', 'yes'],
  ['string', null],
  ['json', '[1 2]'],
  ['base64ToString', 'SGk'],
  ['uri', 'not a uri', 'x'],
  ['uri', 'https://h/%41%20é', 'x'],
  ['parseUri', 'a/b'],
  ['cidrSubnet', '10.0.0.0/16', 8, 0],
  ['cidrSubnet', '10.0.0.0/16', 24, 256],
  ['cidrHost', '10.0.0.0/32', 0],
  ['parseCidr', '10.0.0.0/33'],
  ['dateTimeAdd', '2020-01-01', 'P1W'],
  ['dateTimeFromEpoch', 253_402_300_800],
  ['resourceId', 'Microsoft.Network/virtualNetworks', 'v/s'],
  ['resourceId', 'Microsoft.Network/virtualNetworks', 'v', 's'],
  ['resourceId', 'sub', 'rg', 'Microsoft.Network/virtualNetworks', 'v'],
  ['map', [1], 'x'],
  ['toObject', ['a', 'A'], lambda(['x'], (name) => call('string', name))],
  ['and', 'a', true],
  ['and', true],
  ['if', 'true', 1, 2],
  ['fail', 'stop here'],
];

describe('what the engine refuses', () => {
  it.each(refused)('%s %j %j %j', (name, ...args) => {
    expect(() => call(name, ...args)).toThrow(EvaluationError);
  });

  it('says which function and why', () => {
    expect(() => call('toLower', 5)).toThrow('toLower takes string as argument 1, not integer');
    expect(() => call('fail', 'stop here')).toThrow('stop here');
  });
});

describe('bounds', () => {
  it('stops a text that grows too long', () => {
    const long = 'x'.repeat(4_000_000);
    expect(() => call('concat', long, long)).toThrow(BudgetError);
    expect(() => call('replace', long, 'x', long)).toThrow(BudgetError);
  });

  it('stops JSON of shared parts that would never end', () => {
    let value = call('createArray', 'leaf');
    for (let level = 0; level < 60; level++) value = call('createArray', value, value);
    expect(() => call('string', value)).toThrow(BudgetError);
  });
});
