import { expect, it } from '@jest/globals';
import { AuditProgress } from '../../src/cli/audit-progress.js';

/** What is written while four repositories are judged, one in each of these times, in milliseconds; the third cannot be. */
function written(times: readonly number[], isWatched: boolean): string {
  let text = '';
  let now = 0;
  const stderr = { isTerminal: isWatched, columns: 100, write: (more: string) => void (text += more) };
  const progress = new AuditProgress(4, isWatched, { stderr }, () => now);
  for (const [at, time] of times.entries()) {
    progress.begun(`r${at}$&\u001b`);
    now += time;
    progress.done(`r${at}$&\u001b`, at === 2 ? 'it\u001b vanished' : undefined);
  }
  progress.end();
  return text;
}

it('a terminal shows rate, time left and repository, and nothing of it stays but what could not be judged', () => {
  const text = written([500, 500, 1000, 1000], true);
  expect(text).toContain('[==========----------] 2 of 4 repositories, 2.0/s, 1 s left: r1$&␛');
  expect(text).toContain('plumblint: r2$&␛ could not be judged: it␛ vanished\n');
  expect(text).toMatch(/\u001b\[2K\r$/);
});

it('elsewhere there is a line now and then', () => {
  expect(written([9_000, 2_000, 8_000, 1_000], false).split('\n')).toEqual([
    'plumblint: 2 of 4 repositories, 0.2/s',
    'plumblint: r2$&␛ could not be judged: it␛ vanished',
    '',
  ]);
  expect(written([10, 10, 10, 10], false).split('\n')).toHaveLength(2);
});
