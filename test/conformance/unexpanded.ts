import { keyOf, scalar } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { agreementOf, type CaseFacts } from './agreement.js';
import type { RecordedCase, RecordedResource } from './cases.js';
import { valueSide } from './judge.js';
import { isExpressionText } from './json.js';
import type { OwnResource } from './prediction.js';

/** Whether a resource of ours comes from a nested deployment that the engine says it did not expand. */
export function isUnexpanded(resource: OwnResource, recorded: RecordedCase, facts: CaseFacts): boolean {
  const stopped = stoppedNames(recorded);
  return stopped.length > 0 && resource.path.some((step) => stopped.some((name) => sameName(name, step, facts)));
}

/**
 * Whether the engine keeps a resource although its condition is false for every value of the unknowns. Of a condition with names that the
 * engine left unevaluated this cannot be known for sure: then we must not have the resource either.
 */
export function isNeverDeployed(resource: RecordedResource, facts: CaseFacts): boolean {
  const { condition } = resource;
  if (condition === undefined) return false;
  const { judge, texts } = facts;
  const isFalse = [texts.side(condition), valueSide(texts.followed(condition))].some(
    (side) => judge.compare(side, valueSide(scalar(false)), 'condition').kind === 'equal',
  );
  return isFalse && !(texts.foreignNames(condition).length > 0 && isDeployedByUs(resource, facts));
}

function isDeployedByUs({ type, id }: RecordedResource, facts: CaseFacts): boolean {
  const same = facts.deployedResources().filter((own) => own.type.toLowerCase() === type.toLowerCase());
  return same.some((own) => own.id !== undefined && agreementOf(id, own.id, 'id', facts).kind !== 'none');
}

function stoppedNames(recorded: RecordedCase): string[] {
  return (recorded.diagnostics ?? []).flatMap((text) => {
    const id = /NestedDeploymentShortCircuited: The nested deployment '(.*?)' at line/.exec(text)?.[1];
    return id === undefined ? [] : [lastSegment(id)];
  });
}
function lastSegment(id: string): string {
  return isExpressionText(id) ? `[last(split(${id.slice(1, -1)}, '/'))]` : (id.split('/').at(-1) ?? '');
}

function sameName(engine: string, ours: Value, facts: CaseFacts): boolean {
  return (
    agreementOf(engine, ours, 'id', facts).kind !== 'none' || keyOf(facts.texts.normal(engine)).toLowerCase() === keyOf(ours).toLowerCase()
  );
}
