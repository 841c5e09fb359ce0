import { describe, expect, it } from '@jest/globals';
import { chainParts } from '../../rules/chain-parts.js';
import { rules } from '../../rules/index.js';
import { comesBefore, linkNames } from '../../src/engine/links.js';

describe('the chain of an endpoint', () => {
  it('has each rule in one link, but for those about files of devices, and says of each link what it consists of', () => {
    const isAboutFiles = ({ tags }: (typeof rules)[number]): boolean => tags.includes('iot-edge') || tags.includes('onboarding');
    expect(rules.filter((rule) => (rule.link === undefined) !== isAboutFiles(rule)).map(({ id }) => id)).toEqual([]);
    expect(Object.keys(chainParts)).toEqual(linkNames);
  });

  it('lets messages rest on earlier links only, and on those that something breaks', () => {
    const breaking = new Set(rules.flatMap(({ link, messages }) => (Object.values(messages).some(({ breaks }) => breaks) ? link : [])));
    const resting = rules.flatMap(({ id, link, messages }) =>
      Object.entries(messages).flatMap(([messageId, { restsOn = [], openWithout = [] }]) =>
        [...restsOn, ...openWithout].map((on) => ({ what: `${id}.${messageId} on ${on}`, on, link })),
      ),
    );
    expect(resting.length).toBeGreaterThan(0);
    expect(resting.filter(({ on, link }) => link === undefined || !comesBefore(on, link) || !breaking.has(on))).toEqual([]);
  });
});
