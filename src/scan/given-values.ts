import type { ParameterArgument, ParameterValues, Template } from '../template/template.js';
import { Source } from '../text/source.js';
import { readParameterFile } from '../arm/parameter-file.js';
import type { FrontEnds, ParameterFile } from './front-end.js';
import type { GivenParameters } from './scan-request.js';

/** The path under which a value of the command line is reported. */
const commandLine = '--parameters.json';

/** Values for the parameters of a template, the files first, then what is given by name; of the same name the last one counts. */
export function mergedValues(
  template: Template,
  files: readonly ParameterValues[],
  given: readonly GivenParameters[],
): ReadonlyMap<string, ParameterArgument> {
  const sets = [...files.map((file) => file.values), namedValues(template, given)];
  return new Map(sets.flatMap((values) => [...values]).filter(([name]) => template.parameters.has(name)));
}

/** The parameter files among given parameters, read. */
export function givenFiles(given: readonly GivenParameters[], languages: FrontEnds): ParameterFile[] {
  return given.flatMap((one) => (one.kind === 'file' ? languages.of(one.source.path).readParameters(one.source) : []));
}

/** The names among given parameters that a template declares. */
export function givenNames(template: Template, given: readonly GivenParameters[]): string[] {
  return given.flatMap((one) => (one.kind === 'value' && template.parameters.has(one.name.toLowerCase()) ? [one.name] : []));
}

function namedValues(template: Template, given: readonly GivenParameters[]): ReadonlyMap<string, ParameterArgument> {
  const members = given.flatMap((one) => {
    if (one.kind !== 'value') return [];
    const type = template.parameters.get(one.name.toLowerCase())?.schema.type;
    return [`${JSON.stringify(one.name)}: { "value": ${jsonOf(one.text, type === 'string' || type === 'securestring')} }`];
  });
  const text = `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": { ${members.join(', ')} } }`;
  return readParameterFile(new Source(commandLine, text)).values;
}

function jsonOf(text: string, isString: boolean): string {
  if (isString) return JSON.stringify(text);
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return JSON.stringify(text);
  }
}

/** Whether a source can serve as a parameter file: Bicep, or JSON with values. */
export function holdsParameters(source: Source): boolean {
  if (/\.bicepparam$/i.test(source.path)) return true;
  const { values, diagnostics } = readParameterFile(source);
  return values.size > 0 || diagnostics.length === 0;
}
