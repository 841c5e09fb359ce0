import { spawnSync } from 'node:child_process';
import { median, type Ratio } from './ratio.js';

/** Whole-process time of judging one small template against a Node that does nothing, medians of alternating runs. */
export function startUp(template: string, runs: number): Ratio {
  const nothing: number[] = [];
  const scan: number[] = [];
  for (let run = 0; run < runs; run++) {
    nothing.push(timeOf(['-e', '0']));
    scan.push(timeOf(['dist/cli.cjs', 'scan', template]));
  }
  return { name: `scan of ${template} / node -e 0`, value: median(scan), base: median(nothing), goal: 2 };
}

function timeOf(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(status)}\n${stderr}`);
  return performance.now() - start;
}
