import { describe, expect, it } from '@jest/globals';
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
});
