import { joinText, longestText, scalar, symbolicCall } from '../values/construct.js';
import { BudgetError } from '../values/evaluation-error.js';
import type { Value } from '../values/value.js';
import type { Call } from './family.js';
import { renderJson } from './json-text.js';
import { formatNumber } from './number-format.js';

/** A hole of a format text: which argument, how wide (negative: left-aligned), in which format. */
interface Hole {
  readonly index: number;
  readonly width: number;
  readonly format: string;
}

/** `format` with a known format text: text with the arguments in its holes. Undefined where the engine's answer is not known here. */
export function formatText(format: string, args: readonly Value[], call: Call): Value | undefined {
  const parts: (string | Value)[] = [];
  let length = 0;
  for (const part of parseFormat(format, call)) {
    if (typeof part === 'string') {
      parts.push(part);
      continue;
    }
    const argument = args[part.index];
    if (argument === undefined) return call.refuse(`has no argument for {${part.index}}`);
    const rendered = renderHole(argument, part);
    if (rendered === undefined) return undefined;
    if (typeof rendered === 'string') length += rendered.length;
    if (length > longestText) throw new BudgetError(`a text has more than ${longestText} characters`);
    parts.push(rendered);
  }
  return joinText(parts);
}

function parseFormat(format: string, call: Call): (string | Hole)[] {
  const parts: (string | Hole)[] = [];
  const pattern = /\{\{|\}\}|\{(\d{1,6}) *(?:, *(-?\d{1,6}) *)?(?::([^{}]*))?\}|[{}]|[^{}]+/g;
  for (const [token, index, width, spec] of format.matchAll(pattern)) {
    if (index !== undefined) parts.push({ index: Number(index), width: Number(width ?? 0), format: spec ?? '' });
    else if (token === '{{' || token === '}}') parts.push(token.charAt(0));
    else if (token === '{' || token === '}') call.refuse('cannot read its format text');
    else parts.push(token);
  }
  return parts;
}

/** What stands in a hole: text, or an unknown piece. */
function renderHole(argument: Value, hole: Hole): string | Value | undefined {
  const plain = hole.width === 0 && hole.format === '';
  if (argument.kind === 'unknown') return plain ? argument : holeCall(argument, hole);
  const text = argument.kind === 'scalar' ? renderInFormat(argument, hole.format) : renderJson(argument, "'");
  if (text !== undefined) return align(text, hole.width);
  return argument.kind === 'scalar' ? undefined : holeCall(argument, hole);
}

/** The text that an argument has in a hole without width and format. */
export function renderPlainly(argument: Value): string | Value {
  return renderHole(argument, { index: 0, width: 0, format: '' }) ?? argument;
}

function renderInFormat(argument: Extract<Value, { kind: 'scalar' }>, format: string): string | undefined {
  if (typeof argument.value === 'number' && format !== '') return formatNumber(argument.value, format);
  const text = joinText([argument]);
  return text.kind === 'scalar' ? String(text.value) : undefined;
}

function align(text: string, width: number): string {
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}

/** One hole as a call of its own: equal arguments give equal pieces. */
function holeCall(argument: Value, hole: Hole): Value {
  const width = hole.width === 0 ? '' : `,${hole.width}`;
  return symbolicCall('format', [scalar(`{0${width}${hole.format === '' ? '' : `:${hole.format}`}}`), argument], { type: 'string' });
}
