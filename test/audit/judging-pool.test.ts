import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { JudgingPool } from '../../src/audit/judging-pool.js';
import { inFolder } from '../cli/run-cli.js';

const workerpool = createRequire(import.meta.url).resolve('workerpool');

const script = `
const kept = [];
require(${JSON.stringify(workerpool)}).worker({
  judge: (task) => {
    if (task === 'crash') process.exit(1);
    if (task === 'throw') throw new Error('secret');
    while (task === 'loop');
    while (task === 'memory') kept.push(new Array(1e6).fill(0));
    return { kind: 'judged', id: task, isKnown: false };
  },
});`;

const failed = (reason: string) => ({ kind: 'failed', reason });
const judged = (id: string) => ({ kind: 'judged', id, isKnown: false });

it('a worker that crashes, or takes too long or too much, costs its own repository and is replaced', () =>
  inFolder({ 'worker.cjs': script }, async (folder) => {
    const workers = (seconds: number) => new JudgingPool<string>({ script: join(folder, 'worker.cjs'), seconds, megabytes: 64 });
    const [patient, hurried] = [workers(60), workers(1)];
    const tasks = ['crash', 'a', 'memory', 'throw'];
    expect(await Promise.all([...tasks.map((task) => patient.judge(task)), hurried.judge('loop')])).toEqual([
      failed('the worker that judged it crashed'),
      judged('a'),
      failed('judging it took more than 64 MB of memory (--memory)'),
      failed('the worker that judged it crashed'),
      failed('judging it took more than 1 seconds (--timeout)'),
    ]);
    expect(await Promise.all(['b', 'c'].map((task) => patient.judge(task)))).toEqual([judged('b'), judged('c')]);
    await Promise.all([patient.end(), hurried.end()]);
  }));
