import { uriFunctions } from './uri.js';
import { textFunctions } from './text.js';
import { resourceIdFunctions } from './resource-id.js';
import { objectFunctions } from './object.js';
import { numericFunctions } from './numeric.js';
import { lambdaFunctions } from './lambda.js';
import { encodingFunctions } from './encoding.js';
import { dateFunctions } from './date.js';
import { conversionFunctions } from './conversion.js';
import { comparisonFunctions } from './comparison.js';
import { collectionFunctions } from './collection.js';
import { cidrFunctions } from './cidr.js';
import { arrayFunctions } from './array.js';
import type { Span } from '../text/source.js';
import { EvaluationError } from '../values/evaluation-error.js';
import type { Value } from '../values/value.js';
import type { Argument } from '../values/argument.js';
import type { FunctionEnvironment } from './environment.js';
import type { Family, FunctionRow } from './family.js';
import { answerBy, FunctionCall } from './family.js';

export type { FunctionEnvironment } from './environment.js';
export { isReadAsJson } from './json-text.js';
export { isLazyFunction, lazyFunctions } from './logical.js';

const families: readonly Family[] = [
  conversionFunctions,
  comparisonFunctions,
  numericFunctions,
  textFunctions,
  collectionFunctions,
  arrayFunctions,
  objectFunctions,
  lambdaFunctions,
  cidrFunctions,
  encodingFunctions,
  uriFunctions,
  dateFunctions,
  resourceIdFunctions,
];

const rows: ReadonlyMap<string, { readonly name: string; readonly row: FunctionRow }> = new Map(
  families.flatMap((family) => Object.entries(family).map(([name, row]) => [name.toLowerCase(), { name, row }] as const)),
);

const special = new Set(['if', 'and', 'or', 'coalesce', 'lambda']);

const deployment = new Set([
  'parameters',
  'variables',
  'copyindex',
  'lambdavariables',
  'resourcegroup',
  'subscription',
  'tenant',
  'managementgroup',
  'deployment',
  'environment',
  'resourceinfo',
]);

const runtime = new Set([
  'reference',
  'references',
  'providers',
  'pickzones',
  'roledefinitions',
  'tologicalzone',
  'tologicalzones',
  'tophysicalzone',
  'tophysicalzones',
  'deployer',
  'newguid',
  'utcnow',
  'externalinput',
  'externalinputs',
  'extensions',
  'target',
]);

/**
 * Calls an eager function (`functionKind` says `pure`), its name matched ignoring case. What cannot be decided stays a symbolic call.
 * Throws `EvaluationError` for what the engine refuses: an unknown function, a wrong number or type of arguments, a value out of range.
 */
export function callFunction(name: string, args: readonly Argument[], span: Span | undefined, environment: FunctionEnvironment): Value {
  const found = rows.get(name.toLowerCase());
  if (found === undefined) throw new EvaluationError(`there is no function '${name}'`, span);
  return answerBy(found.row, args, new FunctionCall(found.name, span, environment, callFunction));
}

/** What a `pure` function takes and gives; undefined for any other name. */
export function signatureOf(name: string): Pick<FunctionRow, 'takes' | 'optional' | 'rest' | 'returns'> | undefined {
  return rows.get(name.toLowerCase())?.row;
}

/** The arguments whose content the result of a function tells, by index. What only Azure can answer, and what is looked up by a name, tells none. */
export function functionTells(name: string): readonly number[] | 'all' {
  const lower = name.toLowerCase();
  if (lower === 'if') return [1, 2];
  if (lower === 'coalesce') return 'all';
  const row = rows.get(lower)?.row;
  return row === undefined || row.returns === 'bool' ? [] : (row.tells ?? 'all');
}

/**
 * How a function is answered: `pure` by `callFunction`; `special` ones evaluate their own arguments (`if`, `and`, `or`, `coalesce`, `lambda`);
 * `deployment` ones read the deployment that is evaluated; `runtime` ones only Azure can answer. Undefined for a name that is none.
 */
export function functionKind(name: string): 'pure' | 'runtime' | 'deployment' | 'special' | undefined {
  const lower = name.toLowerCase();
  if (special.has(lower)) return 'special';
  if (deployment.has(lower)) return 'deployment';
  if (rows.has(lower)) return 'pure';
  return runtime.has(lower) || lower.startsWith('list') ? 'runtime' : undefined;
}
