import { expect, it } from '@jest/globals';
import { judgeAll } from '../../src/audit/judge-all.js';

it('judges each repository once, however many may be judged at once', async () => {
  const repositories = ['a', 'b', 'c'].map((name) => ({ name, path: name }));
  const watcher = { begun: () => undefined, answered: () => undefined, ended: () => undefined };
  const judged: string[] = [];
  const judge = ({ name }: { readonly name: string }) => {
    judged.push(name);
    return Promise.resolve({ kind: 'judged', id: name, isKnown: false } as const);
  };
  for (const jobs of [1, 1e300]) expect([...(await judgeAll(repositories as never, jobs, judge, watcher)).keys()]).toEqual(['a', 'b', 'c']);
  expect(judged).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
});
