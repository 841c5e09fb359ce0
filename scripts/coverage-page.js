import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {object} Constraint A documented constraint: the rules that judge it, or why no rule can, or that one is to come.
 * @property {string} id
 * @property {string} constraint
 * @property {readonly string[]} [rules]
 * @property {string} [rest] What of it no rule judges, though some of it is judged, and why.
 * @property {string} [reason]
 * @property {true} [planned]
 */

const page = new URL('../rules/COVERAGE.md', import.meta.url);

/**
 * Every constraint that is documented, as `rules/constraints.json` has it.
 * @returns {readonly Constraint[]}
 */
export function readConstraints() {
  const text = readFileSync(new URL('../rules/constraints.json', import.meta.url), 'utf8');
  /** @type {unknown} */
  const rows = JSON.parse(text);
  return /** @type {readonly Constraint[]} */ (rows);
}

/**
 * The page that says which rule judges which constraint.
 * @param {readonly Constraint[]} constraints
 * @param {readonly string[]} ruleIds
 * @returns {string}
 */
export function coveragePage(constraints, ruleIds) {
  const named = new Set(constraints.flatMap(({ rules }) => rules ?? []));
  const others = ruleIds.filter((id) => !named.has(id)).map(linked);
  const judged = constraints.filter(({ rules }) => rules !== undefined);
  const planned = constraints.filter(({ planned }) => planned === true);
  const toCome = planned.length === 0 ? '' : ` for ${planned.length} one is to come,`;
  return [
    '# What is checked',
    '',
    `Of ${constraints.length} constraints that are documented for private endpoints, ${judged.length} have a rule,${toCome} and the others`,
    'cannot be judged from a template. C are those of the documentation of IoT Edge, IoT Central, the Device Provisioning Service, Azure Arc and',
    'private endpoints in general; P are the limits and traps that Microsoft documents elsewhere. This page is made from `constraints.json` by',
    '`npm run coverage-page`.',
    '',
    '| | constraint | judged by |',
    '| --- | --- | --- |',
    ...constraints.map((row) => `| ${row.id} | ${row.constraint.replaceAll('|', '\\|')} | ${judgedBy(row)} |`),
    '',
    ...(others.length === 0
      ? []
      : [`Of none of these, but of what makes a template say something else than it seems to: ${others.join(', ')}.`, '']),
  ].join('\n');
}

/**
 * @param {Constraint} row
 * @returns {string}
 */
function judgedBy({ rules, rest, reason }) {
  if (rules !== undefined) return `${rules.map(linked).join(', ')}${rest === undefined ? '' : `; not judged: ${rest}`}`;
  return reason === undefined ? 'to come' : `no rule: ${reason}`;
}

/**
 * @param {string} id
 * @returns {string}
 */
function linked(id) {
  return `[${id}](${id}/rule.md)`;
}

/**
 * The ids of all rules, as `rules/list.ts` has them.
 * @returns {string[]}
 */
export function readRuleIds() {
  const text = readFileSync(new URL('../rules/list.ts', import.meta.url), 'utf8');
  return [...text.matchAll(/default as '([^']+)'/g)].map(([, id = '']) => id);
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, coveragePage(readConstraints(), readRuleIds()));
