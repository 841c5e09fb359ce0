import type { DeploymentLabel } from '../findings/finding.js';
import type { ParameterArgument, ParameterValues, Template } from '../template/template.js';
import { templatesOf } from './attachment.js';
import { givenFiles, givenNames, mergedValues } from './given-values.js';
import type { ScanRequest } from './scan-request.js';
import type { ScannedTree } from './scanned-tree.js';

/** A template with one set of parameter values: what is judged as one. */
export interface DeploymentUnit {
  readonly label: DeploymentLabel;
  readonly template: Template;
  /** By lower-cased name. */
  readonly values: ReadonlyMap<string, ParameterArgument>;
  /** The parameter files that the values come from. */
  readonly files: readonly ParameterValues[];
  /** A parameter file of its own says that the template is deployed by itself, whatever links it. */
  readonly attached: boolean;
}

/**
 * Every template once for each parameter file that belongs to it by name, once with its defaults if there is none. Files of the request
 * take the place of those, merged into one set; values that it gives by name are laid over every set.
 */
export function deploymentUnits(tree: ScannedTree, request: Pick<ScanRequest, 'parameters'>): DeploymentUnit[] {
  const given = givenFiles(request.parameters);
  const attached = given.length > 0 ? new Map<string, ParameterValues[]>() : attachedFiles(tree);
  return tree.templates.flatMap((path) => {
    const template = tree.template(path);
    const files = attached.get(path);
    const sets = files?.map((file) => [file]) ?? [given];
    return template === undefined ? [] : sets.map((set) => unitOf(path, template, set, request, files !== undefined));
  });
}

function attachedFiles(tree: ScannedTree): ReadonlyMap<string, ParameterValues[]> {
  const attached = new Map<string, ParameterValues[]>();
  for (const file of tree.parameterFiles) {
    for (const template of templatesOf(file, tree.templates)) {
      const values = tree.parameters(file);
      if (values !== undefined) attached.set(template, [...(attached.get(template) ?? []), values]);
    }
  }
  return attached;
}

function unitOf(
  path: string,
  template: Template,
  files: readonly ParameterValues[],
  request: Pick<ScanRequest, 'parameters'>,
  attached: boolean,
): DeploymentUnit {
  const names = files.flatMap((file) => file.source?.path ?? []);
  return {
    label: { template: path, parameters: [...names, ...givenNames(template, request.parameters)] },
    template,
    values: mergedValues(template, files, request.parameters),
    files,
    attached,
  };
}
