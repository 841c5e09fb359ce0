import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { checkRule } from '../../src/testing/index.js';
import { repository } from './folder-host.js';

describe('rules', () => {
  it('each folder with a rule is in the list, under its own name', () => {
    const folders = repository
      .entries('rules')
      .filter(({ kind }) => kind === 'folder')
      .flatMap(({ name: pack }) => repository.entries(`rules/${pack}`).map(({ name }) => `${pack}/${name}`));
    expect(rules.map(({ id }) => id)).toEqual(folders);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s does what its cases and its page say', (id, rule) => {
    expect(checkRule(rule, repository, `rules/${id}`)).toEqual([]);
  });
});
