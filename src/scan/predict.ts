import { readTemplateData } from '../arm/template-reader.js';
import { boundedDiagnostics } from '../diagnostics/bounded-diagnostics.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Deployment } from '../evaluation/deployment.js';
import { evaluate } from '../evaluation/evaluate.js';
import type { DeploymentLabel } from '../findings/finding.js';
import { secretsAmong, templateSecrets, withoutSpelled } from '../findings/secrets.js';
import type { Host } from '../text/host.js';
import { nameOf } from '../text/paths.js';
import { type DeploymentUnit, deploymentUnits } from './deployment-units.js';
import { aboutFile } from './file-diagnostic.js';
import { refusedValues } from './parameter-use.js';
import type { ScanRequest } from './scan-request.js';
import { ScannedTree } from './scanned-tree.js';
import { deployedInCloud } from '../evaluation/told-cloud.js';

export interface PredictionRequest extends Pick<ScanRequest, 'parameters' | 'deployer' | 'moduleCache' | 'moduleLock' | 'estate'> {
  /** Path of the template, or of a Bicep parameter file. */
  readonly path: string;
}

export interface Prediction {
  /** Undefined where there is no template to deploy. */
  readonly deployment: Deployment | undefined;
  /** The cloud that it was evaluated for. */
  readonly cloud: string | undefined;
  /** Which template it is, with which values; undefined where there is none. */
  readonly label: DeploymentLabel | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What one template deploys with the values of the request, or with those of the parameter file that belongs to it. */
export function predict(host: Host, { path, parameters, deployer, moduleCache, moduleLock, estate }: PredictionRequest): Prediction {
  const tree = new ScannedTree(host, [{ path, named: true }], { moduleCache, moduleLock, parameters });
  const units = [...deploymentUnits(tree, { parameters, includeModules: true })].filter((unit) => isAbout(unit, path));
  const chosen = units.length > 1 ? units.find((unit) => isOwn(unit, path)) : units[0];
  const unit = chosen ?? defaultsOf(units);
  const { failures } = tree.languages;
  if (unit === undefined) {
    const aboutFiles = tree.parameterFiles.flatMap((file) => tree.parameters(file)?.diagnostics ?? []);
    return { deployment: undefined, cloud: undefined, label: undefined, diagnostics: [...failures.diagnostics, ...aboutFiles] };
  }
  const resolveLink = tree.resolveLink.bind(tree, unit.label.template);
  const deployedIn = (cloud: string): Deployment =>
    evaluate(unit.template, { ...deployer, cloud, parameters: unit.values, resolveLink, readTemplate: readTemplateData, estate });
  const deployed = failures.isolating(path, () => deployedInCloud(deployer.cloud, deployedIn), undefined);
  const { deployment, cloud } = deployed ?? {};
  const aboutValues = [...unit.files.flatMap((file) => file.diagnostics), ...refusedValues(unit)];
  const choice = chosen === undefined ? [manyFiles(units, path)] : [];
  const all = [...failures.diagnostics, ...choice, ...aboutValues, ...(deployment?.diagnostics ?? [])];
  const spelled = failures.isolating(path, () => [templateSecrets(unit)], []);
  const secrets = secretsAmong(spelled, all);
  return {
    deployment,
    cloud,
    label: unit.label,
    diagnostics: boundedDiagnostics(all).map((diagnostic) => withoutSpelled(diagnostic, secrets)),
  };
}

function isAbout({ label, files }: DeploymentUnit, path: string): boolean {
  return label.template === path || files.some(({ source }) => source?.path === path);
}

/** Whether the values come from the file that is named after the template and nothing else, or from the file that is asked for. */
function isOwn({ files }: DeploymentUnit, path: string): boolean {
  const own = nameOf(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
  return files.some(({ source }) => {
    const name = source === undefined ? '' : nameOf(source.path).toLowerCase();
    return source?.path === path || name === `${own}.bicepparam` || name === `${own}.parameters.json`;
  });
}

function defaultsOf([unit]: readonly DeploymentUnit[]): DeploymentUnit | undefined {
  return unit && { ...unit, files: [], values: new Map() };
}

function manyFiles(units: readonly DeploymentUnit[], path: string): Diagnostic {
  const files = units.flatMap((unit) => unit.files.flatMap(({ source }) => source?.path ?? []));
  return {
    ...aboutFile('parameter-file', path, `none of its parameter files is used, give one with --parameters: ${files.join(', ')}`),
    severity: 'note',
  };
}
