import { readTemplateData } from '../arm/template-reader.js';
import type { Deployment } from '../evaluation/deployment.js';
import { evaluate } from '../evaluation/evaluate.js';
import type { Host } from '../text/host.js';
import { givenFiles, mergedValues } from './given-values.js';
import type { ScanRequest } from './scan-request.js';
import { ScannedTree } from './scanned-tree.js';

export interface PredictionRequest extends Pick<ScanRequest, 'parameters' | 'deployer' | 'moduleCache'> {
  /** Path of the template. */
  readonly path: string;
}

/** What one template deploys with the values of the request; undefined where there is no such template. */
export function predict(host: Host, { path, parameters, deployer, moduleCache }: PredictionRequest): Deployment | undefined {
  const tree = new ScannedTree(host, [{ path, named: true }], moduleCache);
  const template = tree.template(path);
  if (template === undefined) return undefined;
  const values = mergedValues(template, givenFiles(parameters, tree.languages), parameters);
  return evaluate(template, {
    ...deployer,
    parameters: values,
    resolveLink: tree.resolveLink.bind(tree, path),
    readTemplate: readTemplateData,
  });
}
