import type { Argument } from '../engine/claim.js';
import type { Fact } from '../engine/fact.js';
import type { UnknownValue } from '../values/value.js';
import type { Assignment } from '../worlds/judge.js';
import { View } from '../network/view.js';
import { renderOperand, renderValue } from './rendering.js';

/** Unknowns that are named where several leave a verdict undecided. */
const mostUnknowns = 4;

/** A placeholder of a message text. */
const placeholder = /\{(\w+)\}/g;

/** The message of a rule with its arguments in their places. */
export function wordMessage(text: string, args: ReadonlyMap<string, string>): string {
  return text.replace(placeholder, (whole, name: string) => args.get(name) ?? whole);
}

/** The placeholders of a message text, each once, as they come. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))];
}

/** An argument of a message for people: an entity by its name, several as `a, b and c`. */
export function wordArgument(argument: Argument): string {
  if (typeof argument === 'string') return argument === '' ? "''" : argument;
  if (typeof argument === 'number') return String(argument);
  if (argument instanceof View) return renderValue(argument.name);
  return isList(argument) ? wordList(argument.map(wordArgument)) : renderValue(argument);
}

/** What an open verdict hangs on: a case in which it fails, what leaves it undecided, and why it may be fine all the same. */
export function wordReason(fact: Fact): string | undefined {
  const reasons: string[] = [];
  if (fact.scenario.length > 0) reasons.push(`fails when ${wordList(fact.scenario.map(wordAssignment))}`);
  else if (fact.undecided.length > 0) reasons.push(`depends on ${wordUndecided(fact.undecided)}`);
  if (fact.unless !== undefined) reasons.push(fact.unless);
  return reasons.length === 0 ? undefined : reasons.join('; ');
}

/** What a verdict rests on. */
export function wordAssumptions(fact: Fact): string[] {
  return [...new Set(fact.defaults.map(({ name }) => `the default of parameter ${name}`))].sort();
}

function wordUndecided(unknowns: readonly UnknownValue[]): string {
  const named = unknowns.slice(0, mostUnknowns).map(renderOperand);
  return wordList(unknowns.length > mostUnknowns ? [...named, `${unknowns.length - mostUnknowns} more`] : named);
}

function wordAssignment(assignment: Assignment): string {
  const symbol = renderOperand(assignment.symbol);
  if ('is' in assignment) return `${symbol} is ${renderOperand(assignment.is)}`;
  return assignment.not.length === 0 ? `${symbol} is any value` : `${symbol} is not ${wordList(assignment.not.map(renderOperand), 'or')}`;
}

function wordList(words: readonly string[], conjunction = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1) ?? ''}`;
}

function isList(argument: Exclude<Argument, View>): argument is readonly Argument[] {
  return Array.isArray(argument);
}
