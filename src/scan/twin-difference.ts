import type { Expression } from '../template/expression.js';
import type { Declaration, NestedDeployment, ResourceDeclaration, Template } from '../template/template.js';
import { valuesDiffer } from './twin-values.js';

type ByName<Declared> = ReadonlyMap<string, Declared>;

/**
 * What a compiled template says otherwise than the Bicep file that it is taken to be compiled from, as a sentence; undefined where no difference
 * is seen. Nothing is evaluated: names, types of resources and values that are written out are compared, those of modules too. A file that does
 * not parse is not compared.
 */
export function twinDifference(source: Template, compiled: Template): string | undefined {
  if (source.diagnostics.some(({ code }) => code === 'bicep-syntax')) return undefined;
  if (source.targetScope !== compiled.targetScope) return 'the target scope is another';
  return (
    missing('parameter', source.parameters, compiled.parameters) ??
    missing('output', source.outputs, compiled.outputs) ??
    changed('the default of parameter', source.parameters, compiled.parameters, ({ defaultValue }) => defaultValue) ??
    changed('the value of variable', source.variables, compiled.variables, ({ value }) => value) ??
    changed('the value of output', source.outputs, compiled.outputs, ({ value }) => value) ??
    resourcesDifference(deployed(source), deployed(compiled), compiled.symbolicNames)
  );
}

/** The first declaration that only one side has. */
function missing(what: string, source: ByName<Declaration>, compiled: ByName<Declaration>): string | undefined {
  for (const [key, { name }] of source) if (!compiled.has(key)) return `${what} '${name}' is missing`;
  for (const [key, { name }] of compiled) if (!source.has(key)) return `${what} '${name}' is not in the Bicep file`;
  return undefined;
}

/** The first of the declarations of both sides whose values differ. */
function changed<Declared extends Declaration>(
  what: string,
  source: ByName<Declared>,
  compiled: ByName<Declared>,
  valueOf: (declared: Declared) => Expression | undefined,
): string | undefined {
  for (const [key, declared] of source) {
    const other = compiled.get(key);
    if (other !== undefined && valuesDiffer(valueOf(declared), valueOf(other))) return `${what} '${declared.name}' is another`;
  }
  return undefined;
}

function deployed({ resources }: Template): readonly ResourceDeclaration[] {
  return resources.filter(({ existing, extension }) => !existing && extension === undefined);
}

function resourcesDifference(
  source: readonly ResourceDeclaration[],
  compiled: readonly ResourceDeclaration[],
  hasSymbolicNames: boolean,
): string | undefined {
  const [own, others] = [keyed(source, hasSymbolicNames), keyed(compiled, hasSymbolicNames)];
  for (const [key, resource] of own) if (!others.has(key)) return `${describe(resource)} is missing`;
  for (const [key, resource] of others) if (!own.has(key)) return `${describe(resource)} is not in the Bicep file`;
  for (const [key, resource] of own) {
    const other = others.get(key);
    const difference = other && resourceDifference(resource, other);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Resources by type and symbolic name, or by type and place among those of the type where one side has no such names. */
function keyed(resources: readonly ResourceDeclaration[], bySymbolicName: boolean): ByName<ResourceDeclaration> {
  const counts = new Map<string, number>();
  return new Map(
    resources.map((resource) => {
      const type = typeOf(resource).toLowerCase();
      const count = counts.get(type) ?? 0;
      counts.set(type, count + 1);
      return [`${type} ${bySymbolicName ? (resource.symbolicName ?? '') : count}`, resource];
    }),
  );
}

/** The type of a resource with the version of its API, which for a module is the choice of the compiler. */
function typeOf({ type, apiVersion, deployment }: ResourceDeclaration): string {
  const version = deployment === undefined && apiVersion?.kind === 'literal' ? `@${String(apiVersion.value)}` : '';
  return `${type.kind === 'literal' ? String(type.value) : ''}${version}`;
}

function describe(resource: ResourceDeclaration): string {
  const { symbolicName, deployment } = resource;
  const name = symbolicName === undefined ? '' : ` '${symbolicName}'`;
  return deployment === undefined ? `resource${name} of type ${typeOf(resource)}` : `module${name}`;
}

function resourceDifference(source: ResourceDeclaration, compiled: ResourceDeclaration): string | undefined {
  const { symbolicName = '', deployment } = source;
  if (valuesDiffer(source.condition, compiled.condition)) return `the condition of '${symbolicName}' is another`;
  if ((source.copy === undefined) !== (compiled.copy === undefined)) return `the loop of '${symbolicName}' is another`;
  if (deployment !== undefined && compiled.deployment !== undefined) return moduleDifference(symbolicName, deployment, compiled.deployment);
  if (!isChild(source) && valuesDiffer(source.name, compiled.name)) return `the name of '${symbolicName}' is another`;
  return valuesDiffer(source.body, compiled.body) ? `the body of '${symbolicName}' is another` : undefined;
}

/** The name of a child is put together of those of its parents by each version of the compiler in its own way. */
function isChild(resource: ResourceDeclaration): boolean {
  return typeOf(resource).split('/').length > 2;
}

function moduleDifference(name: string, source: NestedDeployment, compiled: NestedDeployment): string | undefined {
  const argument = changed('argument', withValues(source), compiled.parameters, ({ value }) => value);
  const [own, other] = [source.template, compiled.template];
  const inside = own.kind === 'inline' && other.kind === 'inline' ? twinDifference(own.template, other.template) : undefined;
  const difference = argument ?? inside;
  return difference === undefined ? undefined : `in module '${name}', ${difference}`;
}

/** The arguments of a module without secrets of a key vault. */
function withValues({ parameters }: NestedDeployment): NestedDeployment['parameters'] {
  return new Map([...parameters].filter(([, { value }]) => value !== undefined));
}
