import type { Expression } from '../template/expression.js';
import type { FunctionDeclaration, ParameterArgument, ParameterDeclaration, Template, VariableDeclaration } from '../template/template.js';
import type { Span } from '../text/source.js';
import {
  arrayOf,
  isNull,
  LazyMember,
  memberKey,
  objectOf,
  relocate,
  scalar,
  stringOf,
  symbolicAccess,
  symbolicCall,
  joinText,
  piecesOf,
} from '../values/construct.js';
import type { DeploymentScope } from '../functions/deployment-scope.js';
import { evaluateSite } from './evaluate-expression.js';
import { evaluateParameter } from './evaluate-parameter.js';
import { CycleError, EvaluationError } from '../values/evaluation-error.js';

import type { Following } from './follow-reference.js';
import { followReference, itemsOfReference, knownMember } from './follow-reference.js';
import type { ReferenceTarget } from './written-property.js';
import { beyondPremise, simplifyIf } from '../values/conditions.js';
import type { Frame, Names } from './frame.js';
import type { Instance } from './loop-instance.js';
import { instanceAtUnknownIndex } from './loop-instance.js';
import type { PredictedResource } from './predicted-resource.js';
import { isSecure } from '../template/secure-type.js';
import { type Misfit, misfitOf } from './parameter-misfit.js';
import { orRefusal, reported, reportMisfit } from './refusal.js';
import type { TemplateResources } from './resource-index.js';
import { joinStretches } from '../values/stretches.js';
import type { Session } from './session.js';
import { scopeId, valueOfJson } from './scope-objects.js';
import type { UnknownValue, Value } from '../values/value.js';

/** How a template is used once. */
export interface TemplateUse {
  readonly template: Template;
  readonly name: Value;
  readonly scope: DeploymentScope;
  /** Whether it is deployed at all. */
  readonly premise: Value;
  readonly arguments: ReadonlyMap<string, ParameterArgument>;
  /** Where the arguments are evaluated; undefined for values that are given from outside. */
  readonly caller: Frame | undefined;
  /** What evaluates the expressions of the template, where they do not see its own names. */
  readonly evaluatedIn?: Frame | undefined;
  /** Tells this use apart from the others of one evaluation; empty for the entry template. */
  readonly id: string;
}

interface Remembered {
  readonly value: Value;
  readonly defaults: readonly ParameterDeclaration[] | undefined;
}

/** The parameters, variables, functions and resources of one use of a template; each is evaluated once, when it is first asked for. */
export class TemplateNames implements Names {
  readonly id: string;
  readonly template: Template;
  readonly frame: Frame;
  readonly resources: TemplateResources;
  readonly #use: TemplateUse;
  readonly #session: Session;
  readonly #targets: Map<string, ReferenceTarget>;
  readonly #values = new Map<ParameterDeclaration | VariableDeclaration, Remembered | 'running' | 'failed'>();
  #deployment: Value | undefined;

  constructor(use: TemplateUse, session: Session, resources: TemplateResources, targets: Map<string, ReferenceTarget>) {
    this.id = use.id;
    this.template = use.template;
    this.resources = resources;
    this.#use = use;
    this.#session = session;
    this.#targets = targets;
    this.frame = use.evaluatedIn ?? {
      session,
      names: this,
      scope: use.scope,
      premise: use.premise,
      self: undefined,
      loops: undefined,
      lambdas: undefined,
      functionArguments: undefined,
    };
  }

  get caller(): Frame | undefined {
    return this.#use.caller;
  }

  parameter(name: string, span: Span): Value {
    const declaration = this.template.parameters.get(memberKey(name));
    if (declaration === undefined) throw new EvaluationError(`the template has no parameter '${name}'`, span);
    const argument = this.#use.arguments.get(memberKey(name));
    return this.#once(declaration, span, () => evaluateParameter(declaration, argument, this.#use.caller, this.frame));
  }

  variable(name: string, span: Span): Value {
    const declaration = this.template.variables.get(memberKey(name));
    if (declaration === undefined) throw new EvaluationError(`the template has no variable '${name}'`, span);
    return this.#once(declaration, span, () => {
      const value = evaluateSite(declaration.value, this.frame);
      return relocate(value, { span: declaration.value, step: 'variable', name: declaration.name, from: value.origin });
    });
  }

  sourcesOf(key: string, kind: 'parameter' | 'variable'): readonly { readonly expression: Expression; readonly frame: Frame }[] {
    const { frame, template } = this;
    const variable = template.variables.get(key);
    if (kind === 'variable') return variable === undefined ? [] : [{ expression: variable.value, frame }];
    const parameter = template.parameters.get(key);
    if (parameter === undefined || isSecure(parameter.schema)) return [];
    const given = this.#use.arguments.get(key)?.value;
    return [
      ...(given === undefined ? [] : [{ expression: given, frame: this.#use.caller ?? frame }]),
      ...(parameter.defaultValue === undefined ? [] : [{ expression: parameter.defaultValue, frame }]),
    ];
  }

  function(name: string, span: Span): FunctionDeclaration {
    const declaration = this.template.functions.get(memberKey(name));
    if (declaration === undefined) throw new EvaluationError(`the template has no function '${name}'`, span);
    return declaration;
  }

  settle(): void {
    for (const declaration of this.template.parameters.values()) this.#settleParameter(declaration);
    for (const declaration of this.template.variables.values()) {
      const { name, value } = declaration;
      if (!this.#values.has(declaration)) orRefusal(reported, value, this.frame, () => this.variable(name, value));
    }
  }

  deployment(): Value {
    return (this.#deployment ??= this.#deploymentObject());
  }

  reference(target: Value, args: readonly Value[]): Value {
    const resource = this.resources.find(target) ?? this.resources.find(this.idOf(target));
    if (resource !== undefined) return this.#referenceTo(resource, args);
    const instance = instanceAtUnknownIndex(target, this.resources) ?? { id: this.idOf(target), apiVersion: undefined };
    return symbolicCall('reference', referenceArguments(instance, args).args);
  }

  idOf(target: Value): Value {
    const resource = this.resources.find(target);
    if (resource !== undefined) return resource.id ?? target;
    const instance = instanceAtUnknownIndex(target, this.resources);
    if (instance !== undefined) return instance.id;
    const [head] = piecesOf(target) ?? [];
    const isRelative = typeof head === 'string' && /^[^/]+\.[^/]+\//.test(head);
    return isRelative ? joinText([scopeId(this.#use.scope), '/providers/', target]) : target;
  }

  references(symbolicName: string, args: readonly Value[], premise: Value): Value | undefined {
    const instances = this.resources.bySymbol(symbolicName);
    if (instances.length === 0 || instances.some((instance) => instance.family)) return undefined;
    return joinStretches(
      instances
        .map((instance) => {
          const isDeployed = beyondPremise(instance.condition, premise);
          return simplifyIf(isDeployed, arrayOf([this.#referenceTo(instance, args)]), arrayOf([]));
        })
        .filter((stretch) => stretch.kind === 'array' || stretch.kind === 'unknown'),
    );
  }

  resource(symbolicName: string, index: number): PredictedResource | undefined {
    return this.resources.bySymbol(symbolicName)[index];
  }

  follow(value: UnknownValue, premise: Value, at: Span): Value | undefined {
    const isMade = (id: Value): boolean => this.resources.find(id)?.mayBeDeployed === true;
    return this.#session.following(
      () => followReference(value, this.#followingWhere(premise, at)) ?? knownMember(value, this.#session.estate, isMade),
    );
  }

  itemsOf(value: UnknownValue, premise: Value, at: Span): Value | undefined {
    return this.#session.following(() => itemsOfReference(value, this.#followingWhere(premise, at)));
  }

  #followingWhere(premise: Value, at: Span): Following {
    return {
      targetOf: (root) => this.#targets.get(root.symbol.key),
      isSole: (resource) => this.resources.isSole(resource),
      premise,
      at,
      environment: { scope: this.#use.scope },
    };
  }

  #settleParameter(declaration: ParameterDeclaration): void {
    if (this.#values.get(declaration) === 'failed') return;
    const { name, schema, defaultValue } = declaration;
    const argument = this.#use.arguments.get(memberKey(name));
    const at = argument ?? defaultValue ?? declaration;
    orRefusal(reported, argument?.value ?? at, this.frame, () => {
      const [value, rests = []] = this.#session.collectingDefaults(() => this.parameter(name, at));
      const misfit = isNull(value) ? undefined : misfitOf(value, schema, name, this.frame);
      if (misfit !== undefined) this.#reportMisfit(misfit, declaration, rests, at);
      return value;
    });
  }

  #reportMisfit({ message, isBound }: Misfit, declaration: ParameterDeclaration, rests: readonly ParameterDeclaration[], at: Span): void {
    const defaults = rests.filter((one) => one !== declaration || isBound);
    reportMisfit(message, at, defaults, this.#session);
  }

  #referenceTo(resource: PredictedResource, args: readonly Value[]): UnknownValue {
    const { id = resource.name, apiVersion } = resource;
    const { args: canonical, full } = referenceArguments({ id, apiVersion }, args);
    const call = symbolicCall('reference', canonical);
    const deployed = resource.mayBeDeployed ? resource : resource.id && this.resources.find(resource.id);
    this.#targets.set(call.symbol.key, { resource: deployed ?? resource, full });
    return call;
  }

  /** Computes a value once and remembers on which defaults it rests; a value that needs itself is refused. */
  #once(declaration: ParameterDeclaration | VariableDeclaration, span: Span, compute: () => Value): Value {
    const earlier = this.#values.get(declaration);
    if (earlier === 'running') throw new CycleError(`'${declaration.name}' refers to itself`, span);
    if (earlier !== undefined && earlier !== 'failed') {
      if (earlier.defaults !== undefined) this.#session.usedDefaults(earlier.defaults);
      return earlier.value;
    }
    this.#values.set(declaration, 'running');
    try {
      const [value, defaults] = this.#session.collectingDefaults(compute);
      this.#values.set(declaration, { value, defaults });
      return value;
    } finally {
      if (this.#values.get(declaration) === 'running') this.#values.set(declaration, 'failed');
    }
  }

  #deploymentObject(): Value {
    const { template, name, scope } = this.#use;
    const symbol = symbolicCall('deployment', [], { type: 'object' }, undefined, this.id);
    const properties = symbolicAccess(symbol, scalar('properties'));
    return objectOf([
      { name: 'name', value: name },
      ...(scope.kind === 'resourceGroup' ? [] : [{ name: 'location', value: scope.location }]),
      {
        name: 'properties',
        value: objectOf([
          { name: 'template', value: templateObject(template, this.frame) },
          ...['templateLink', 'parameters', 'mode', 'provisioningState'].map((member) => ({
            name: member,
            value: symbolicAccess(properties, scalar(member)),
          })),
        ]),
      },
    ]);
  }
}

function templateObject(template: Template, frame: Frame): Value {
  return objectOf([
    { name: 'contentVersion', value: valueOfJson(template.contentVersion) },
    new LazyMember('metadata', () => {
      const { metadata } = template;
      return metadata === undefined ? scalar(null) : orRefusal(reported, metadata, frame, () => evaluateSite(metadata, frame));
    }),
  ]);
}

/** Arguments of a `reference()` by id and API version, as the engine writes it whatever name the template used. */
function referenceArguments(resource: Instance, args: readonly Value[]): { readonly args: readonly Value[]; readonly full: boolean } {
  const options = args.slice(1);
  const mode = options.find((option) => stringOf(option)?.toLowerCase() === 'full');
  const apiVersion = options.find((option) => option !== mode) ?? resource.apiVersion;
  return {
    args: [resource.id, ...(apiVersion === undefined ? [] : [apiVersion]), ...(mode === undefined ? [] : [mode])],
    full: mode !== undefined,
  };
}
