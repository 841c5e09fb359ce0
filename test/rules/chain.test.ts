import { describe, expect, it } from '@jest/globals';
import { chain } from '../../rules/chain.js';
import { rules } from '../../rules/index.js';

describe('the chain of an endpoint', () => {
  it('has each rule in one link, and no rule that there is none of', () => {
    expect(chain.flatMap((link) => link.rules).sort()).toEqual(rules.map(({ id }) => id).sort());
  });
});
