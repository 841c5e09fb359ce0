import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { checkRule } from '../../src/testing/index.js';
import { repository } from './folder-host.js';

describe('rules', () => {
  it('each folder with a rule is in the list, under its own name', () => {
    const ids = folders('rules').flatMap((pack) => folders(`rules/${pack}`).map((name) => `${pack}/${name}`));
    expect(rules.map(({ id }) => id)).toEqual(ids);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s does what its cases and its page say', (id, rule) => {
    expect(checkRule(rule, repository, `rules/${id}`)).toEqual([]);
  });
});

function folders(parent: string): string[] {
  return repository.entries(parent).flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []));
}
