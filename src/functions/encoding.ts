import { isKnown, renderScalar, scalar, stringOf } from '../values/construct.js';
import type { Value } from '../values/value.js';
import { fromJson } from './conversion.js';
import type { Call, Family } from './family.js';
import { pure, row, text } from './family.js';
import { renderJson } from './json-text.js';

/** Base64, data URIs and percent-encoding. */
export const encodingFunctions: Family = {
  base64: row([text], ([value]) => value && encoded(value), { returns: 'string' }),
  base64ToString: pure([text], ([value], call) => decode(String(value), call), { returns: 'string' }),
  base64ToJson: pure([text], ([value], call) => fromJson(decode(String(value), call), call)),
  dataUri: row(
    [['string', 'int', 'float', 'bool', 'array', 'object']],
    ([value]) => (value && isKnown(value) ? dataUri(value) : undefined),
    { returns: 'string' },
  ),
  dataUriToString: pure([text], ([value], call) => readDataUri(String(value), call), { returns: 'string' }),
  uriComponent: pure([text], ([value]) => percentEncode(String(value)), { returns: 'string' }),
  uriComponentToString: pure([text], ([value]) => percentDecode(String(value).replaceAll('+', ' ')), { returns: 'string' }),
};

/** What is encoded was where the text was. */
function encoded(value: Value): Value | undefined {
  const known = stringOf(value);
  return known === undefined ? undefined : scalar(encode(known), value.origin);
}

function encode(value: string): string {
  return Buffer.from(value, 'utf8').toString('base64');
}

function decode(value: string, call: Call): string {
  const digits = value.replace(/[ \t\r\n]/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) call.refuse('cannot read its argument as base64');
  return Buffer.from(digits, 'base64').toString('utf8');
}

/** Text is plain text; any other value counts as JSON. */
function dataUri(value: Value): Value | undefined {
  const text = stringOf(value);
  const content = value.kind === 'scalar' ? renderScalar(value.value) : renderJson(value, '"');
  if (content === undefined) return undefined;
  return scalar(`data:${text === undefined ? 'application/json' : 'text/plain'};charset=utf-8;base64,${encode(content)}`);
}

function readDataUri(uri: string, call: Call): string {
  const parts = /^data:([^,;]*)((?:;[^,;]*)*),([^]*)$/i.exec(uri);
  const [, , parameters = '', data = ''] = parts ?? call.refuse('takes a data URI');
  const charset = /;charset=([^;]*)/i.exec(parameters)?.[1];
  if (charset !== undefined && !/^"?utf-?8"?$/i.test(charset)) call.refuse(`cannot read the character set ${charset}`);
  return /;base64$/i.test(parameters) ? decode(data, call) : percentDecode(data);
}

function percentEncode(value: string): string {
  return Array.from(new TextEncoder().encode(value), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9\-_.~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

/** Decodes what is percent-encoded; what is not valid UTF-8 becomes the replacement character, what is no code stays. */
function percentDecode(value: string): string {
  return value.replace(/(?:%[0-9a-fA-F]{2})+/g, (codes) => Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8'));
}
