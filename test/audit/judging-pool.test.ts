import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { JudgingPool } from '../../src/audit/judging-pool.js';
import type { GivenUp } from '../../src/findings/finding.js';
import { inFolder } from '../cli/run-cli.js';

const workerpool = createRequire(import.meta.url).resolve('workerpool');

/** A worker that judges a list of deployments, but for those that are given up; what is to happen before or at one is its name. */
const script = `
const { worker, workerEmit } = require(${JSON.stringify(workerpool)});
const kept = [];
const happens = (name) => {
  if (name === 'crash') process.exit(1);
  if (name === 'throw') throw new Error('secret');
  while (name === 'loop');
  while (name === 'memory') kept.push(new Array(1e6).fill(0));
};
worker({
  judge: ({ before, deployments = [] }, givenUp) => {
    happens(before);
    const left = deployments.filter((name) => !givenUp.some(({ label }) => label.template === name));
    for (const name of left) {
      workerEmit({ template: name, parameters: [] });
      happens(name.replace(/\\d/, ''));
      workerEmit(null);
    }
    return { kind: 'judged', id: JSON.stringify([left, givenUp]), isKnown: false };
  },
});`;

interface Task {
  readonly before?: string;
  readonly deployments?: readonly string[];
}

const failed = (reason: string) => ({ kind: 'failed', reason });
const judged = (left: readonly string[] = [], givenUp: readonly GivenUp[] = []) => ({
  kind: 'judged',
  id: JSON.stringify([left, givenUp]),
  isKnown: false,
});
const reasons = {
  crash: 'the worker that judged it crashed',
  memory: 'judging it took more than 64 MB of memory (--memory)',
  loop: 'judging it took more than 1 seconds (--deployment-timeout)',
};

function withPool<T>(
  limits: { readonly seconds: number; readonly deploymentSeconds: number },
  work: (judge: (task: Task) => Promise<unknown>) => Promise<T>,
): Promise<T> {
  return inFolder({ 'worker.cjs': script }, async (folder) => {
    const pool = new JudgingPool<Task>({ ...limits, script: join(folder, 'worker.cjs'), megabytes: 64 });
    try {
      return await work((task) => pool.judge(task));
    } finally {
      await pool.end();
    }
  });
}

it('a worker that crashes, or takes too long or too much, costs its own repository and is replaced', async () => {
  await withPool({ seconds: 60, deploymentSeconds: 60 }, async (judge) => {
    const tasks = ['crash', 'nothing', 'memory', 'throw'];
    expect(await Promise.all(tasks.map((before) => judge({ before })))).toEqual([
      failed(reasons.crash),
      judged(),
      failed(reasons.memory),
      failed(reasons.crash),
    ]);
    expect(await Promise.all([judge({}), judge({})])).toEqual([judged(), judged()]);
  });
  await withPool({ seconds: 1, deploymentSeconds: 60 }, async (judge) => {
    expect(await judge({ before: 'loop' })).toEqual(failed('judging it took more than 1 seconds (--timeout)'));
  });
});

it('where that comes of a deployment, it costs that one, and the rest of the repository is judged', async () => {
  const givenUp = (name: keyof typeof reasons): GivenUp => ({ label: { template: name, parameters: [] }, reason: reasons[name] });
  await withPool({ seconds: 60, deploymentSeconds: 60 }, async (judge) => {
    expect(await judge({ deployments: ['a', 'memory', 'crash', 'b'] })).toEqual(judged(['a', 'b'], [givenUp('memory'), givenUp('crash')]));
    expect(await judge({ deployments: ['a', 'b'] })).toEqual(judged(['a', 'b']));
    const many = Array.from({ length: 6 }, (_, at) => `crash${at}`);
    expect(await judge({ deployments: many })).toEqual(failed(reasons.crash));
    expect(await judge({ deployments: many.slice(1) })).toMatchObject({ kind: 'judged' });
  });
  await withPool({ seconds: 60, deploymentSeconds: 1 }, async (judge) => {
    expect(await judge({ deployments: ['a', 'loop', 'b'] })).toEqual(judged(['a', 'b'], [givenUp('loop')]));
  });
});

it('gives as much time as is asked for, however much', async () => {
  const limits = { seconds: 1e300, deploymentSeconds: 1e300 };
  expect(await withPool(limits, (judge) => judge({ deployments: ['a'] }))).toEqual(judged(['a']));
});
