import { allRegions } from './clouds.js';
import type { CloudName, Region } from './clouds.js';
import { late } from './late.js';
import { onlyLike } from '../text/spelling.js';

/** A location as Azure compares it: `West Europe` and `westeurope` are one. */
export function normaliseRegion(location: string): string {
  return location.replaceAll(' ', '').toLowerCase();
}

/** Whether two locations are the same region, however they are written. */
export function sameRegion(left: string, right: string): boolean {
  return normaliseRegion(left) === normaliseRegion(right);
}

/** The region that a name or display name means; undefined for one that is not known, `global` included. */
export function regionOf(location: string): Region | undefined {
  return byName().get(normaliseRegion(location))?.region;
}

/** The region of which a location that is none is a misspelling: the only one that differs in one letter. A number tells a new region apart. */
export function misspeltRegion(location: string): string | undefined {
  const given = normaliseRegion(location);
  if (given === 'global' || byName().has(given)) return undefined;
  const names = new Set([...byName().values()].map(({ region }) => region.name));
  const like = onlyLike(given, [...names], 1);
  return like !== undefined && lettersOf(like) === lettersOf(given) ? undefined : like;
}

function lettersOf(name: string): string {
  return name.replace(/\d/g, '');
}

/** The cloud that a region belongs to. */
export function cloudOfRegion(location: string): CloudName | undefined {
  return byName().get(normaliseRegion(location))?.cloud;
}

const byName = late(
  (): ReadonlyMap<string, { readonly region: Region; readonly cloud: CloudName }> =>
    new Map(
      allRegions().flatMap((entry) => {
        const names = [entry.region.name, entry.region.displayName, ...(entry.region.otherDisplayNames ?? [])];
        return names.map((name) => [normaliseRegion(name), entry] as const);
      }),
    ),
);
