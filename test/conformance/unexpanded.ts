import { keyOf } from '../../src/evaluation/construct.js';
import type { Value } from '../../src/evaluation/value.js';
import { agreementOf, type CaseFacts } from './agreement.js';
import type { RecordedCase } from './cases.js';
import { isExpressionText } from './json.js';
import type { OwnResource } from './prediction.js';

/** Whether a resource of ours comes from a nested deployment that the engine says it did not expand. */
export function isUnexpanded(resource: OwnResource, recorded: RecordedCase, facts: CaseFacts): boolean {
  const stopped = stoppedNames(recorded);
  return stopped.length > 0 && resource.path.some((step) => stopped.some((name) => sameName(name, step, facts)));
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
    agreementOf(engine, ours, true, facts).kind !== 'none' || keyOf(facts.texts.normal(engine)).toLowerCase() === keyOf(ours).toLowerCase()
  );
}
