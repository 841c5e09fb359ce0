import type { Scalar } from '../values/value.js';
import { formatDate, parseDate } from './date-format.js';
import type { Call, Family } from './family.js';
import { pure, text } from './family.js';

/** Dates as text and as seconds since 1970. */
export const dateFunctions: Family = {
  dateTimeAdd: pure([text, text, text], ([base, duration, format], call) => addDuration(String(base), String(duration), format, call), {
    optional: 1,
    returns: 'string',
  }),
  dateTimeToEpoch: pure([text], ([date], call) => toEpoch(String(date), call), { returns: 'int' }),
  dateTimeFromEpoch: pure([['int', 'string']], ([seconds], call) => fromEpoch(seconds, call), { returns: 'string' }),
};

const defaultFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

/** Keeps the time of day as written; its offset shows only in formats that ask for it. */
function addDuration(base: string, duration: string, format: Scalar | undefined, call: Call): string | undefined {
  const date = parseDate(base);
  if (date === 'invalid') return call.refuse(`cannot read '${base}' as a date`);
  const span = parseDuration(duration, call);
  if (date === undefined || span === undefined) return undefined;
  const result = { ...date, wall: date.wall + span };
  if (!isInRange(result.wall)) return call.refuse('gives a date outside of the years 1 to 9999');
  const shown = formatDate(result, format === undefined ? defaultFormat : String(format));
  return shown ?? call.refuse(`cannot read '${String(format)}' as a date format`);
}

const [second, hour, day] = [1000, 3_600_000, 86_400_000];

/** Milliseconds of an ISO 8601 duration in which a year has 365 days, twelve months are a year, and a month has 30 days; undefined for finer fractions. */
function parseDuration(duration: string, call: Call): number | undefined {
  const match =
    /^(-?)P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,7}))?S)?)?$/.exec(
      duration,
    );
  if (match === null || /[PT]$/.test(duration)) return call.refuse(`cannot read '${duration}' as a duration`);
  const [, sign, years, months, days, hours, minutes, seconds, fraction = ''] = match;
  const number = (digits: string | undefined): number => Number(digits ?? 0);
  const whole =
    ((number(years) + Math.floor(number(months) / 12)) * 365 + (number(months) % 12) * 30 + number(days)) * day +
    number(hours) * hour +
    number(minutes) * 60 * second +
    number(seconds) * second;
  if (/[1-9]/.test(fraction.slice(3))) return undefined;
  const total = whole + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return sign === '-' ? -total : total;
}

function toEpoch(date: string, call: Call): number | undefined {
  const parsed = parseDate(date);
  if (parsed === 'invalid') return call.refuse(`cannot read '${date}' as a date`);
  return parsed && Math.floor((parsed.wall - parsed.offset * 60_000) / second);
}

function fromEpoch(seconds: Scalar | undefined, call: Call): string | undefined {
  const isNumber = typeof seconds === 'number' || /^\s*[-+]?\d{1,15}\s*$/.test(String(seconds));
  const wall = Number(seconds) * second;
  if (!isNumber || !isInRange(wall)) return call.refuse('takes the seconds of a date in the years 1 to 9999');
  return formatDate({ wall, offset: 0 }, defaultFormat);
}

function isInRange(wall: number): boolean {
  return wall >= -62_135_596_800_000 && wall < 253_402_300_800_000;
}
