import { editDistance } from '../text/spelling.js';
import { privateLinkGroup } from './private-link-services.js';
import type { PrivateLinkGroup, PrivateLinkService } from './private-link-services.js';

/**
 * What a group id is to a service: one that it takes; an `otherName` that documentation uses and the service does not take; or `wrong`.
 * `undeterminable` where the caller chooses the ids, sources disagree or none are known.
 */
export type GroupIdStanding = 'fits' | 'otherName' | 'wrong' | 'undeterminable';

/** What a group id is to a service, ignoring case. */
export function groupIdStanding(service: PrivateLinkService, groupId: string): GroupIdStanding {
  if (service.groups.length === 0) return 'undeterminable';
  const group = privateLinkGroup(service, groupId);
  if (group !== undefined) return isProposable(group) ? 'fits' : 'undeterminable';
  return groupByOtherName(service, groupId) === undefined ? 'wrong' : 'otherName';
}

/** Whether text that begins so, whatever follows, is a group id of a group that goes by its prefix. */
export function startsPrefixedGroup({ groups }: PrivateLinkService, start: string): boolean {
  return groups.some(({ prefix }) => prefix !== undefined && start.toLowerCase().startsWith(prefix.toLowerCase()));
}

/** The group ids of a service that may be proposed: without those that callers choose, and those that sources disagree on. */
export function proposableGroupIds(service: PrivateLinkService): readonly string[] {
  return service.groups.filter(isProposable).map(({ groupId }) => groupId);
}

/**
 * What to write instead of a group id: the one that it means in another letter case or under another name, else the one that it is a
 * misspelling of, else all that may be proposed. Empty where there is none of those.
 */
export function proposedGroupIds(service: PrivateLinkService, groupId: string): readonly string[] {
  const candidates = proposableGroupIds(service);
  const wanted = groupId.toLowerCase();
  const meant = candidates.find((candidate) => candidate.toLowerCase() === wanted) ?? groupByOtherName(service, groupId)?.groupId;
  if (meant !== undefined) return [meant];
  const misspelt = nearest(candidates, wanted);
  return misspelt === undefined ? candidates : [misspelt];
}

function isProposable(group: PrivateLinkGroup): boolean {
  return group.unverified !== true && group.dynamic !== true && group.prefix === undefined;
}

function groupByOtherName({ groups }: PrivateLinkService, name: string): PrivateLinkGroup | undefined {
  const wanted = name.toLowerCase();
  return groups.find((group) => isProposable(group) && group.otherNames?.some((other) => other.toLowerCase() === wanted));
}

/** The only candidate of the least distance, if that is at most a third of the text. */
function nearest(candidates: readonly string[], wanted: string): string | undefined {
  const limit = Math.floor(wanted.length / 3);
  const near = candidates
    .filter((candidate) => Math.abs(candidate.length - wanted.length) <= limit)
    .map((candidate) => ({ candidate, distance: editDistance(candidate.toLowerCase(), wanted) }));
  const least = Math.min(...near.map(({ distance }) => distance));
  const [first, second] = near.filter(({ distance }) => distance === least && distance <= limit);
  return second === undefined ? first?.candidate : undefined;
}
