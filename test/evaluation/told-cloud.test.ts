import { expect, it } from '@jest/globals';
import { deployedInCloud } from '../../src/evaluation/told-cloud.js';
import { deploy } from './predict.js';

/** The cloud of a deployment whose resources lie in some regions, what `environment()` is there, and how often it was evaluated to find out. */
function cloudOf(named: string | undefined, ...locations: readonly (string | undefined)[]): readonly [string, unknown, number] {
  const type = 'Microsoft.Network/virtualNetworks';
  const resources = locations.map((location, index) => ({ type, apiVersion: '2024-05-01', name: `v${index}`, location }));
  const sections = {
    parameters: { region: { type: 'string' } },
    resources,
    outputs: { cloud: { type: 'string', value: '[environment().name]' } },
  };
  let evaluations = 0;
  const { cloud, deployment } = deployedInCloud(named, (one) => {
    evaluations++;
    return deploy(sections, {}, { cloud: one });
  });
  const [output] = deployment.outputs;
  return [cloud, output?.value.kind === 'scalar' ? output.value.value : output, evaluations];
}

it.each<[string, readonly (string | undefined)[], string, number]>([
  ['of the public cloud', ['westeurope', 'global'], 'AzureCloud', 1],
  ['of another cloud', ['usgovvirginia', 'global', undefined, "[parameters('region')]"], 'AzureUSGovernment', 2],
  ['of another cloud, by display name', ['China North 3', 'chinaeast2'], 'AzureChinaCloud', 2],
  ['of two clouds', ['usgovvirginia', 'westeurope'], 'AzureCloud', 1],
  ['of none', ['nowhere', "[parameters('region')]"], 'AzureCloud', 1],
])('a cloud that nobody names is told by regions %s', (_, locations, cloud, evaluations) => {
  expect(cloudOf(undefined, ...locations)).toEqual([cloud, cloud, evaluations]);
});

it('a cloud that is named stays, whatever the regions are', () => {
  expect(cloudOf('AzureChinaCloud', 'usgovvirginia')).toEqual(['AzureChinaCloud', 'AzureChinaCloud', 1]);
});
