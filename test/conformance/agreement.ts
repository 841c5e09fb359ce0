import { keyOf } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import type { Question } from './case-facts.js';
import { valueSide, type Verdict, type Worlds } from './judge.js';
import { moduleScopeOf } from './module-scope.js';
import { inScopeOf } from './parent-scope.js';
import { referenceChain } from './reference-chain.js';
import type { LeafClass } from './tally.js';

/** Whether two values agree, and what that counts as where the engine left an expression; the verdict on both with references followed where they do not. */
export type Agreement = { readonly agrees: true; readonly way: Way | undefined } | { readonly agrees: false; readonly verdict: Verdict };

/** How values agree that are not the same as they are. */
interface Way {
  readonly agrees: (question: Question) => boolean;
  /** What it counts as where the engine left an expression. */
  readonly class: (question: Question) => LeafClass;
  /** Whether that holds, too, where the engine knows the value and we do not; a weakness of ours if not. */
  readonly alsoKnown: (question: Question) => boolean;
  /** Whether it may hold, too, where the engine's side never has a value for names of another template. */
  readonly ofForeignNames?: boolean;
}

/** Looks for the simplest way in which the engine's value and ours are the same in every world. */
export function agreementOf(question: Question): Agreement {
  if (isAgreement(verdictIn(question, {}))) return { agrees: true, way: undefined };
  const verdict = verdictAsWritten(question, {});
  const isForeign = verdict.kind === 'undecided' && verdict.foreign;
  const way = ways.find(({ agrees, ofForeignNames = false }) => (!isForeign || ofForeignNames) && agrees(question));
  return way === undefined ? { agrees: false, verdict } : { agrees: true, way };
}

const always = (): boolean => true;
const never = (): boolean => false;

const ways: readonly Way[] = [
  {
    agrees: (question) => agreesIn(question, {}),
    class: classOfReference,
    alsoKnown: ({ engine, ours }) => typeof engine === 'object' && engine !== null && referenceChain(ours) !== undefined,
  },
  {
    agrees: (question) => agreesIn(question, { nothingElse: true }),
    class: ({ ours, facts }) =>
      facts.print(ours).includes('tryGet(')
        ? 'beyond: safe access to what only Azure writes, which the engine takes for null'
        : 'accepted: reference left to Azure that the engine takes as written',
    alsoKnown: always,
  },
  { agrees: agreesInALocation, class: () => 'beyond: location of a resource group of the deployment', alsoKnown: never },
  {
    agrees: agreesBy(({ ours, facts }) => facts.withSecureDefaults(ours)),
    class: () => 'accepted: secure parameter kept as a symbol though it has a default',
    alsoKnown: always,
  },
  {
    agrees: (question) => question.facts.unknownScope && agreesIn(question, { oneSubscription: true }),
    class: () => 'accepted: unknown subscription that the engine takes for that of another deployment',
    alsoKnown: never,
  },
  {
    agrees: agreesInOneInstance,
    class: () => 'beyond: name of a nested template that the engine left unevaluated',
    alsoKnown: never,
    ofForeignNames: true,
  },
  { agrees: agreesBy(({ ours, facts }) => facts.comparedAsText(ours)), class: () => asTextClass, alsoKnown: always },
  {
    agrees: agreesInModuleScope,
    class: () => 'beyond: argument of a module that the engine evaluates in the scope of the module',
    alsoKnown: always,
  },
  {
    agrees: (question) => {
      const engine = inScopeOf(question);
      return engine !== undefined && agreesIn({ ...question, engine }, {});
    },
    class: () => 'beyond: unknown scope of a nested deployment that the engine takes for that of its parent',
    alsoKnown: always,
  },
  {
    agrees: (question) => isCoalesce(question.ours) && agreesIn(question, { skipNull: true }),
    class: () => 'beyond: default of a parameter whose argument may be null',
    alsoKnown: never,
  },
];

export const asTextClass = 'beyond: unknown in an array or object that the engine compares as text';

function verdictIn({ engine, ours, manner, facts }: Question, worlds: Worlds): Verdict {
  return facts.judge.compare(facts.texts.side(engine), valueSide(ours), manner, worlds);
}

/** Whether both are the same in worlds in which references give what the engine says that their resources write. */
function agreesIn(question: Question, worlds: Worlds): boolean {
  return isAgreement(verdictAsWritten(question, worlds));
}

function verdictAsWritten(question: Question, worlds: Worlds): Verdict {
  const { facts, premise } = question;
  return verdictIn(question, { written: facts.written, premise, ...worlds });
}

/** Whether the engine's value is the same as another reading of ours, if that is another. */
function agreesBy(reading: (question: Question) => Value): Way['agrees'] {
  return (question) => {
    const ours = reading(question);
    return keyOf(ours) !== keyOf(question.ours) && agreesIn({ ...question, ours }, {});
  };
}

function agreesInALocation(question: Question): boolean {
  const { engine, facts, scope } = question;
  if (!/\b(resourceGroup\(\)\.location|reference\()/i.test(JSON.stringify(engine))) return false;
  const { entryScope } = facts;
  const isInEntryScope = moduleScopeOf(scope, entryScope) === undefined;
  const locations = facts.groupLocations().filter((location) => !/\bresourceGroup\(\)/i.test(facts.print(location)));
  return [...locations, ...(isInEntryScope ? [entryScope.location] : [])].some((value) =>
    agreesIn(question, { scope: new Map([['resourcegroup', { name: 'location', value }]]) }),
  );
}

/** Whether names that the engine left unevaluated are those of one of our own nested deployments. */
function agreesInOneInstance({ engine, ours, manner, facts, premise }: Question): boolean {
  const { texts, judge, written } = facts;
  return texts
    .inInstances(engine)
    .some((value) => isAgreement(judge.compare(valueSide(value), valueSide(ours), manner, { written, premise })));
}

/** Whether the engine took the scope of a module for the unknown one of the entry template, and agrees with us where it knows that. */
function agreesInModuleScope(question: Question): boolean {
  const { facts } = question;
  const scope = moduleScopeOf(question.scope, facts.entryScope);
  if (scope === undefined || !facts.agreesInKnownScope) return false;
  return isAgreement(verdictIn(question, { scope })) || agreesIn(question, { scope });
}

/** What was followed we know better than the engine; what we left although the engine's own text says it, we leave to Azure. */
function classOfReference({ engine, ours, facts }: Question): LeafClass {
  const isLeft = referenceChain(ours) !== undefined && referenceChain(facts.texts.normal(engine)) === undefined;
  return isLeft || !/\breference\(/i.test(JSON.stringify(engine))
    ? 'accepted: reference left to Azure that the engine takes as written'
    : 'beyond: reference followed to a resource of the deployment';
}

function isCoalesce(value: Value): boolean {
  return value.kind === 'unknown' && value.symbol.kind === 'call' && value.symbol.name === 'coalesce';
}

function isAgreement({ kind }: Verdict): boolean {
  return kind === 'equal' || kind === 'alike';
}
