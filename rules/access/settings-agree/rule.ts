import { allOf, defineRule, known, liesUnder, privateLinkService, sameText, scalar, that, truthOf } from '../../../src/rule-api.js';
import type { AccessControl, Entity, PrivateLinkResource, PrivateLinkService, Statement, Value } from '../../../src/rule-api.js';
import { controlsOf } from '../questions/target-access.js';
import page from './rule.md';

export default defineRule({
  title: 'Public access that is set in two places is set alike',
  source: 'https://learn.microsoft.com/azure/templates/microsoft.servicebus/namespaces/networkrulesets',
  tags: ['public-access'],
  link: 'public access',
  securitySeverity: 5,
  page,
  messages: {
    contradicts: {
      severity: 'warning',
      precision: 'high',
      what: '{otherProperty} of {holder} is {otherValue}, but {property} of {target} is {value}',
      why: 'both are one setting of {target}, and what is written last decides whether public networks reach it',
      fix: 'write the same value in both places, or leave one of them out',
    },
  },
  of: (network) => network.privateLinkResources.filter(({ existing }) => !existing),
  *check(target, { say }) {
    const { access, alsoControlledBy = [] } = privateLinkService(target.resource.type) ?? {};
    const value = access?.property === undefined ? undefined : target.property(access.property);
    if (access?.property === undefined || value === undefined) return;
    for (const place of alsoControlledBy.filter((control) => isSameSetting(control, access)))
      for (const holder of holdersOf(place, target)) {
        const other = place.property === undefined ? undefined : holder.property(place.property);
        if (other === undefined || place.property === undefined) continue;
        yield isPartOf(holder, target, place)
          .implies(agree(value, other, access))
          .otherwise(
            say.contradicts({
              at: other,
              related: [[value, 'the other place is here']],
              given: [holder],
              holder,
              target,
              property: shortened(access.property),
              value,
              otherProperty: shortened(place.property),
              otherValue: other,
            }),
          );
      }
  },
});

/** Whether a control is the same setting in another place, and not another setting with the same effect. */
function isSameSetting({ role, property }: AccessControl, access: PrivateLinkService['access']): boolean {
  return role === 'switch' && memberOf(property) === memberOf(access.property ?? '');
}

function memberOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function holdersOf(place: AccessControl, target: PrivateLinkResource): readonly Entity[] {
  return place.resourceType === undefined ? [target] : controlsOf(target, place).filter(({ existing }) => !existing);
}

/** That a holder is the target, or lies under it with the name that such a resource has. */
function isPartOf(holder: Entity, target: PrivateLinkResource, { name }: AccessControl): Statement {
  if (holder === target) return known(true);
  const isNamed = name === undefined ? known(true) : that(({ identity }) => sameText(identity(holder.name), scalar(name)));
  return allOf([liesUnder(holder, target), isNamed]);
}

/** That of two values not one opens and the other closes. */
function agree(one: Value, other: Value, { openValues = [], closedValues = [] }: PrivateLinkService['access']): Statement {
  return that(({ see }) => {
    const values = [see(one), see(other)] as const;
    if (sameText(...values) === 'true') return 'true';
    const texts = values.map((value) => (value.kind === 'scalar' ? String(value.value).toLowerCase() : undefined));
    if (texts.includes(undefined)) return 'unknown';
    const says = (listed: typeof openValues): boolean => listed.some((value) => texts.includes(String(value).toLowerCase()));
    return truthOf(!(says(openValues) && says(closedValues)));
  });
}

function shortened(path: string): string {
  return path.replace(/^properties\./, '');
}
