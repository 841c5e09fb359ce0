import { diagnosticAt, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Estate } from '../estate/estate.js';
import { knownAt } from '../estate/known-resource.js';
import type { Deployment } from '../evaluation/deployment.js';
import { memberOf, stringOf } from '../values/construct.js';
import type { Value } from '../values/value.js';

/** Says of resources that a deployment makes where what is known of them has them in another region: then the template counts. */
export function outdatedKnowledge({ resources }: Deployment, estate: Estate | undefined): Diagnostic[] {
  if (estate === undefined) return [];
  return resources.flatMap(({ id, existing, type, body, declaration }) => {
    const text = id && stringOf(id);
    const known = existing || text === undefined ? undefined : estate.byId(text);
    const there = known && regionIn(knownAt(known.body, ['location']));
    const here = regionIn(memberOf(body, 'location'));
    if (known === undefined || there === undefined || here === undefined || there === here) return [];
    const message = `${known.file} has ${type} ${known.name} in ${there}, but it is declared in ${here}: what is declared counts`;
    return [diagnosticAt('known-resource', message, declaration.name)];
  });
}

function regionIn(location: Value | undefined): string | undefined {
  return (location && stringOf(location))?.toLowerCase().replaceAll(' ', '');
}
