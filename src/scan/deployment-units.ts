import type { DeploymentLabel } from '../findings/finding.js';
import type { ParameterArgument, Template } from '../template/template.js';
import { TemplatesByFolder } from './attachment.js';
import { entriesOf } from './entries.js';
import type { ParameterFile } from './front-end.js';
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
  readonly files: readonly ParameterFile[];
  /** A parameter file of its own says that the template is deployed by itself, whatever links it. */
  readonly attached: boolean;
}

/**
 * Every template once for each parameter file that belongs to it, once with its defaults if there is none. Files of the request take the
 * place of those, merged into one set; values that it gives by name are laid over every set. Unless the request includes them, without
 * those that another template uses as modules. Made one by one: a scan may have thousands, with templates of megabytes.
 */
export function* deploymentUnits(
  tree: ScannedTree,
  { parameters, includeModules }: Pick<ScanRequest, 'parameters' | 'includeModules'>,
): Iterable<DeploymentUnit> {
  const given = givenFiles(parameters, tree.languages);
  const attached = given.length > 0 ? new Map<string, ParameterFile[]>() : attachedFiles(tree);
  const paths = [...new Set([...tree.templates, ...attached.keys()])].sort();
  const entries = includeModules === true ? paths : entriesOf(paths, (path) => tree.modulesOf(path), new Set(attached.keys()));
  for (const path of entries) {
    const files = attached.get(path);
    const template = tree.template(path) ?? files?.[0]?.template;
    if (template === undefined) continue;
    for (const set of files?.map((file) => [file]) ?? [given]) {
      const names = set.flatMap((file) => file.source?.path ?? []);
      yield {
        label: { template: path, parameters: [...names, ...givenNames(template, parameters)] },
        template,
        values: mergedValues(template, set, parameters),
        files: set,
        attached: files !== undefined,
      };
    }
  }
}

/** The parameter files of each template: those that name it, and those that are named after it. */
function attachedFiles(tree: ScannedTree): ReadonlyMap<string, ParameterFile[]> {
  const attached = new Map<string, ParameterFile[]>();
  const byName = new TemplatesByFolder(tree.templates);
  for (const path of tree.parameterFiles) {
    const file = tree.parameters(path);
    if (file === undefined) continue;
    const templates = file.template === undefined ? byName.of(path) : [file.template.source.path];
    for (const template of templates) attached.set(template, [...(attached.get(template) ?? []), file]);
  }
  return attached;
}
