import { idSegments } from '../src/rule-api.js';
import type { Value } from '../src/rule-api.js';

/** Whether an id is surely that of something outside of any resource group, as `resourceId` gives it in a deployment to a subscription or a tenant. */
export function liesInNoGroup(id: Value): boolean {
  const segments = idSegments(id) ?? [];
  const at = segments.findIndex(({ known }) => known?.toLowerCase() === 'providers');
  const scope = segments.slice(0, at);
  if (at < 0 || scope.some(({ single }) => !single)) return false;
  return at === 0 || (at === 2 && scope[0]?.known?.toLowerCase() === 'subscriptions');
}
