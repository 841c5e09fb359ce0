import { isTrue, names, regionOf, resourceKeyOf, sameRegion, shownText, undecided } from '../../../src/rule-api.js';
import { defineRule } from '../../../src/rule-api.js';
import type { Json, Value } from '../../../src/rule-api.js';
import page from './rule.md';

export default defineRule({
  title: 'A machine is in the region of its Azure Arc private link scope',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#restrictions-and-limitations',
  tags: ['arc', 'region'],
  page,
  messages: {
    differs: {
      severity: 'error',
      precision: 'high',
      what: '{machine} is in {region}, but its Arc private link scope {scope} is in {scopeRegion}',
      why: 'Azure Arc refuses to connect a machine to a scope of another region',
      fix: 'use {scopeRegion}, or a scope in {region}',
    },
    differsElsewhere: {
      severity: 'warning',
      precision: 'high',
      what: '{machine} is in {region}, but its Arc private link scope {scope} is in {scopeRegion}',
      why: 'Azure Arc refuses to connect a machine to a scope of another region; this assumes the scope as {template} declares it',
      fix: 'use {scopeRegion}, or a scope in {region}',
    },
    notSeen: {
      severity: 'note',
      precision: 'low',
      what: '{machine} must be in the region of its Arc private link scope, which is not declared here',
    },
  },
  of: (network) => [...network.arcMachines, ...network.onboardingCommands],
  *check(subject, { say }) {
    const { location, scope } = subject;
    const { id } = scope;
    if (location === undefined || id === undefined) {
      yield [];
      return;
    }
    const machine = subject.kind === 'arcMachines' ? subject : 'the machine that this connects';
    const declared = scope.declared.filter(({ location: region }) => region !== undefined);
    yield [
      ...(declared.length > 0 ? [] : [undecided.otherwise(say.notSeen({ at: location, machine, recall: standingOf(location, id) }))]),
      ...declared.map((one) =>
        names(id, one)
          .implies(sameRegion(location, one.location))
          .otherwise(
            say.differs({
              at: location,
              related: [[one.location, 'the scope is here']],
              machine,
              scope: one,
              region: location,
              scopeRegion: one.location ?? '',
            }),
          ),
      ),
    ];
  },
  summarise: ({ arcScopes }) => {
    const regions: Record<string, string[]> = {};
    for (const { id, location, exists, existing } of arcScopes) {
      const scope = existing ? undefined : resourceKeyOf(id);
      if (scope === undefined) continue;
      const region = location !== undefined && isTrue(exists) ? nameOfRegion(location) : undefined;
      (regions[topicOf(scope)] ??= []).push(region ?? notKnown);
    }
    return regions;
  },
  foundElsewhere({ recall }, elsewhere) {
    if (!isStanding(recall)) return undefined;
    const regions = [...elsewhere.all(topicOf(recall.scope))].sort();
    const [scopeRegion] = regions;
    if (scopeRegion === undefined || regions.includes(notKnown) || regions.includes(recall.region)) return undefined;
    const [template = ''] = elsewhere.holders(topicOf(recall.scope), scopeRegion);
    const scope = recall.scope.slice(recall.scope.lastIndexOf('/') + 1);
    return { messageId: 'differsElsewhere', arguments: { region: recall.region, scope, scopeRegion, template } };
  },
});

/** What stands for the region of a scope that may be another, or may not be there. */
const notKnown = 'not known';

/** Where a machine stands whose scope its own deployment does not declare. */
interface Standing {
  readonly [name: string]: Json;
  readonly region: string;
  /** As `type/name` in lower case. */
  readonly scope: string;
}

function standingOf(location: Value, scopeId: Value): Json {
  const region = nameOfRegion(location);
  const scope = resourceKeyOf(scopeId);
  return region === undefined || scope === undefined ? null : { region, scope };
}

function isStanding(recall: Json): recall is Standing {
  return typeof recall === 'object' && recall !== null && 'scope' in recall;
}

function topicOf(scope: string): string {
  return `regions of ${scope}`;
}

function nameOfRegion(location: Value): string | undefined {
  return regionOf(shownText(location) ?? '')?.name;
}
