import { withoutWrittenSecrets } from '../findings/without-written-secrets.js';
import { isSecretName } from '../text/secret-names.js';
import { jsonText } from '../reports/json-text.js';
import type { UnprintedSnapshot } from '../evaluation/snapshot.js';

/** Characters of all resources together, and of all outputs: about the size that Azure takes for a template with its loops written out. */
const mostCharacters = 3_800_000;

/** A snapshot as text, without what the reports of a scan would not show of it: as much of it as is not too much together, with a diagnostic where some is left out. */
export function printedSnapshot(snapshot: UnprintedSnapshot): { readonly text: string; readonly isWhole: boolean } {
  const resources = fitting(snapshot.predictedResources);
  const outputs = fitting(
    snapshot.outputs.map(
      ([name, print]) =>
        () =>
          [name, print()] as const,
    ),
  );
  const leftOut = [leftOutOf('resources', snapshot.predictedResources, resources), leftOutOf('outputs', snapshot.outputs, outputs)].flat();
  return {
    text: jsonText({
      predictedResources: withoutWrittenSecrets(resources),
      outputs: withoutWrittenSecrets(Object.fromEntries(outputs), isSecretName),
      diagnostics: [...snapshot.diagnostics, ...leftOut],
    }),
    isWhole: leftOut.length === 0,
  };
}

function leftOutOf(what: string, all: readonly unknown[], printed: readonly unknown[]): string[] {
  if (printed.length === all.length) return [];
  return [
    `warning budget-exceeded: only ${printed.length} of ${all.length} ${what} are printed: all have more than ${mostCharacters} characters`,
  ];
}

/** The first that are not too much together; those after them are not even made. */
function fitting<T>(parts: readonly (() => T)[]): T[] {
  const printed: T[] = [];
  let characters = 0;
  for (const print of parts) {
    const part = print();
    characters += JSON.stringify(part, undefined, 2).length;
    if (characters > mostCharacters) break;
    printed.push(part);
  }
  return printed;
}
