import { describe, expect, it } from '@jest/globals';
import { containsPrefix, coverPrefix, isPublicAddress, overlaps, parsePrefix } from '../../src/azure/cidr.js';
import type { Prefix } from '../../src/azure/cidr.js';

const prefix = (text: string): Prefix => {
  const parsed = parsePrefix(text);
  if (parsed === undefined) throw new Error(`no prefix ${text}`);
  return parsed;
};

describe('prefixes', () => {
  it('are read in CIDR notation, and lone addresses as themselves', () => {
    expect(prefix('10.0.0.0/24')).toMatchObject({ family: 'IPv4', bits: 24 });
    expect(prefix('10.0.0.4').bits).toBe(32);
    expect(prefix('fd00::/8')).toMatchObject({ family: 'IPv6', bits: 8 });
    for (const text of ['Internet', '10.0.0.0/33', '10.0.0/24', '010.0.0.1', '10.0.0.0/', '1.2.3.4.5', '', '10.0.0.0-10.0.0.9']) {
      expect(parsePrefix(text)).toBeUndefined();
    }
  });

  it('contain and overlap', () => {
    expect(containsPrefix(prefix('10.0.0.0/8'), prefix('10.1.2.0/24'))).toBe(true);
    expect(containsPrefix(prefix('10.1.2.0/24'), prefix('10.0.0.0/8'))).toBe(false);
    expect(containsPrefix(prefix('10.0.0.0/23'), prefix('10.0.2.0/24'))).toBe(false);
    expect(overlaps(prefix('10.1.2.0/24'), prefix('10.0.0.0/8'))).toBe(true);
    expect(overlaps(prefix('10.0.0.0/25'), prefix('10.0.0.128/25'))).toBe(false);
    expect(overlaps(prefix('::/0'), prefix('0.0.0.0/0'))).toBe(false);
  });

  it('are public but for those of private networks, carriers and special uses', () => {
    for (const text of ['20.50.1.9', '172.32.0.1', '100.128.0.1']) expect(isPublicAddress(prefix(text))).toBe(true);
    for (const text of ['10.0.0.4', '172.31.0.1', '192.168.1.1', '100.64.0.1', '127.0.0.1', '169.254.0.1', '0.0.0.0'])
      expect(isPublicAddress(prefix(text))).toBe(false);
  });

  it('cover together what none covers alone', () => {
    const whole = prefix('0.0.0.0/0');
    expect(coverPrefix([prefix('0.0.0.0/1'), prefix('128.0.0.0/1')], whole)).toBe(true);
    expect(coverPrefix([prefix('0.0.0.0/1'), prefix('128.0.0.0/2')], whole)).toBe(false);
    expect(coverPrefix([prefix('10.0.0.0/25'), prefix('10.0.0.128/26'), prefix('10.0.0.192/26')], prefix('10.0.0.7/24'))).toBe(true);
    expect(coverPrefix([], whole)).toBe(false);
  });
});
