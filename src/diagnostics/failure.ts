import { isStackOverflow } from '../text/stack-overflow.js';

/**
 * What may be said of an error of this program: what it is called and where in the program it arose. Its message is left out: it may hold
 * text of a template, which may be a secret or long.
 */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return 'what was thrown is no error';
  if (isStackOverflow(error)) return 'it is nested too deeply';
  const name = /^\w{1,40}$/.test(error.name) ? error.name : 'Error';
  const place = placeOf(error);
  return place === undefined ? name : `${name} at ${place}`;
}

/** File, line and column of the first frame of the stack, which comes after the message. */
function placeOf({ name, message, stack = '' }: Error): string | undefined {
  const head = message === '' ? name : `${name}: ${message}`;
  return stack.startsWith(head) ? /^\s+at .*?([\w.-]{1,40}:\d+:\d+)\)?$/m.exec(stack.slice(head.length))?.[1] : undefined;
}
