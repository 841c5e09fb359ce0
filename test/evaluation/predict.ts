import { readArmTemplate, readTemplateData } from '../../src/arm/template-reader.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import type { EvaluationRequest } from '../../src/evaluation/evaluate.js';
import { snapshotOf } from '../../src/evaluation/snapshot.js';
import type { Deployment } from '../../src/evaluation/deployment.js';
import type { ParameterArgument } from '../../src/template/template.js';
import { Source } from '../../src/text/source.js';

export const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

export const knownScope = { tenantId: 't', subscriptionId: 's', resourceGroup: 'g', location: 'westeurope' };

/** Evaluates a template given as sections; everything but `scope` and parameter values is left to `request`. */
export function deploy(
  sections: object,
  values: Readonly<Record<string, string | number | boolean | null>> = {},
  request: EvaluationRequest = { scope: knownScope },
): Deployment {
  const text = JSON.stringify({ $schema: schema, contentVersion: '1.0.0.0', resources: [], ...sections }, null, 2);
  const template = readArmTemplate(new Source('main.json', text));
  if (template === undefined) throw new Error('no template');
  const given = new Source('main.parameters.json', '');
  const parameters = new Map<string, ParameterArgument>(
    Object.entries(values).map(([name, value]) => {
      const span = { source: given, start: 0, end: 0 };
      return [name.toLowerCase(), { ...span, name, nameSpan: span, value: { ...span, kind: 'literal', value } }];
    }),
  );
  return evaluate(template, { deploymentName: 'main', parameters, readTemplate: readTemplateData, ...request });
}

/** What the deployment would deploy, as JSON. */
export function predict(...args: Parameters<typeof deploy>): Record<string, unknown>[] {
  return snapshotOf(deploy(...args)).predictedResources.map((resource) => ({ ...resource }));
}

/** The messages of what was wrong, once everything has been evaluated. */
export function complaints(...args: Parameters<typeof deploy>): string[] {
  const deployment = deploy(...args);
  snapshotOf(deployment);
  return deployment.diagnostics.map((diagnostic) => `${diagnostic.code}: ${diagnostic.message}`);
}

export const group = '/subscriptions/s/resourceGroups/g/providers';
