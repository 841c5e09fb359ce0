import { renderScalar } from '../values/construct.js';

/** A number in a .NET format of the invariant culture (`D3`, `N2`, `X`, `000`, `#,##0.00`); undefined for a format that is not known here. */
export function formatNumber(value: number, format: string): string | undefined {
  const standard = /^([A-Za-z])(\d{0,2})$/.exec(format);
  return standard === null
    ? formatPattern(value, format)
    : formatStandard(value, (standard[1] ?? '').toUpperCase(), standard[2] ?? '', format);
}

function formatStandard(value: number, kind: string, digits: string, format: string): string | undefined {
  const precision = digits === '' ? undefined : Number(digits);
  const lower = !format.startsWith(kind);
  switch (kind) {
    case 'D':
      return Number.isInteger(value) ? signed(value, renderScalar(Math.abs(value)).padStart(precision ?? 0, '0')) : undefined;
    case 'X':
      return hexadecimal(value, precision ?? 0, lower);
    case 'B':
      return Number.isInteger(value) && value >= 0 ? value.toString(2).padStart(precision ?? 0, '0') : undefined;
    case 'N':
      return signed(value, grouped(fixed(value, precision ?? 2)));
    case 'F':
      return signed(value, fixed(value, precision ?? 2));
    case 'P':
      return signed(value, `${grouped(fixed(value * 100, precision ?? 2))} %`);
    case 'C':
      return value < 0 ? `(¤${grouped(fixed(value, precision ?? 2))})` : `¤${grouped(fixed(value, precision ?? 2))}`;
    case 'E':
      return exponential(value, precision ?? 6, lower ? 'e' : 'E');
    case 'G':
    case 'R':
      return precision === undefined ? renderScalar(value) : undefined;
    default:
      return undefined;
  }
}

function hexadecimal(value: number, width: number, lower: boolean): string | undefined {
  if (!Number.isInteger(value)) return undefined;
  const digits = BigInt.asUintN(64, BigInt(value)).toString(16).padStart(width, '0');
  return lower ? digits : digits.toUpperCase();
}

function fixed(value: number, decimals: number): string {
  return Math.abs(value) < 1e15
    ? Math.abs(value).toFixed(decimals)
    : renderScalar(Math.abs(value)) + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');
}

function grouped(digits: string): string {
  const [whole = '', decimals] = digits.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? groups : `${groups}.${decimals}`;
}

function signed(value: number, digits: string): string {
  return value < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

function exponential(value: number, decimals: number, letter: string): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(decimals).split('e');
  return `${mantissa}${letter}${exponent.startsWith('-') ? '-' : '+'}${exponent.replace(/^[+-]/, '').padStart(3, '0')}`;
}

/** A custom pattern of zeros, `#`, a grouping comma and decimals. */
function formatPattern(value: number, pattern: string): string | undefined {
  const parts = /^(#,##|#*)(0*)(?:\.(0*)(#*))?$/.exec(pattern);
  if (parts === null || pattern === '') return undefined;
  const [, hashes = '', zeros = '', fixedDecimals = '', free = ''] = parts;
  if (fixedDecimals.length + free.length > 99) return undefined;
  const [whole = '', decimals = ''] = fixed(value, fixedDecimals.length + free.length).split('.');
  const padded = (whole === '0' && zeros === '' ? '' : whole).padStart(zeros.length, '0');
  const rest = trimZeros(decimals, fixedDecimals.length);
  const digits = hashes.includes(',') ? grouped(padded) : padded;
  return signed(value, rest === '' ? digits : `${digits}.${rest}`);
}

function trimZeros(decimals: string, keep: number): string {
  let end = decimals.length;
  while (end > keep && decimals[end - 1] === '0') end--;
  return decimals.slice(0, end);
}
