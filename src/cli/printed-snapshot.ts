import { withoutWrittenSecrets } from '../findings/without-written-secrets.js';
import { isSecretName } from '../text/secret-names.js';
import { jsonText } from '../reports/json-text.js';
import type { Snapshot } from '../evaluation/snapshot.js';

/** Characters of all resources together: about the size that Azure takes for a template with its loops written out. */
const mostCharacters = 3_800_000;

/** A snapshot as text, without what the reports of a scan would not show of it: as many of its resources as are not too much together, with a diagnostic where some are left out. */
export function printedSnapshot(snapshot: Snapshot): { readonly text: string; readonly isWhole: boolean } {
  const { predictedResources } = snapshot;
  const printed = predictedResources.slice(0, countOfFitting(predictedResources));
  const isWhole = printed.length === predictedResources.length;
  const leftOut = `warning budget-exceeded: only ${printed.length} of ${predictedResources.length} resources are printed: all have more than ${mostCharacters} characters`;
  const shown = isWhole ? snapshot : { ...snapshot, predictedResources: printed, diagnostics: [...snapshot.diagnostics, leftOut] };
  const { predictedResources: resources, outputs } = shown;
  return {
    text: jsonText({
      ...shown,
      predictedResources: withoutWrittenSecrets(resources),
      outputs: withoutWrittenSecrets(outputs, isSecretName),
    }),
    isWhole,
  };
}

function countOfFitting(resources: Snapshot['predictedResources']): number {
  let characters = 0;
  for (const [at, resource] of resources.entries()) {
    characters += JSON.stringify(resource, undefined, 2).length;
    if (characters > mostCharacters) return at;
  }
  return resources.length;
}
