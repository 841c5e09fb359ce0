import { allOf, anyOf, known, liesUnder, names, that } from '../../../src/rule-api.js';
import type { EntityOf, Network, ReferenceTo, Statement, Value } from '../../../src/rule-api.js';
import { declarationsOf } from '../../declarations.js';

type Environment = EntityOf<'appServiceEnvironments'>;

/** The App Service environment that the target of an endpoint runs in, or may. */
export interface Surrounding {
  readonly environment: Environment;
  /** That the target is an app in it. */
  readonly isAround: Statement;
  /** Where it says whether its apps take private endpoints, at least once. */
  readonly settings: readonly Value[];
  /** That it says that they do, somewhere. */
  readonly takesEndpoints: Statement;
}

/** The environments of the app that an id names, by itself or by its plan, as far as they say whether their apps take private endpoints. */
export function environmentsOf(targetId: Value | undefined, network: Network): readonly Surrounding[] {
  return declarationsOf(network.find('sites', targetId)).flatMap((site) => {
    const isSite = names(targetId, site);
    const planned = declarationsOf(site.plan).flatMap((plan) => environmentsAt(plan.environment, isSite.and(names(site.plan.id, plan))));
    return [...environmentsAt(site.environment, isSite), ...planned];
  });
}

function environmentsAt(reference: ReferenceTo<'appServiceEnvironments'>, isThere: Statement): readonly Surrounding[] {
  return declarationsOf(reference).flatMap((environment) => {
    const written = [{ takesEndpoints: environment.takesEndpoints, isOurs: known(true) }, ...settingsOf(environment)];
    const said = written.flatMap(({ takesEndpoints: value, isOurs }) => (value === undefined ? [] : { value, isOurs }));
    if (said.length === 0) return [];
    return {
      environment,
      isAround: allOf([isThere, names(reference.id, environment)]),
      settings: said.map(({ value }) => value),
      takesEndpoints: anyOf(said.map(({ value, isOurs }) => isOurs.and(that(({ holds }) => holds(value))))),
    };
  });
}

function settingsOf(environment: Environment) {
  return environment.environmentSettings.items.map((settings) => ({
    takesEndpoints: settings.takesEndpoints,
    isOurs: liesUnder(settings, environment),
  }));
}
