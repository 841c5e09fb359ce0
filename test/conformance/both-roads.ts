import { readTemplateData } from '../../src/arm/template-reader.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import { stringOf } from '../../src/values/construct.js';
import type { Symbolic, Value } from '../../src/values/value.js';
import type { Corpus } from './corpus.js';
import { type OwnResource, predictionOf } from './prediction.js';
import { cloud } from './request.js';

/** A Bicep file and a JSON file beside it, and how the one compiles to the other. */
export interface PairRow {
  readonly bicep: string;
  readonly json: string;
  readonly state: 'same' | 'differs' | 'does not compile';
}

export interface RoadResults {
  readonly compared: number;
  /** Resources and outputs. */
  readonly parts: number;
  readonly differences: readonly { readonly bicep: string; readonly details: readonly string[] }[];
}

const scope = {
  tenantId: '11111111-1111-1111-1111-111111111111',
  managementGroupId: 'mg-main',
  subscriptionId: '22222222-2222-2222-2222-222222222222',
  resourceGroup: 'rg-main',
  location: 'westeurope',
};

/** Compares what is predicted for Bicep files with what is predicted for what the compiler makes of them, all parameters open. */
export function compareRoads(rows: readonly PairRow[], corpus: Corpus): RoadResults {
  const same = rows.filter(({ state }) => state === 'same');
  let parts = 0;
  const differences = same.flatMap(({ bicep, json }) => {
    const [own, compiled] = [texts(bicep, corpus), texts(json, corpus)];
    parts += own.length;
    const details = [...missingFrom(own, compiled, 'only from Bicep'), ...missingFrom(compiled, own, 'only from JSON')];
    return details.length > 0 ? [{ bicep, details }] : [];
  });
  return { compared: same.length, parts, differences };
}

/** What of one list is not in the other, each as often as it stands there. */
function missingFrom(some: readonly string[], others: readonly string[], label: string): string[] {
  const left = [...others];
  return some.flatMap((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at >= 0 ? [] : [`${label}: ${text.slice(0, 600)}`];
  });
}

/** Every resource and every output as one text, all of it compared ignoring case. */
function texts(path: string, corpus: Corpus): string[] {
  const template = corpus.template(path);
  if (template === undefined) throw new Error(`${path} is not read as a template`);
  const request = { scope, deploymentName: 'main', cloud, resolveLink: corpus.linksFrom(path), readTemplate: readTemplateData };
  const { resources, outputs } = predictionOf(evaluate(template, request));
  const results = [...outputs().members.values()].map(({ name, value }) => `output ${name} ${canonical(value, [])}`.toLowerCase());
  return [...resources.map(resourceText), ...results];
}

function resourceText({ type, id, condition, body }: OwnResource): string {
  return `${type} ${canonical(id, [])} if ${canonical(condition, [])} ${canonical(body(), [])}`.toLowerCase();
}

/** A value as text: members in order of their names, nulls left out; a variable of a lambda is called by how far out it is declared. */
function canonical(value: Value, variables: readonly string[]): string {
  switch (value.kind) {
    case 'scalar':
      return JSON.stringify(value.value);
    case 'array':
      return `[${value.items.map((item) => canonical(item, variables)).join()}]`;
    case 'object': {
      const members = [...value.members.values()].filter(({ value: member }) => member.kind !== 'scalar' || member.value !== null);
      const texts = [...members, ...value.open].map(({ name, value: member }) => {
        const key = typeof name === 'string' ? name.toLowerCase() : canonical(name, variables);
        return `${key}: ${canonical(member, variables)}`;
      });
      return `{${texts.sort().join(', ')}}`;
    }
    case 'unknown':
      return canonicalSymbol(value.symbol, variables);
  }
}

function canonicalSymbol(symbol: Symbolic, variables: readonly string[]): string {
  switch (symbol.kind) {
    case 'call': {
      const [first] = symbol.arguments;
      if (symbol.name === 'lambdaVariables' && first !== undefined) return `variable ${variables.indexOf(stringOf(first) ?? '')}`;
      return `${symbol.name}(${symbol.arguments.map((argument) => canonical(argument, variables)).join()})`;
    }
    case 'access':
      return `${canonical(symbol.base, variables)}.${canonical(symbol.member, variables)}`;
    case 'text':
      return symbol.pieces.map((piece) => (typeof piece === 'string' ? piece : `{${canonical(piece, variables)}}`)).join('');
    case 'lambda':
      return `=> ${canonical(symbol.body, [...symbol.parameters, ...variables])}`;
  }
}
