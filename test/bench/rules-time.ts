import { rules } from '../../rules/index.js';
import { scan } from '../../src/scan/scan.js';
import { armTemplates, heldInMemory } from './corpus-time.js';
import { median, type Ratio, timeOf } from './ratio.js';

/** The rules that the engine was made with; what the others add to their cost is to stay below a third. */
const firstRules = [
  'access/public-access-closed',
  'arc/one-scope-per-vnet',
  'dns/zone-group-attached',
  'dns/zone-group-fits-target',
  'dns/zone-linked-to-vnet',
  'endpoint/group-id-fits-target',
  'endpoint/ip-version-supported',
  'endpoint/same-region-as-vnet',
  'nsg/arc-control-plane-reachable',
  'subnet/fit-for-endpoints',
];

/** Time to judge every ARM JSON template of a folder by all rules, files already read, against judging them by the first ones alone, in turn. */
export function rulesTime(folder: string, runs: number): Ratio {
  const { host } = heldInMemory(folder, armTemplates.exclude);
  const first = rules.filter(({ id }) => firstRules.includes(id));
  const all: number[] = [];
  const few: number[] = [];
  for (let run = 0; run < runs; run++) {
    few.push(timeOf(() => scan(host, { ...armTemplates, rules: first })));
    all.push(timeOf(() => scan(host, { ...armTemplates, rules })));
  }
  return { name: `judging by all ${rules.length} rules / by the first ${first.length}`, value: median(all), base: median(few), goal: 1.33 };
}
