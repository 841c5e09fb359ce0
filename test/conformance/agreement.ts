import { isKnown, keyOf, stringOf } from '../../src/values/construct.js';
import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import type { Frame } from '../../src/evaluation/frame.js';
import type { Value } from '../../src/values/value.js';
import type { Template } from '../../src/template/template.js';
import type { EngineTexts } from './engine-text.js';
import { type Judge, type Manner, type Side, valueSide, type Verdict } from './judge.js';
import type { Json } from './json.js';
import type { LeafClass } from './tally.js';
import type { ToldScope } from './worlds.js';
import type { WrittenResources } from './written-resources.js';

/** What the comparison of one case needs to know besides the two predictions. */
export interface CaseFacts {
  readonly name: string;
  /** The engine was not told the subscription. */
  readonly unknownScope: boolean;
  /** Where the entry template goes. */
  readonly entryScope: DeploymentScope;
  readonly texts: EngineTexts;
  readonly judge: Judge;
  /** Our own resources, for following references to them. */
  readonly written: WrittenResources;
  /** Our own resources, whatever a seeded fault has done to the prediction. */
  readonly deployedResources: () => readonly { readonly type: string; readonly id: Value | undefined }[];
  /** What expressions see in every template, once for each time that it is deployed. */
  readonly instances: () => readonly Frame[];
  /** Where the resource groups go that are deployed too. */
  readonly groupLocations: () => readonly Value[];
  /** Whether a text stands in the template with an escape that keeps it literal. */
  readonly isEscaped: (text: string) => boolean;
  /** The value with what placeholders in the parameter file literally say; the same value where it does not rest on one. */
  readonly withPlaceholders: (value: Value) => Value;
  /** The value with the defaults of secure parameters, which the product keeps as symbols and the engine uses. */
  readonly withSecureDefaults: (value: Value) => Value;
  /** The value as the engine has it that compares unknowns in arrays and objects as texts. */
  readonly comparedAsText: (value: Value) => Value;
  /** Where a resource goes, if that is not where the entry template goes. */
  readonly moduleScope: ToldScope | undefined;
  /** Whether the engine, where it knows the scope, predicts what our prediction without it becomes with that scope put in. */
  readonly agreesInKnownScope: boolean;
  /** Our value of a leaf as text that may be shown. */
  readonly print: (value: Value) => string;
}

/** Whether two values agree: as they are, with references followed on both sides, or with the defaults of secure parameters put in. */
export type Agreement =
  | {
      readonly kind:
        | 'as they are'
        | 'references followed'
        | 'secure defaults'
        | 'other subscription'
        | 'group of the deployment'
        | 'default for null'
        | 'nested names'
        | 'unknowns as text'
        | 'scope of the module';
    }
  | { readonly kind: 'none'; readonly verdict: Verdict };

/** Looks for the simplest way in which the engine's value and ours are the same in every world. */
export function agreementOf(engine: Json, ours: Value, manner: Manner, facts: CaseFacts): Agreement {
  const { texts, judge, written, withSecureDefaults, print, unknownScope, groupLocations, comparedAsText, moduleScope, entryScope } = facts;
  const own = valueSide(ours);
  const plain = judge.compare(texts.side(engine), own, manner);
  if (isAgreement(plain)) return { kind: 'as they are' };
  const theirs = valueSide(texts.followed(engine));
  const followed = judge.compare(theirs, own, manner);
  if (isAgreement(followed)) return { kind: 'references followed' };
  const ownFollowed = valueSide(texts.followed(`[${print(ours)}]`));
  if (isAgreement(judge.compare(theirs, ownFollowed, manner)) || isAgreement(judge.compare(theirs, own, manner, { written })))
    return { kind: 'references followed' };
  if (/\bresourceGroup\(\)/i.test(JSON.stringify(engine)))
    for (const location of [...groupLocations(), ...(moduleScope === undefined ? [entryScope.location] : [])])
      if (isAgreement(judge.compare(valueSide(texts.followed(engine, location)), own, manner))) return { kind: 'group of the deployment' };
  const open = withSecureDefaults(ours);
  if (keyOf(open) !== keyOf(ours) && isAgreement(judge.compare(theirs, valueSide(open), manner))) return { kind: 'secure defaults' };
  if (unknownScope && isAgreement(judge.compare(theirs, ownFollowed, manner, { oneSubscription: true })))
    return { kind: 'other subscription' };
  if (agreesInOneInstance(engine, own, manner, facts)) return { kind: 'nested names' };
  const asText = comparedAsText(ours);
  if (keyOf(asText) !== keyOf(ours) && isAgreement(judge.compare(theirs, valueSide(asText), manner))) return { kind: 'unknowns as text' };
  if (agreesInModuleScope(engine, ours, manner, facts)) return { kind: 'scope of the module' };
  if (isCoalesce(ours) && isAgreement(judge.compare(theirs, own, manner, { skipNull: true }))) return { kind: 'default for null' };
  return { kind: 'none', verdict: keyOf(theirs.normal) === keyOf(texts.normal(engine)) ? plain : followed };
}

/** Whether names that the engine left unevaluated are those of one of our own nested deployments. */
function agreesInOneInstance(engine: Json, own: Side, manner: Manner, { texts, judge, instances }: CaseFacts): boolean {
  const foreign = texts.foreignNames(JSON.stringify(engine));
  if (foreign.length === 0) return false;
  const having = instances().filter(({ names }) => foreign.some((name) => hasName(names.template, name)));
  return having.some((instance) => {
    const others = having.filter((other) => other !== instance);
    return isAgreement(judge.compare(valueSide(texts.followedIn(engine, instance, others)), own, manner));
  });
}

/** Whether the engine took the scope of a module for the unknown one of the entry template, and agrees with us where it knows that. */
function agreesInModuleScope(engine: Json, ours: Value, manner: Manner, facts: CaseFacts): boolean {
  const { texts, judge, moduleScope: scope, agreesInKnownScope, written } = facts;
  if (scope === undefined || !agreesInKnownScope) return false;
  const own = valueSide(ours);
  return [{ scope }, { scope, written }].some((options) => isAgreement(judge.compare(texts.side(engine), own, manner, options)));
}

function hasName(template: Template, name: string): boolean {
  const [kind, key = ''] = name.split(' ');
  return (kind === 'variables' ? template.variables : template.parameters).has(key);
}

function isCoalesce(value: Value): boolean {
  return value.kind === 'unknown' && value.symbol.kind === 'call' && value.symbol.name === 'coalesce';
}

function isAgreement({ kind }: Verdict): boolean {
  return kind === 'equal' || kind === 'alike';
}

export interface Classified {
  readonly class: LeafClass;
  readonly verdict?: Verdict;
}

/** `contains` and `equals` as in `comparedAsText`. */
export const asTextClass = 'beyond: unknown in an array or object that the engine compares as text';
const moduleScopeClass = 'beyond: argument of a module that the engine evaluates in the scope of the module';
const secretClass = 'accepted: secure parameter kept as a symbol though it has a default';

/** What a leaf counts as that the engine left as an expression. */
export function classOfExpression(engine: string, ours: Value, manner: Manner, facts: CaseFacts): Classified {
  if (stringOf(ours) === engine && (facts.isEscaped(engine) || facts.texts.isNoExpression(engine)))
    return { class: 'beyond: literal text that looks like an expression' };
  if (engine === '[unknown()]') return { class: 'beyond: the engine gave up the value' };
  const agreement = agreementOf(engine, ours, manner, facts);
  switch (agreement.kind) {
    case 'as they are':
      return { class: isKnown(ours) ? `beyond: ${reasonOf(engine)}` : 'symbolic equal' };
    case 'references followed':
      return {
        class: /\breference\(/i.test(engine)
          ? 'beyond: reference followed to a resource of the deployment'
          : 'accepted: reference left to Azure that the engine takes as written',
      };
    case 'secure defaults':
      return { class: secretClass };
    case 'nested names':
      return { class: 'beyond: name of a nested template that the engine left unevaluated' };
    case 'unknowns as text':
      return { class: asTextClass };
    case 'scope of the module':
      return { class: moduleScopeClass };
    case 'default for null':
      return { class: 'beyond: default of a parameter whose argument may be null' };
    case 'group of the deployment':
      return { class: 'beyond: location of a resource group of the deployment' };
    case 'other subscription':
      return { class: 'accepted: unknown subscription that the engine takes for that of another deployment' };
    case 'none':
      return { class: classOfDoubt(engine, agreement.verdict), verdict: agreement.verdict };
  }
}

/** Why we may know what the engine left open; that it is right has been tried with random values. */
function reasonOf(engine: string): string {
  if (/\benvironment\(/i.test(engine)) return 'environment of the chosen cloud';
  if (/\b(reference|list\w*)\(/i.test(engine)) return 'the same whatever a reference gives';
  return 'the same for every value of the unknowns';
}

function classOfDoubt(engine: string, verdict: Verdict): LeafClass {
  if (/\bunknown\(\)/.test(engine)) return 'beyond: the engine gave up part of the value';
  return verdict.kind === 'differs' ? 'wrong' : 'symbolic undecided';
}

/** What a value counts as that the engine knows and we do not: a weakness, or wrong if it can be anything else. */
export function classOfUnknown(engine: Json, ours: Value, manner: Manner, facts: CaseFacts): Classified {
  const agreement = agreementOf(engine, ours, manner, facts);
  if (agreement.kind === 'secure defaults') return { class: secretClass };
  if (agreement.kind === 'unknowns as text') return { class: asTextClass };
  if (agreement.kind === 'scope of the module') return { class: moduleScopeClass };
  if (agreement.kind !== 'none') return { class: 'missed' };
  const { verdict } = agreement;
  return { class: verdict.kind === 'differs' && !restsOnAzure(facts.print(ours)) ? 'wrong' : 'missed', verdict };
}

/** Whether an expression asks what only Azure knows, so that made-up answers prove nothing against a known one. */
function restsOnAzure(expression: string): boolean {
  return /\b(reference|references|list\w*)\(/i.test(expression);
}
