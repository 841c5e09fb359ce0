import { wholeIdIn } from '../azure/whole-ids.js';
import { type Summary, type SummaryOf, tiesKey } from './elsewhere.js';

/** What a deployment tells those of other repositories: plain data. */
export interface Telling {
  readonly template: string;
  /** By id of the rule that asks for it. */
  readonly summaries: Readonly<Record<string, Summary>>;
  /** Whole ids in lower case. */
  readonly declares: readonly string[];
  readonly refersTo: readonly string[];
}

/** What the deployments of another repository tell. */
export interface Neighbour {
  readonly repository: string;
  readonly tellings: readonly Telling[];
}

/**
 * What a deployment tells those of other repositories: of all that it tells, what says by its whole id of which resource it is, for anything less is
 * only a name. Undefined where that is nothing.
 */
export function tellingOf(template: string, summary: Readonly<Record<string, Summary>>): Telling | undefined {
  const { declaresIds = [], refersToIds = [] } = summary[tiesKey] ?? {};
  if (declaresIds.length + refersToIds.length === 0) return undefined;
  const summaries = Object.entries(summary).flatMap(([rule, own]) => {
    const told = rule === tiesKey ? {} : aboutWholeIds(own);
    return Object.keys(told).length === 0 ? [] : [[rule, told] as const];
  });
  return { template, summaries: Object.fromEntries(summaries), declares: declaresIds, refersTo: refersToIds };
}

/** What deployments of other repositories tell under a rule. */
export function* summariesOfNeighbours(ruleId: string, neighbours: readonly Neighbour[]): Iterable<SummaryOf> {
  for (const { repository, tellings } of neighbours) {
    for (const { template, summaries, declares, refersTo } of tellings) {
      const summary = summaries[ruleId];
      if (summary !== undefined) yield { template, repository, summary, ties: { declaresIds: declares, refersToIds: refersTo } };
    }
  }
}

function aboutWholeIds(summary: Summary): Summary {
  const kept = Object.entries(summary).flatMap(([topic, entries]) => {
    const told = wholeIdIn(topic) === undefined ? entries.filter((entry) => wholeIdIn(entry) !== undefined) : entries;
    return told.length === 0 ? [] : [[topic, told] as const];
  });
  return Object.fromEntries(kept);
}
