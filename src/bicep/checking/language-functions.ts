import type { BoundFile } from '../binding/symbols.js';
import type { CallSyntax, MethodCallSyntax } from '../syntax/nodes.js';

/** Functions by namespace. */
export type FunctionNames = Readonly<Record<'sys' | 'az', ReadonlySet<string>>>;

/** The functions that a template can call; `list` and what follows it is one for every resource type. */
export const templateFunctions: FunctionNames = {
  sys: words(`
    any array base64 base64ToJson base64ToString bool buildUri cidrHost cidrSubnet concat contains dataUri dataUriToString dateTimeAdd
    dateTimeFromEpoch dateTimeToEpoch distinct empty endsWith fail filter first flatten format groupBy guid indexOf int intersection items join
    json last lastIndexOf length like loadDirectoryFileInfo loadFileAsBase64 loadJsonContent loadTextContent loadYamlContent map mapValues max
    min nameof newGuid objectKeys padLeft parseCidr parseUri range reduce replace shallowMerge skip sort split startsWith string substring take
    toLower toObject toUpper trim union uniqueString uri uriComponent uriComponentToString utcNow`),
  az: words(`
    deployer deployment environment extensionResourceId managementGroup managementGroupResourceId pickZones providers reference resourceGroup
    resourceId roleDefinitions subscription subscriptionResourceId tenant tenantResourceId toLogicalZone toLogicalZones toPhysicalZone
    toPhysicalZones`),
};

const ofDeployments: ReadonlySet<string> = new Set(['newGuid', 'utcNow']);

/** The functions that a parameters file can call. */
export const parameterFileFunctions: FunctionNames = {
  sys: new Set([
    ...[...templateFunctions.sys].filter((name) => !ofDeployments.has(name)),
    ...words('externalInput readCliArg readEnvVar readEnvironmentVariable'),
  ]),
  az: new Set(['getSecret']),
};

/** Functions of ARM templates that the language writes in another way. */
export const replacedFunctions: ReadonlyMap<string, string> = new Map([
  ['variables', 'the name of the variable'],
  ['parameters', 'the name of the parameter'],
  ['if', 'the operator ?:'],
  ['createArray', 'an array'],
  ['createObject', 'an object'],
  ['add', 'the operator +'],
  ['sub', 'the operator -'],
  ['mul', 'the operator *'],
  ['div', 'the operator /'],
  ['mod', 'the operator %'],
  ['less', 'the operator <'],
  ['lessOrEquals', 'the operator <='],
  ['greater', 'the operator >'],
  ['greaterOrEquals', 'the operator >='],
  ['equals', 'the operator =='],
  ['not', 'the operator !'],
  ['and', 'the operator &&'],
  ['or', 'the operator ||'],
  ['coalesce', 'the operator ??'],
]);

/** The name of the function of the language that is called; undefined where something of the file is. */
export function calledFunction(
  node: CallSyntax | MethodCallSyntax,
  locals: { readonly has: (name: string) => boolean },
  names: BoundFile['names'],
): string | undefined {
  const { text } = node.name;
  const isFree = (name: string): boolean => !locals.has(name) && !names.has(name);
  if (node.kind === 'call') return isFree(text) ? text : undefined;
  const { base } = node;
  return base.kind === 'name' && isFree(base.name.text) && base.name.text in templateFunctions ? text : undefined;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
