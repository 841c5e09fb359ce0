import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import type { Deployment, LeftOutResource } from '../evaluation/deployment.js';
import type { ParameterDeclaration, ResourceDeclaration, Template } from '../template/template.js';
import { kinds } from '../network/kinds.js';

const endpointTypes = new Set(kinds.privateEndpoints.types.map((type) => type.toLowerCase()));

/** Deployments inside each other that are looked into. */
const deepest = 5;

/** Private endpoints on which there is no verdict because a condition is false by the defaults of parameters, told for each of these. */
export function endpointsLeftOut({ leftOut }: Pick<Deployment, 'leftOut'>): Diagnostic[] {
  const counts = new Map<string, { readonly first: ParameterDeclaration; readonly reason: string; endpoints: number }>();
  for (const { declaration, defaults } of leftOut) {
    const reasons = reasonsOf(defaults);
    const [first] = reasons;
    const endpoints = first === undefined ? 0 : endpointsIn(declaration, new Set());
    if (first === undefined || endpoints === 0) continue;
    const reason = reasons.map(({ text }) => text).join(', ');
    const key = `${first.parameter.source.path} ${first.parameter.start} ${reason}`;
    const counted = counts.get(key) ?? { first: first.parameter, reason, endpoints: 0 };
    counted.endpoints += endpoints;
    counts.set(key, counted);
  }
  return [...counts.values()].map(({ first, reason, endpoints }) => {
    const what = endpoints === 1 ? '1 private endpoint is' : `${endpoints} private endpoints are`;
    return diagnosticAt('not-deployed', `${what} not deployed with these values, and not judged: ${reason} by default`, first.nameSpan);
  });
}

/** Parameters whose default says that something is not wanted, false or empty. */
function reasonsOf(defaults: LeftOutResource['defaults']): { readonly parameter: ParameterDeclaration; readonly text: string }[] {
  return defaults.flatMap((parameter) => {
    const { defaultValue, name, schema } = parameter;
    if (defaultValue?.kind !== 'literal' || schema.type?.startsWith('secure') === true) return [];
    const { value } = defaultValue;
    return value === false || value === '' ? [{ parameter, text: `${name} is ${value === '' ? 'empty' : 'false'}` }] : [];
  });
}

/** How many endpoints a resource is, or deploys; one for each loop inside. */
function endpointsIn(declaration: ResourceDeclaration, above: ReadonlySet<Template>): number {
  if (declaration.existing) return 0;
  const { type, deployment } = declaration;
  if (deployment?.template.kind === 'inline') return endpointsOf(deployment.template.template, above);
  return type.kind === 'literal' && endpointTypes.has(String(type.value).toLowerCase()) ? 1 : 0;
}

function endpointsOf(template: Template, above: ReadonlySet<Template>): number {
  if (above.size === deepest || above.has(template)) return 0;
  const inside = new Set([...above, template]);
  return template.resources.reduce((sum, resource) => sum + endpointsIn(resource, inside), 0);
}
