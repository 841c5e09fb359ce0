import { tiesKey } from '../../../src/engine/elsewhere.js';
import type { Judgement } from '../../../src/scan/judging.js';
import { type Breach, breachesIn } from './breach.js';
import { Random } from '../random.js';
import { judgeTogether } from './isolation.js';
import { failureOf, type Files, type Judgements, type Product, findsNothing, saysNothing } from './product.js';

/** Of how many deployments a rule judges one alone: those in which everything passes, and those of which it says nothing. */
export interface RuleSampling {
  readonly passing: number;
  readonly silent: number;
}

/**
 * Where a rule alone gives other facts, diagnostics or summaries than among all rules, as `among` has them, or no rule at all gives other
 * diagnostics. Diagnostics that name a rule go with that rule. The rules come in turn from the last to the first, so that none finds what
 * it may have found left behind by those before it among all. Of the deployments about which a rule says nothing, it judges one of so many.
 */
export function independenceBreaches(product: Product, files: Files, among: Judgements, { passing, silent }: RuleSampling): Breach[] {
  const deployments = product.open(files);
  const turns = [...product.ruleIds.toReversed().map((id) => [id]), []];
  const parts = new Map([...among].map(([name, text]) => [name, partsOf(text)]));
  return turns.flatMap((ruleIds) => {
    const [ruleId] = ruleIds;
    const random = new Random(ruleId ?? '');
    const expected = new Map([...parts].map(([name, partOf]) => [name, partOf(ruleIds)]));
    const isLookedAt = (text: string): boolean => !findsNothing(text) || random.chance(saysNothing(text) ? silent : passing);
    const looked = new Map([...expected].filter(([, text]) => ruleId === undefined || isLookedAt(text)));
    const found = new Map([...looked.keys()].map((name) => [name, deployments.judge(name, ruleIds)]));
    return breachesIn(ruleId === undefined ? 'no rule' : `${ruleId} alone`, found, looked);
  });
}

/** The law of independence on all deployments of some files. */
export function checkIndependence(fresh: () => Product, files: Files): Breach[] {
  return independenceBreaches(fresh(), files, judgeTogether(fresh(), files, 'as found'), { passing: 1, silent: 1 });
}

/** What of a judgement by all rules is left with some of them. */
function partsOf(text: string): (ruleIds: readonly string[]) => string {
  if (failureOf(text) !== undefined) return () => text;
  const judgement = JSON.parse(text) as Judgement;
  const { facts, diagnostics, summary } = judgement;
  return (ruleIds) =>
    JSON.stringify({
      ...judgement,
      facts: facts.filter(({ ruleId }) => ruleIds.includes(ruleId)),
      diagnostics: diagnostics.filter(({ message }) => {
        const named = /^rule (\S+\/\S+) /.exec(message)?.[1];
        return named === undefined || ruleIds.includes(named);
      }),
      summary: Object.fromEntries(Object.entries(summary).filter(([id]) => id === tiesKey || ruleIds.includes(id))),
    });
}
