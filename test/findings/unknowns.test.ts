import { describe, expect, it } from '@jest/globals';
import { wordLoops, wordUnknown } from '../../src/findings/unknowns.js';
import { scan } from '../../src/scan/scan.js';
import { rules } from '../../rules/index.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { joinText, scalar, symbolicAccess, symbolicCall, symbolicLambda } from '../../src/values/construct.js';
import { termOf } from '../../src/values/term.js';
import type { UnknownValue, Value } from '../../src/values/value.js';

const parameter = (name: string): UnknownValue => symbolicCall('parameters', [scalar(name)]);
const call = (name: string, ...args: Value[]): UnknownValue => symbolicCall(name, args);
const member = (base: UnknownValue, ...path: (string | number)[]): UnknownValue =>
  path.reduce((at, one) => symbolicAccess(at, scalar(one)), base);
const vnetId = (name: string | Value): Value =>
  joinText(['/subscriptions/', member(call('subscription'), 'subscriptionId'), '/providers/Microsoft.Network/virtualNetworks/', name]);

describe('what decides an unknown value', () => {
  it.each<[UnknownValue, string[]]>([
    [parameter('region'), ['parameter region']],
    [member(parameter('subnets'), 1), ['parameter subnets, item 1']],
    [member(parameter('subnets'), 1, 'id'), ['parameter subnets, item 1, id']],
    [symbolicAccess(parameter('ids'), call('copyIndex', scalar('links'))), ['parameter ids, an item']],
    [member(call('resourceGroup'), 'location'), ['the location of the resource group']],
    [call('subscription'), ['the subscription']],
    [call('reference', vnetId('hub')), ['Microsoft.Network/virtualNetworks/hub']],
    [member(call('reference', vnetId('hub')), 'subnets', 0, 'id'), ['the subnets[0].id of Microsoft.Network/virtualNetworks/hub']],
    [call('reference', scalar('vnet')), ['vnet']],
    [member(call('reference', vnetId(parameter('name'))), 'a'), ["the a of Microsoft.Network/virtualNetworks/${parameters('name')}"]],
    [call('fail', scalar('x')), ['a value that cannot be evaluated']],
  ])('%#: is named as people name it', (unknown, words) => {
    expect(wordUnknown(termOf(unknown))).toEqual(words);
  });

  it('is, where nothing else tells, the loop that it is an item of', () => {
    const index = call('copyIndex', scalar('machines'));
    const name = termOf(call('concat', scalar('nic-'), index, index));
    expect(wordUnknown(name)).toEqual([]);
    expect(wordLoops(name)).toEqual(['the number of items of loop machines']);
    expect(wordLoops(termOf(symbolicAccess(parameter('ids'), index)))).toEqual(['the number of items of loop machines']);
    expect(wordLoops(termOf(parameter('ids')))).toEqual([]);
  });

  it('is, for a computed value, what goes into it, each once', () => {
    const computed = call('concat', call('if', parameter('a'), parameter('b'), parameter('a')), call('createArray', parameter('c')));
    expect(wordUnknown(termOf(member(computed, 0)))).toEqual(['parameter a', 'parameter b', 'parameter c']);
    const text = joinText(['x', parameter('a'), call('toLower', parameter('b'))]);
    if (text.kind !== 'unknown') throw new Error('known');
    expect(wordUnknown(termOf(text))).toEqual(['parameter a', 'parameter b']);
    const lambda = symbolicLambda(['x'], call('equals', call('lambdaVariables', scalar('x')), parameter('d')));
    expect(wordUnknown(termOf(call('filter', parameter('list'), lambda)))).toEqual(['parameter list', 'parameter d']);
  });

  it('is told of every open verdict', () => {
    const template = `param regions array
param hub string
resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  location: regions[0]
  properties: {
    subnet: { id: '\${hub}/subnets/s' }
    privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: hub, groupIds: [hub] } }]
  }
}`;
    const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
    const { findings } = scan(memoryHost({ 'main.bicep': template }), { paths: [''], exclude: [], parameters: [], deployer, rules });
    const open = findings.filter(({ verdict }) => verdict === 'open').flatMap(({ occurrences }) => occurrences);
    expect(open.length).toBeGreaterThan(1);
    for (const { reason } of open) expect(reason).toMatch(/./);
    expect(open.map(({ reason }) => reason)).toContainEqual(expect.stringContaining('parameter regions, item 0'));
  });
});
