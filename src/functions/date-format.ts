/** A date and time of day as written, with its distance from UTC. */
export interface DateTime {
  /** The time of day as if it were UTC, in milliseconds since 1970. */
  readonly wall: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

const isoPattern = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?)? ?(Z|[+-]\d{2}:?\d{2})?$/i;
const compactPattern = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})()(Z)$/i;
const americanPattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?: (AM|PM))?)? ?(Z)?$/i;

/** Reads a date; 'invalid' for a text that is none, undefined for one that the engine may read in a way not known here. */
export function parseDate(text: string): DateTime | 'invalid' | undefined {
  const trimmed = text.trim();
  const iso = isoPattern.exec(trimmed) ?? compactPattern.exec(trimmed);
  if (iso !== null) {
    const [, year, month, day, hours, minutes, seconds, fraction = '', zone] = iso;
    if (/[1-9]/.test(fraction.slice(3))) return undefined;
    return dateTime([year, month, day, hours, minutes, seconds], Number(fraction.slice(0, 3).padEnd(3, '0')), offsetOf(zone));
  }
  const american = americanPattern.exec(trimmed);
  if (american !== null) {
    const [, month, day, year, hours, minutes, seconds, half] = american;
    return dateTime([year, month, day, hourOf(hours, half), minutes, seconds], 0, 0);
  }
  return /\d/.test(trimmed) && /[-/:. ]|[A-Za-z]{3}/.test(trimmed.slice(1)) ? undefined : 'invalid';
}

function dateTime(parts: readonly (string | undefined)[], milliseconds: number, offset: number): DateTime | 'invalid' {
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hours, minutes, seconds, milliseconds);
  const isReal = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hours < 24 && minutes < 60 && seconds < 60;
  return isReal ? { wall: date.getTime(), offset } : 'invalid';
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || /^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function hourOf(hours: string | undefined, half: string | undefined): string {
  const number = Number(hours ?? 0);
  if (half === undefined) return String(number);
  return String((number % 12) + (/pm/i.test(half) ? 12 : 0));
}

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** .NET's standard formats of one letter, in the invariant culture. */
const standardFormats: ReadonlyMap<string, string> = new Map([
  ['d', 'MM/dd/yyyy'],
  ['D', 'dddd, dd MMMM yyyy'],
  ['f', 'dddd, dd MMMM yyyy HH:mm'],
  ['F', 'dddd, dd MMMM yyyy HH:mm:ss'],
  ['g', 'MM/dd/yyyy HH:mm'],
  ['G', 'MM/dd/yyyy HH:mm:ss'],
  ['m', 'MMMM dd'],
  ['M', 'MMMM dd'],
  ['s', "yyyy-MM-dd'T'HH:mm:ss"],
  ['t', 'HH:mm'],
  ['T', 'HH:mm:ss'],
  ['y', 'yyyy MMMM'],
  ['Y', 'yyyy MMMM'],
  ['o', "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz"],
  ['O', "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz"],
]);

/** Formats that print the time in UTC. */
const universalFormats: ReadonlyMap<string, string> = new Map([
  ['r', "ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
  ['R', "ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
  ['u', "yyyy-MM-dd HH:mm:ss'Z'"],
]);

/** A date in a .NET format; undefined for a text that is no format. */
export function formatDate(date: DateTime, format: string): string | undefined {
  if (format === '') return formatDate(date, 'MM/dd/yyyy HH:mm:ss zzz');
  const universal = universalFormats.get(format);
  if (universal !== undefined) return formatCustom({ wall: date.wall - date.offset * 60_000, offset: 0 }, universal);
  if (format.length === 1) {
    const standard = standardFormats.get(format);
    return standard === undefined ? undefined : formatCustom(date, standard);
  }
  return formatCustom(date, format.startsWith('%') ? format.slice(1) : format);
}

const customTokens = /'([^']*)'|"([^"]*)"|\\([^])|d+|M+|y+|h+|H+|m+|s+|f+|F+|t+|z+|K|g+|[^]/g;

function formatCustom(date: DateTime, format: string): string {
  return [...format.matchAll(customTokens)]
    .map(([token, single, double, escaped]) => single ?? double ?? escaped ?? formatToken(date, token))
    .join('');
}

function formatToken({ wall, offset }: DateTime, token: string): string {
  const date = new Date(wall);
  const number = (value: number): string => String(value).padStart(Math.min(token.length, 2), '0');
  switch (token.charAt(0)) {
    case 'd':
      return token.length < 3 ? number(date.getUTCDate()) : named(days[date.getUTCDay()], token);
    case 'M':
      return token.length < 3 ? number(date.getUTCMonth() + 1) : named(months[date.getUTCMonth()], token);
    case 'y':
      return token.length < 3 ? number(date.getUTCFullYear() % 100) : String(date.getUTCFullYear()).padStart(token.length, '0');
    case 'h':
      return number(date.getUTCHours() % 12 === 0 ? 12 : date.getUTCHours() % 12);
    case 'H':
      return number(date.getUTCHours());
    case 'm':
      return number(date.getUTCMinutes());
    case 's':
      return number(date.getUTCSeconds());
    case 'f':
      return fractionOf(date).slice(0, token.length);
    case 'F':
      return fractionOf(date).slice(0, token.length).replace(/0+$/, '');
    case 't':
      return (date.getUTCHours() < 12 ? 'AM' : 'PM').slice(0, token.length);
    case 'z':
      return zone(offset, token.length);
    case 'K':
      return zone(offset, 3);
    case 'g':
      return 'A.D.';
    default:
      return token;
  }
}

function fractionOf(date: Date): string {
  return String(date.getUTCMilliseconds()).padStart(3, '0').padEnd(7, '0');
}

function named(name: string | undefined, token: string): string {
  return (name ?? '').slice(0, token.length === 3 ? 3 : undefined);
}

function zone(offset: number, length: number): string {
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(Math.min(length, 2), '0');
  return `${offset < 0 ? '-' : '+'}${hours}${length < 3 ? '' : `:${String(size % 60).padStart(2, '0')}`}`;
}
