import { defineRule, names, resourceKeyOf, sameRegion, shownText, undecided } from '../../../src/rule-api.js';
import type { Value } from '../../../src/rule-api.js';
import { regionElsewhere, sameRegionElsewhere, standingOf, summariseRegions } from '../../regions-elsewhere.js';
import page from './rule.md';

export default defineRule({
  title: 'A machine is in the region of its Azure Arc private link scope',
  source: 'https://learn.microsoft.com/azure/azure-arc/servers/private-link-security#restrictions-and-limitations',
  tags: ['arc', 'region'],
  link: 'target',
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
      ...(declared.length > 0
        ? []
        : [undecided.otherwise(say.notSeen({ at: location, machine, recall: standingOf(location, namesOf(id)) }))]),
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
  summarise: ({ arcScopes }) => summariseRegions(arcScopes, namesOf),
  foundElsewhere({ recall }, elsewhere) {
    const found = regionElsewhere(recall, elsewhere);
    if (found === undefined) return undefined;
    const { region, otherRegion, name, template } = found;
    return { messageId: 'differsElsewhere', arguments: { region, scope: name, scopeRegion: otherRegion, template } };
  },
  metElsewhere: ({ recall }, elsewhere) => sameRegionElsewhere(recall, elsewhere),
});

/** What a scope is known by in other deployments: its id, else its type and name. */
function namesOf(id: Value): readonly string[] {
  return [shownText(id), resourceKeyOf(id)].filter((name) => name !== undefined);
}
