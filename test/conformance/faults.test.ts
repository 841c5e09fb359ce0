import { describe, expect, it } from '@jest/globals';
import type { RecordedResource } from './cases.js';
import { CaseComparison } from './compare-case.js';
import { seedFaults } from './faults.js';
import { evaluated, vnet, vnetTemplate } from './small-case.js';

describe('seedFaults', () => {
  it('seeds every kind that a case has room for, and each is caught', () => {
    const parameters = { a: { type: 'string' }, f: { type: 'bool' } };
    const body = { location: 'westeurope', properties: { x: 'y', z: "[parameters('a')]" }, condition: "[parameters('f')]" };
    const { run, recorded } = evaluated({ parameters, resources: [vnetTemplate('v', body)] }, { resources: [vnet('v', body)] });
    const comparison = new CaseComparison(recorded, run.prediction, run.facts);
    const results = seedFaults(comparison, comparison.tally());
    expect(results.map(({ fault }) => fault)).toEqual([
      'literal changed',
      'location swapped',
      'unknown turned into a guess',
      'symbol changed',
      'known turned into an unknown',
      'resource dropped',
      'id invented',
      'condition dropped',
    ]);
    expect(results.filter(({ caught }) => !caught)).toEqual([]);
  });

  it('catches that one of three resources is dropped that are the same but for how the engine writes their ids', () => {
    const twin = (name: string): RecordedResource => ({
      ...vnet(`[${name}]`),
      id: `[resourceId('00000000-0000-0000-0000-000000000001', 'g', 'Microsoft.Network/virtualNetworks', ${name})]`,
    });
    const resources = ["parameters('a')", "format('{0}', parameters('a'))", "concat(parameters('a'), '')"].map(twin);
    const { run, recorded } = evaluated(
      { parameters: { a: { type: 'string' } }, resources: resources.map(() => vnetTemplate("[parameters('a')]")) },
      { resources },
    );
    const comparison = new CaseComparison(recorded, run.prediction, run.facts);
    const dropped = seedFaults(comparison, comparison.tally()).filter(({ fault }) => fault === 'resource dropped');
    expect(dropped.map(({ caught }) => caught)).toEqual([true]);
  });
});
