import { anyOf, defineQuestion, exists, sameText, scalar, that, undecided } from '../../../src/rule-api.js';
import type { EntityOf, Network, Statement, Value } from '../../../src/rule-api.js';

/** That an Azure Policy assignment of a deployment has zone groups attached, or may: its parameters name zones, or its definition makes groups. */
export const assignsZoneGroups = defineQuestion((network: Network): Statement => anyOf(network.policyAssignments.map(mayAttach)));

function mayAttach(assignment: EntityOf<'policyAssignments'>): Statement {
  const { parameters, definition } = assignment;
  const made = definition.declared.map(({ effectOn }) => makesGroups(effectOn));
  const unseen = definition.id === undefined || (definition.id.kind === 'unknown' && definition.declared.length === 0);
  return exists(assignment).and(anyOf([namesZones(parameters), ...made, ...(unseen ? [undecided] : [])]));
}

/** The parameters of the built-in definitions that attach zone groups are called `privateDnsZoneId` or the like. */
function namesZones(parameters: Value | undefined): Statement {
  return that(({ see }) => {
    const seen = parameters && see(parameters);
    if (seen?.kind === 'unknown') return 'unknown';
    return seen?.kind === 'object' && [...seen.members.values()].some(({ name }) => /dnszone/i.test(name)) ? 'true' : 'false';
  });
}

function makesGroups(effectOn: Value | undefined): Statement {
  const type = scalar('Microsoft.Network/privateEndpoints/privateDnsZoneGroups');
  return that(({ see }) => (effectOn === undefined ? 'false' : sameText(see(effectOn), type)));
}
