import { type FactEntity, nameKey } from '../engine/remedy.js';
import { printedResource } from '../evaluation/snapshot.js';
import type { DeployedResource } from '../evaluation/deployment.js';
import { keyOfLabel } from '../findings/order.js';
import type { DeployedUnit } from '../scan/scan-request.js';
import type { Span } from '../text/source.js';
import { exactKeyOf } from '../values/exact-key.js';

/** What is deployed, by deployment. */
export type Deployed = ReadonlyMap<string, readonly DeployedState[]>;

/** A resource as it is deployed: which one it is, the canonical text of everything that it says, and that as it is printed, which may be long. */
interface DeployedState {
  readonly is: string;
  readonly type: string;
  readonly content: string;
  readonly print: () => string;
}

/** Notes what deployments deploy. */
export class DeployedResources {
  readonly #units = new Map<string, readonly DeployedState[]>();

  readonly note = ({ label, deployment }: DeployedUnit): void => {
    const resources = deployment.resources.filter(({ existing }) => !existing);
    this.#units.set(
      keyOfLabel(label),
      resources.map((resource) => ({
        is: resourceKey(resource),
        type: resource.type,
        content: contentKey(resource),
        print: () => JSON.stringify(printedResource(resource)),
      })),
    );
  };

  get deployed(): Deployed {
    return this.#units;
  }
}

/** The types of the resources that are no longer deployed as they were, without those that are meant to change and those that say a name which is gone. */
export function alsoChanged(
  before: Deployed,
  after: Deployed,
  targets: readonly FactEntity[],
  oldNames: readonly string[],
): readonly string[] {
  const meant = new Set(targets.map(entityKey));
  const gone = oldNames.map((name) => JSON.stringify(name).slice(1, -1).toLowerCase());
  const isFollowing = (says: string): boolean => gone.some((name) => says.toLowerCase().includes(name));
  return [...before].flatMap(([unit, resources]) => {
    const left = countsOf((after.get(unit) ?? []).map(({ content }) => content));
    return resources
      .filter(({ content }) => !left.take(content))
      .filter(({ is, print }) => !meant.has(is) && !isFollowing(print()))
      .map(({ type }) => type);
  });
}

function countsOf(texts: readonly string[]): { take: (text: string) => boolean } {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return {
    take: (text) => {
      const count = counts.get(text) ?? 0;
      counts.set(text, count - 1);
      return count > 0;
    },
  };
}

function contentKey({ type, id, name, apiVersion, condition, body }: DeployedResource): string {
  return JSON.stringify([type, ...[id, name, apiVersion, condition, body].map((part) => part && exactKeyOf(part))]);
}

function resourceKey({ declaration, path, name }: DeployedResource): string {
  return JSON.stringify([placeOf(declaration), path.map(({ span }) => placeOf(span)), nameKey(name)]);
}

function entityKey({ declaration, path, name }: FactEntity): string {
  const regionKey = ({ file, start, end }: FactEntity['at']): string => `${file}:${start}:${end}`;
  return JSON.stringify([regionKey(declaration), path.map(regionKey), name]);
}

function placeOf({ source, start, end }: Span): string {
  return `${source.path}:${start}:${end}`;
}
