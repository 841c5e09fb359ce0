import { plainDiagnostic } from '../../../src/diagnostics/plain-diagnostic.js';
import type { Rule } from '../../../src/engine/rule.js';
import { defineRule, type Entity, keyOf, known, namedRules, type Network, that, type Truth } from '../../../src/rule-api.js';
import type { Judgement, judge } from '../../../src/scan/judging.js';
import type { ScannedTree } from '../../../src/scan/scanned-tree.js';
import type { Template } from '../../../src/template/template.js';
import { SourceBook } from '../../../src/text/region.js';

/** What of the product a fault can be in. */
export interface ProductParts {
  readonly rules: readonly Rule[];
  readonly judge: typeof judge;
}

/** A fault of the kind that a law is there to find. */
export interface SeededFault {
  readonly name: string;
  readonly law: 'isolation' | 'independence';
  /** It shows only on what is deployed under a condition that no value settles. */
  readonly needsCondition?: true;
  /** Puts it into a product. What the faulty product remembers begins anew with each call. */
  readonly spoil: (sound: ProductParts) => ProductParts;
}

export const seededFaults: readonly SeededFault[] = [
  { name: 'a rule remembers by a key that leaves out the deployment', law: 'isolation', spoil: rememberByKind },
  { name: 'a budget is that of the process', law: 'isolation', spoil: countDeployments },
  { name: 'a template keeps what its first deployment did', law: 'isolation', spoil: keepInTemplate },
  { name: 'a tree keeps what its first deployment did', law: 'isolation', spoil: keepInTree },
  { name: 'a summary grows with each deployment', law: 'isolation', spoil: growSummary },
  { name: 'a doubt names who was doubted first', law: 'isolation', spoil: rememberDoubt },
  { name: 'a diagnostic appears when a rule reads', law: 'independence', spoil: sayWhenRead },
  { name: 'a question is answered once for all cases', law: 'independence', needsCondition: true, spoil: answerOnceForAllCases },
  { name: 'two questions share one answer', law: 'independence', spoil: shareAnswer },
  { name: 'a rule is silent where another has spoken', law: 'independence', spoil: beSilentAfterAnother },
];

function rememberByKind(sound: ProductParts): ProductParts {
  const ids = new Map<string, string>();
  return withRules(sound, {
    'seeded/remembers': (entity) => {
      const id = ids.get(entity.kind) ?? keyOf(entity.id);
      ids.set(entity.kind, id);
      return known(id === keyOf(entity.id));
    },
  });
}

const budgetOfProcess = 5;

function countDeployments(sound: ProductParts): ProductParts {
  let judged = 0;
  return withJudge(sound, (judgement) => (++judged > budgetOfProcess ? saying('the budget is used up', judgement) : judgement));
}

function keepInTemplate(sound: ProductParts): ProductParts {
  const used = new WeakSet<Template>();
  return withJudge(sound, (judgement, { template }) => {
    if (used.has(template)) return { ...judgement, diagnostics: [] };
    used.add(template);
    return saying('the template is evaluated', judgement);
  });
}

function keepInTree(sound: ProductParts): ProductParts {
  const used = new WeakSet<ScannedTree>();
  return withJudge(sound, (judgement, _unit, tree) => {
    if (used.has(tree)) return judgement;
    used.add(tree);
    return saying('the tree is read', judgement);
  });
}

function growSummary(sound: ProductParts): ProductParts {
  const declared = new Set<string>();
  return withJudge(sound, (judgement, { label }) => {
    declared.add(label.template);
    return { ...judgement, summary: { ...judgement.summary, 'seeded/summary': { declares: [...declared] } } };
  });
}

function rememberDoubt(sound: ProductParts): ProductParts {
  let first: string | undefined;
  const [rule] = namedRules({ 'seeded/doubts': ruleThat(() => known(false)) });
  if (rule === undefined) throw new Error('there is no rule to doubt');
  const doubting: Rule = { ...rule, reconsider: ({ at }) => (first ??= `${at.file} is doubted already`) };
  return { ...sound, rules: [...sound.rules, doubting] };
}

function sayWhenRead(sound: ProductParts): ProductParts {
  const reads = new Set<string>();
  const [first, ...others] = sound.rules;
  if (first === undefined) throw new Error('there is no rule to read');
  const reading: Rule = {
    ...first,
    checks: (asWritten) => {
      reads.add(first.id);
      return first.checks(asWritten);
    },
  };
  return {
    rules: [reading, ...others],
    judge: (...asked) => {
      reads.clear();
      const judgement = sound.judge(...asked);
      return reads.size > 0 ? saying('a body cannot be evaluated', judgement) : judgement;
    },
  };
}

function answerOnceForAllCases(sound: ProductParts): ProductParts {
  const answers = new WeakMap<Entity, Truth>();
  const remembered = (entity: Entity, answer: Truth): Truth => {
    answers.set(entity, answers.get(entity) ?? answer);
    return answers.get(entity) ?? answer;
  };
  return withRules(sound, {
    'seeded/asks': (entity) =>
      that(({ holds }) => {
        const answer = holds(entity.exists);
        return answer === 'unknown' ? answer : remembered(entity, answer);
      }),
    'seeded/asks-too': (entity) => that(({ holds }) => remembered(entity, holds(entity.exists))),
  });
}

function shareAnswer(sound: ProductParts): ProductParts {
  const answers = new WeakMap<Network, string>();
  const remembered = (network: Network, answer: string): string => {
    answers.set(network, answers.get(network) ?? answer);
    return answers.get(network) ?? answer;
  };
  return withRules(sound, {
    'seeded/asks-for-the-name': ({ name }, network) => known(remembered(network, keyOf(name)) === keyOf(name)),
    'seeded/asks-for-the-type': ({ resource }, network) => known(remembered(network, resource.type) === resource.type),
  });
}

function beSilentAfterAnother(sound: ProductParts): ProductParts {
  const spoken = new WeakSet<Network>();
  return withRules(sound, {
    'seeded/speaks': (_entity, network) => {
      spoken.add(network);
      return known(false);
    },
    'seeded/stays-silent': (_entity, network) => known(spoken.has(network)),
  });
}

type Requirement = (entity: Entity, network: Network) => ReturnType<typeof known>;

function withRules(sound: ProductParts, requirements: Readonly<Record<string, Requirement>>): ProductParts {
  const bodies = Object.entries(requirements).map(([id, requirement]) => [id, ruleThat(requirement)] as const);
  return { ...sound, rules: [...sound.rules, ...namedRules(Object.fromEntries(bodies))] };
}

/** A rule that requires something of every endpoint, network and zone, and of what endpoints can connect to. */
function ruleThat(requirement: Requirement): ReturnType<typeof defineRule> {
  return defineRule({
    title: 'A seeded fault',
    source: 'https://learn.microsoft.com/azure/private-link/',
    tags: [],
    page: '',
    messages: { broken: { severity: 'error', precision: 'high', what: 'a seeded fault is at work' } },
    of: ({ privateEndpoints, virtualNetworks, privateDnsZones, privateLinkResources }): Entity[] => [
      ...privateEndpoints,
      ...virtualNetworks,
      ...privateDnsZones,
      ...privateLinkResources,
    ],
    *check(entity, { network, say }) {
      yield requirement(entity, network).otherwise(say.broken({}));
    },
  });
}

type Afterwards = (judgement: Judgement, ...asked: Parameters<typeof judge>) => Judgement;

function withJudge(sound: ProductParts, afterwards: Afterwards): ProductParts {
  return { ...sound, judge: (...asked) => afterwards(sound.judge(...asked), ...asked) };
}

function saying(message: string, judgement: Judgement): Judgement {
  const diagnostic = plainDiagnostic({ code: 'evaluation-failed', severity: 'error', message }, new SourceBook());
  return { ...judgement, diagnostics: [...judgement.diagnostics, diagnostic] };
}
