import { defineRule, namedRules } from '../../src/engine/rule.js';
import type { Rule, RuleBody, RuleDefinition } from '../../src/engine/rule.js';
import { runRules } from '../../src/engine/run-rules.js';
import type { RuleRun, RunRequest } from '../../src/engine/run-rules.js';
import { Inquiry } from '../../src/engine/inquiry.js';
import type { Matter } from '../../src/engine/inquiry.js';
import type { Messages } from '../../src/engine/message.js';
import { inquiryAsWritten } from '../../src/engine/trial.js';
import type { Entity } from '../../src/network/entity.js';
import type { VirtualNetwork } from '../../src/network/entity-types.js';
import type { Network } from '../../src/network/network.js';
import { SourceBook } from '../../src/text/region.js';
import type { Value } from '../../src/values/value.js';
import type { Case } from '../../src/worlds/case.js';
import { networkWith, resource } from '../network/network-fixtures.js';
import { firstCase } from '../worlds/unknowns.js';

export const messages = {
  wrong: { severity: 'error', precision: 'high', what: '{vnet} is in {region}' },
  other: { severity: 'note', precision: 'low', what: 'other' },
} as const;

type Definition = RuleDefinition<VirtualNetwork, typeof messages>;

/** A rule of which all is said but what no test looks at. */
export function ruleOf<S extends Entity, const M extends Messages>(
  definition: Pick<RuleDefinition<S, M>, 'messages' | 'of' | 'check'> & Partial<RuleDefinition<S, M>>,
): RuleBody {
  return defineRule({ title: 'test', source: 'https://learn.microsoft.com/azure', tags: [], page: '', ...definition });
}

/** A rule about virtual networks that says what `check` does. */
export function ruleWith(check: Definition['check'], more: Partial<Definition> = {}): RuleBody {
  return ruleOf({ messages, of: (network: Network) => network.virtualNetworks, check, ...more });
}

/** A template of virtual networks with these names and locations. */
export function vnets(...locations: readonly unknown[]): Network {
  return networkWith(locations.map((location, at) => resource('virtualNetworks', `v${at}`, {}, { location })));
}

/** Runs rules, each under `test/<name>`. */
export function run(network: Network, bodies: Readonly<Record<string, RuleBody>> | RuleBody, request: Partial<RunRequest> = {}): RuleRun {
  const rules: Rule[] = namedRules('checks' in bodies ? { 'test/rule': bodies as RuleBody } : bodies);
  return runRules(network, rules, { book: new SourceBook(), ...request });
}

export const matter: Matter = { network: networkWith([]), cloud: undefined, hostNaming: 'either' };

/** An inquiry that reads values as they are written. */
export const asWritten = (): Inquiry => inquiryAsWritten(matter);

/** An inquiry into a network as it is written. */
export const inquiryInto = (network: Network): Inquiry => inquiryAsWritten({ network, cloud: undefined, hostNaming: 'either' });

/** The cases of one unknown, each with an inquiry that refines `base`. */
export function casesOf(condition: Value, base: Inquiry, first: Case = firstCase()): { readonly here: Case; readonly inquiry: Inquiry }[] {
  const [atom] = first.openAtoms([condition], [condition]);
  const cases = atom === undefined ? [] : first.refinedBy(atom);
  return cases.map((here) => ({ here, inquiry: new Inquiry(base, here, base) }));
}
