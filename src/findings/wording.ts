import type { Fact, FactArgument, FactAssignment } from '../engine/fact.js';
import type { MessageDefinition } from '../engine/message.js';
import type { Term } from '../values/term.js';
import { renderNamed, renderOperand } from './rendering.js';
import { withoutParts, wordLoops, wordUnknown } from './unknowns.js';

/** Unknowns that are named where several leave a verdict undecided. */
const mostUnknowns = 4;

/** A placeholder of a message text. */
const placeholder = /\{(\w+)\}/g;

/** The message of a rule as one sentence: what is wrong, why it matters, how to mend it, with `{name}` for each argument. */
export function textOf({ what, why, fix }: MessageDefinition): string {
  return `${what}${why === undefined ? '' : `: ${why}`}${fix === undefined ? '' : `; ${fix}`}`;
}

/** A text of a message with its arguments in their places. */
export function wordMessage(text: string, args: ReadonlyMap<string, string>): string {
  return text.replace(placeholder, (whole, name: string) => args.get(name) ?? whole);
}

/** An argument of a message for people: several as `a, b and c`. Expressions have `most` characters where they can be as short. */
export function wordArgument(argument: FactArgument, most?: number): string {
  switch (argument.kind) {
    case 'text':
      return argument.text === '' ? "''" : argument.text;
    case 'list':
      return wordList(argument.items.map((item) => wordArgument(item, most)));
    case 'value':
      return renderNamed(argument.value, most);
  }
}

/** Characters that the title of a finding should fit into: GitHub shows it as the title of an alert. */
const longestTitle = 120;

/** How many characters an expression in a message may have, at first and where the title gets too long. */
const expressionLengths = [100, 60, 40, 20] as const;

/** The arguments of a fact for people, by the names of their placeholders; expressions as long as the title of its message has room for. */
export function wordArguments(fact: Pick<Fact, 'arguments'>, { what }: Pick<MessageDefinition, 'what'>): ReadonlyMap<string, string> {
  let words: ReadonlyMap<string, string> = new Map();
  for (const most of expressionLengths) {
    words = new Map(Object.entries(fact.arguments).map(([name, argument]) => [name, wordArgument(argument, most)]));
    if (wordMessage(what, words).length <= longestTitle) break;
  }
  return words;
}

/**
 * What an open verdict hangs on: a case in which it fails, what leaves it undecided, and why it may be fine all the same. `words` gives what
 * decides an unknown.
 */
export function wordReason({ scenario, undecided, reasons, assumptions }: Fact, words = wordUnknown): string {
  const failing = scenario.length > 0 ? [`fails when ${wordList(scenario.map((one) => wordAssignment(one, words)))}`] : [];
  const deciding = scenario.length > 0 || undecided.length === 0 ? [] : [`is decided by ${wordUndecided(undecided, words)}`];
  const all = [...failing, ...deciding, ...reasons];
  if (all.length > 0) return all.join('; ');
  const given = assumptions.length === 0 ? '' : `with ${wordList(assumptions.map(wordDefault))} `;
  return `${given}nothing in this template decides it`;
}

/** What a verdict rests on. */
export function wordAssumptions(fact: Fact): string[] {
  return [...fact.assumptions.map(wordDefault), ...fact.known];
}

function wordDefault(parameter: string): string {
  return `the default of parameter ${parameter}`;
}

function wordUndecided(unknowns: readonly Term[], words: typeof wordUnknown): string {
  const sources = unknowns.flatMap(words);
  const all = withoutParts([...new Set(sources.length > 0 ? sources : unknowns.flatMap(wordLoops))]);
  if (all.length === 0) return 'what is known only while it is deployed';
  const named = all.slice(0, mostUnknowns);
  return wordList(all.length > mostUnknowns ? [...named, `${all.length - mostUnknowns} more`] : named);
}

function wordAssignment(assignment: FactAssignment, words: typeof wordUnknown): string {
  const symbol = wordSymbol(assignment.symbol, words);
  if ('is' in assignment) return `${symbol} is ${renderOperand(assignment.is)}`;
  return assignment.not.length === 0 ? `${symbol} is any value` : `${symbol} is not ${wordList(assignment.not.map(renderOperand), 'or')}`;
}

/** An unknown as a condition has it; one with a name of its own by that. */
function wordSymbol(symbol: Term, words: typeof wordUnknown): string {
  const [name, ...others] = symbol.kind === 'call' && symbol.name !== 'parameters' ? [] : words(symbol);
  return name === undefined || others.length > 0 ? renderOperand(symbol) : name;
}

function wordList(words: readonly string[], conjunction = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1) ?? ''}`;
}
