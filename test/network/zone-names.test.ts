import { describe, expect, it } from '@jest/globals';
import { arrayOf, joinText, scalar, symbolicCall } from '../../src/values/construct.js';
import type { Value } from '../../src/values/value.js';
import { zoneNameFits } from '../../src/network/zone-names.js';
import { oneOf } from '../worlds/unknowns.js';

const region = symbolicCall('parameters', [scalar('location')], { type: 'string' });
const other = symbolicCall('parameters', [scalar('other')], { type: 'string' });
const plain = (of: Value): Value =>
  symbolicCall('toLower', [symbolicCall('replace', [of, scalar(' '), scalar('')], { type: 'string' })], { type: 'string' });
const replacing = (of: Value, from: string, to: string): Value =>
  symbolicCall('replace', [of, scalar(from), scalar(to)], { type: 'string' });
const apps = 'privatelink.{regionName}.azurecontainerapps.io';

describe('the name of a zone', () => {
  it.each<[string, Value, string, Value | undefined, string]>([
    ['known', scalar('PrivateLink.vaultcore.azure.net'), 'privatelink.vaultcore.azure.net', undefined, 'true'],
    ['known and different', scalar('privatelink.vault.azure.net'), 'privatelink.vaultcore.azure.net', undefined, 'false'],
    ['known with a region', scalar('privatelink.westeurope.azurecontainerapps.io'), apps, undefined, 'true'],
    ['unknown', region, 'privatelink.vaultcore.azure.net', undefined, 'unknown'],
    ['of a known start that differs', joinText(['privatelink.blob.', region]), 'privatelink.vaultcore.azure.net', undefined, 'false'],
    ['of a known start that fits', joinText(['privatelink.vaultcore.', region]), 'privatelink.vaultcore.azure.net', undefined, 'unknown'],
    ['built with the region of the target', joinText(['privatelink.', region, '.azurecontainerapps.io']), apps, region, 'true'],
    ['built with that region without blanks', joinText(['privatelink.', plain(region), '.azurecontainerapps.io']), apps, region, 'true'],
    [
      'built with a region of which the target has the plain form',
      joinText(['privatelink.', region, '.azurecontainerapps.io']),
      apps,
      plain(region),
      'true',
    ],
    ['built with another one without blanks', joinText(['privatelink.', plain(other), '.azurecontainerapps.io']), apps, region, 'unknown'],
    ['built with another unknown', joinText(['privatelink.', other, '.azurecontainerapps.io']), apps, region, 'unknown'],
    [
      'built with a region of which dashes are taken out',
      joinText(['privatelink.', replacing(region, '-', ''), '.azurecontainerapps.io']),
      apps,
      region,
      'unknown',
    ],
    [
      'built with a region whose blanks become dashes',
      joinText(['privatelink.', replacing(region, ' ', '-'), '.azurecontainerapps.io']),
      apps,
      region,
      'unknown',
    ],
    [
      'built with that region, of a pattern that has it by its other name',
      joinText(['privatelink.', region, '.backup.windowsazure.com']),
      'privatelink.{region}.backup.windowsazure.com',
      region,
      'true',
    ],
    [
      'built with that region, of a pattern with another gap',
      joinText(['privatelink.', region, '.x.io']),
      'privatelink.{zone}.x.io',
      region,
      'unknown',
    ],
    [
      'built with a region, of a target whose region is not told',
      joinText(['privatelink.', region, '.azurecontainerapps.io']),
      apps,
      undefined,
      'unknown',
    ],
    ['that is no text, though the region is told', arrayOf([]), apps, region, 'unknown'],
    ['of another service', joinText(['privatelink.', other, '.azmk8s.io']), apps, region, 'false'],
    ['with a gap that may hold labels', joinText([other, '.westeurope.azurecontainerapps.io']), apps, undefined, 'unknown'],
    ['with too many labels', joinText(['privatelink.a.b.azurecontainerapps', other]), apps, undefined, 'false'],
    ['that only ends as it should', joinText(['azurecontainerapps.io', other]), apps, undefined, 'false'],
    [
      'built with another region than that of the target',
      joinText(['privatelink.west', other, '.azurecontainerapps.io']),
      apps,
      scalar('north'),
      'unknown',
    ],
    ['that is one of others', oneOf('zone', 'a.net', 'b.net'), 'privatelink.vaultcore.azure.net', undefined, 'false'],
    ['that is no text', arrayOf([]), apps, undefined, 'unknown'],
    ['too long to be compared', joinText(['x'.repeat(300), other]), apps, undefined, 'unknown'],
    ['just short enough', joinText(['x'.repeat(299), other]), apps, undefined, 'false'],
    ['of a pattern too long to be compared', joinText(['x.', other]), `{a}.${'y'.repeat(299)}`, undefined, 'unknown'],
    ['of a pattern just short enough', joinText(['x.x', other]), `{a}.${'y'.repeat(298)}`, undefined, 'false'],
    ['with an empty label', joinText(['privatelink..azurecontainerapps.io', other]), apps, undefined, 'false'],
  ])('%s', (_, name, pattern, target, expected) => {
    expect(zoneNameFits(name, pattern, target)).toBe(expected);
  });
});
