import { describe, expect, it } from '@jest/globals';
import { chain } from '../../rules/chain.js';
import { rules } from '../../rules/index.js';

describe('the chain of an endpoint', () => {
  it('has each rule in one link, but for those about files of devices, and no rule that there is none of', () => {
    const ofTemplates = rules.filter(({ tags }) => !tags.includes('iot-edge') && !tags.includes('onboarding'));
    expect(chain.flatMap((link) => link.rules).sort()).toEqual(ofTemplates.map(({ id }) => id).sort());
  });
});
