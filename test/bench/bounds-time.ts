import { rules } from '../../rules/index.js';
import { Session } from '../../src/evaluation/session.js';
import { scan } from '../../src/scan/scan.js';
import { armTemplates, heldInMemory } from './corpus-time.js';
import { median, type Ratio, timeOf } from './ratio.js';

/** What evaluation counts and measures against its bounds, with that left out. */
const unbounded: Partial<Session> = {
  step: () => undefined,
  enter: () => undefined,
  leave: () => undefined,
  touch: () => undefined,
  checkCopies: () => undefined,
  checked: (value) => value,
  countResource: () => undefined,
  mayMake: () => true,
  mayDeploy: () => true,
  checkDeployments: () => undefined,
};

/** Time to judge every ARM JSON template of a folder, files already read, against judging them without the bounds of evaluation, in turn. */
export function boundsTime(folder: string, runs: number): Ratio {
  const { host } = heldInMemory(folder, armTemplates.exclude);
  const judge = () => scan(host, { ...armTemplates, rules });
  const bounded: number[] = [];
  const free: number[] = [];
  for (let run = 0; run < runs; run++) {
    bounded.push(timeOf(judge));
    free.push(timeOf(() => withoutBounds(judge)));
  }
  return { name: 'judging within the bounds of evaluation / without them', value: median(bounded), base: median(free), goal: 1.05 };
}

function withoutBounds(work: () => unknown): void {
  const bounded = Object.getOwnPropertyDescriptors(Session.prototype);
  Object.assign(Session.prototype, unbounded);
  try {
    work();
  } finally {
    Object.defineProperties(Session.prototype, bounded);
  }
}
