import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { checkRule } from '../../src/testing/index.js';
import { repository } from './folder-host.js';

describe('rules', () => {
  it('each folder with a rule is in the list, under its own name', () => {
    const ids = folders('rules').flatMap((pack) =>
      folders(`rules/${pack}`)
        .filter((name) => name !== 'questions')
        .map((name) => `${pack}/${name}`),
    );
    expect(rules.map(({ id }) => id)).toEqual(ids);
  });

  it.each(rules.map(({ id }) => id))('%s has each case in both languages', (id) => {
    const cases = repository.entries(`rules/${id}/cases`).map(({ name }) => name);
    const named = (ending: string): string[] => cases.flatMap((name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : []));
    expect(named('.bicep')).toEqual(named('.json'));
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s does what its cases and its page say', (id, rule) => {
    expect(checkRule(rule, repository, `rules/${id}`)).toEqual([]);
  });
});

function folders(parent: string): string[] {
  return repository.entries(parent).flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []));
}
