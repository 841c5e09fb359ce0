/** A template as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

const deploymentSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** Other ways to write what a template says: undefined for a template that cannot be written so. */
export const rewritings: Readonly<Record<string, (template: JsonObject) => JsonObject | undefined>> = {
  'resources in the opposite order': (template) =>
    Array.isArray(template['resources']) ? { ...template, resources: listIn(template['resources']).toReversed() } : undefined,
  'symbolic names': (template) => {
    const { resources } = template;
    if (!Array.isArray(resources) || /"resources":\s*\[.*"resources":\s*\[/s.test(JSON.stringify(template))) return undefined;
    const named = listIn(resources).map((resource, at) => [`r${at}`, without(objectIn(resource), 'dependsOn')] as const);
    return { ...template, languageVersion: '2.0', resources: Object.fromEntries(named) };
  },
  'a nested deployment': (template) => nested(template, {}),
  'two nested deployments': (template) => {
    const inner = nested(template, {});
    return inner && nested(inner, {});
  },
  'a nested deployment in the scope of the one around it': (template) =>
    ['parameters', 'variables', 'functions'].some((name) => Object.keys(objectIn(template[name] ?? {})).length > 0) || holdsLoop(template)
      ? undefined
      : deploymentOf(template, 'outer', {}, {}),
  'texts passed to a nested deployment': (template) => {
    const texts = new Named();
    const inner = mapTexts(template, (text) => `[parameters('${texts.of(text)}')]`);
    const declared = texts.all((value) => ({ type: typeof value === 'string' ? 'string' : 'object' }));
    return nested(
      { ...inner, parameters: { ...objectIn(template['parameters'] ?? {}), ...declared } },
      texts.all((value) => ({ value })),
    );
  },
  'texts from defaults of parameters': (template) => {
    const texts = new Named();
    const written = mapTexts(template, (text) => `[parameters('${texts.of(text)}')]`);
    const declared = texts.all((defaultValue) => ({ type: 'string', defaultValue }));
    return { ...written, parameters: { ...objectIn(template['parameters'] ?? {}), ...declared } };
  },
  'texts from variables': (template) => {
    const texts = new Named();
    const written = mapTexts(template, (text) => `[variables('${texts.of(text)}')]`);
    return { ...written, variables: { ...objectIn(template['variables'] ?? {}), ...texts.all((value) => value) } };
  },
  'texts from outputs of another deployment': (template) => {
    const { resources } = template;
    if (!Array.isArray(resources)) return undefined;
    const texts = new Named();
    const written = mapTexts(template, (text) => `[reference('values').outputs.${texts.of(text)}.value]`);
    const outputs = texts.all((value) => ({ type: 'string', value }));
    return {
      ...written,
      resources: [...listIn(written['resources'] ?? []), nestedResource('values', 'inner', { resources: [], outputs }, {})],
    };
  },
  'texts in two parts': (template) => mapTexts(template, (text) => `[concat(${quoted(text.slice(0, 1))}, ${quoted(text.slice(1))})]`),
  'texts put into a format': (template) =>
    mapTexts(template, (text) => `[format('{0}{1}', ${quoted(text.slice(0, 3))}, ${quoted(text.slice(3))})]`),
  'texts under a condition': (template) => mapTexts(template, (text) => `[if(equals(2, 2), ${quoted(text)}, 'other')]`),
  'conditions that are true': (template) => mapResources(template, (resource) => ({ condition: '[equals(1, 1)]', ...resource })),
  'loops of one': (template) =>
    mapResources(template, (resource, at) => (isDeployment(resource) ? resource : { copy: { name: `loop${at}`, count: 1 }, ...resource })),
  'properties in capitals': (template) =>
    mapResources(template, (resource) =>
      isDeployment(resource) || resource['properties'] === undefined
        ? resource
        : { ...resource, properties: inCapitals(resource['properties']) },
    ),
};

/** Values with names of their own. */
class Named {
  readonly #values = new Map<string, string>();

  of(value: string): string {
    const name = `text${this.#values.size}`;
    this.#values.set(name, value);
    return name;
  }

  all(made: (value: string) => Json): JsonObject {
    return Object.fromEntries([...this.#values].map(([name, value]) => [name, made(value)]));
  }
}

/** What makes a resource the one that it is, and what the engine takes no expressions for. */
const kept = new Set(
  'type apiVersion name copy dependsOn condition scope comments existing extension subscriptionId resourceGroup resources'.split(' '),
);
const whole = new Set(['copy', 'template', 'templateLink']);

/** The template with other texts in the bodies of its resources, where these are no expressions. */
function mapTexts(template: JsonObject, written: (text: string) => string): JsonObject {
  const mapped = (value: Json): Json => {
    if (typeof value === 'string')
      return isExpression(value) || value.length < 2 ? value : written(value.startsWith('[[') ? value.slice(1) : value);
    if (Array.isArray(value)) return listIn(value).map(mapped);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, whole.has(name) ? member : mapped(member)]));
  };
  return mapResources(template, (resource) =>
    isDeployment(resource)
      ? resource
      : Object.fromEntries(Object.entries(resource).map(([name, member]) => [name, kept.has(name) ? member : mapped(member)])),
  );
}

/** Of those that are only referred to, nothing is changed. */
function mapResources(template: JsonObject, change: (resource: JsonObject, at: number) => JsonObject): JsonObject {
  const changed = (resource: Json, at: number): Json => {
    const own = objectIn(resource);
    return own['existing'] === true ? own : change(own, at);
  };
  const { resources = [] } = template;
  if (Array.isArray(resources)) return { ...template, resources: listIn(resources).map(changed) };
  const named = Object.entries(objectIn(resources)).map(([name, resource], at) => [name, changed(resource, at)] as const);
  return { ...template, resources: Object.fromEntries(named) };
}

/** The template inside of another, which passes on what has no default. */
function nested(template: JsonObject, given: JsonObject): JsonObject | undefined {
  const declared = Object.entries(objectIn(template['parameters'] ?? {})).filter(([name, parameter]) => {
    const { defaultValue, nullable } = objectIn(parameter);
    return !(name in given) && defaultValue === undefined && nullable === undefined;
  });
  const passed = Object.fromEntries(declared.map(([name]) => [name, { value: `[parameters('${name}')]` }]));
  return deploymentOf(template, 'inner', Object.fromEntries(declared), { ...passed, ...given });
}

function deploymentOf(template: JsonObject, scope: 'inner' | 'outer', parameters: JsonObject, given: JsonObject): JsonObject | undefined {
  const { $schema } = template;
  if (typeof $schema !== 'string' || !$schema.includes('/deploymentTemplate')) return undefined;
  return {
    $schema: deploymentSchema,
    contentVersion: '1.0.0.0',
    ...(template['definitions'] === undefined ? {} : { definitions: template['definitions'] }),
    parameters,
    resources: [nestedResource('wrapped', scope, template, given)],
  };
}

function nestedResource(name: string, scope: 'inner' | 'outer', template: JsonObject, parameters: JsonObject): JsonObject {
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name,
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope },
      ...(scope === 'inner' ? { parameters } : {}),
      template: { $schema: deploymentSchema, contentVersion: '1.0.0.0', ...template },
    },
  };
}

/** Names of loops are those of the template around it there. */
function holdsLoop(template: JsonObject): boolean {
  return /copyindex\(/i.test(JSON.stringify(template));
}

function inCapitals(value: Json): Json {
  if (Array.isArray(value)) return listIn(value).map(inCapitals);
  if (typeof value !== 'object' || value === null) return value;
  const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => (whole.has(name) ? [name, member] : [capital(name), inCapitals(member)])),
  );
}

function isDeployment({ type }: JsonObject): boolean {
  return typeof type === 'string' && type.toLowerCase() === 'microsoft.resources/deployments';
}

function isExpression(text: string): boolean {
  return text.startsWith('[') && !text.startsWith('[[') && text.endsWith(']');
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([each]) => each !== name));
}

function objectIn(value: Json): JsonObject {
  return value as JsonObject;
}

function listIn(value: Json): readonly Json[] {
  return value as readonly Json[];
}
