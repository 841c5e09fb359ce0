import { isTrue, regionOf, shownText } from '../src/rule-api.js';
import type { Elsewhere, Entity, Json, Summary, Value } from '../src/rule-api.js';

/** What stands for the region of a resource that may be in another, or may not be there. */
const notKnown = 'not known';

/** A resource with a region. */
interface Located extends Entity {
  readonly location: Value | undefined;
}

/** What a deployment tells of the regions of its resources, each by everything that `namesOf` knows it by in other deployments. */
export function summariseRegions(resources: readonly Located[], namesOf: (id: Value) => readonly string[]): Summary {
  const regions: Record<string, string[]> = {};
  for (const { id, location, exists, existing } of resources) {
    const region = location !== undefined && isTrue(exists) ? nameOfRegion(location) : undefined;
    for (const name of existing ? [] : namesOf(id)) (regions[topicOf(name)] ??= []).push(region ?? notKnown);
  }
  return regions;
}

/** The region of something, and the resource that must be in the same. */
interface Standing {
  readonly [name: string]: Json;
  readonly region: string;
  /** What the resource is known by, the surest first. */
  readonly resources: readonly string[];
}

/** Where something stands that must be in the region of a resource, for `regionElsewhere`; null where either is not known whatever is deployed. */
export function standingOf(location: Value, resources: readonly string[]): Json {
  const region = nameOfRegion(location);
  return region === undefined || resources.length === 0 ? null : { region, resources };
}

/** In which other region other deployments have the resource that something must be with; undefined where they tell nothing else, or not surely. */
export function regionElsewhere(recall: Json, elsewhere: Elsewhere) {
  const { region, resource, regions } = toldOf(recall, elsewhere);
  const [otherRegion] = regions;
  if (otherRegion === undefined || regions.includes(notKnown) || regions.includes(region)) return undefined;
  const [template = ''] = elsewhere.holders(topicOf(resource), otherRegion);
  return { region, otherRegion, name: nameIn(resource), template };
}

/** What shows that other deployments have the resource that something must be with in its region, and nowhere else. */
export function sameRegionElsewhere(recall: Json, elsewhere: Elsewhere): string | undefined {
  const { region, resource, regions } = toldOf(recall, elsewhere);
  const [only, ...others] = regions;
  if (only === undefined || only !== region || others.length > 0) return undefined;
  const [template = ''] = elsewhere.holders(topicOf(resource), region);
  return `${nameIn(resource)} is in ${region} as ${template} declares it`;
}

/** The regions that other deployments tell of a resource, sorted, by the surest of its names that they know. */
function toldOf(recall: Json, elsewhere: Elsewhere) {
  const { region, resources } = isStanding(recall) ? recall : { region: '', resources: [] };
  for (const resource of resources) {
    const regions = [...elsewhere.all(topicOf(resource))].sort();
    if (regions.length > 0) return { region, resource, regions };
  }
  return { region, resource: '', regions: [] };
}

function nameIn(resource: string): string {
  return resource.slice(resource.lastIndexOf('/') + 1);
}

function isStanding(recall: Json): recall is Standing {
  return typeof recall === 'object' && recall !== null && 'resources' in recall;
}

function topicOf(resource: string): string {
  return `regions of ${resource.toLowerCase()}`;
}

function nameOfRegion(location: Value): string | undefined {
  return regionOf(shownText(location) ?? '')?.name;
}
