import { writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { readRuleFolder } from '../../src/testing/index.js';
import { tryRule } from '../../src/testing/check-case.js';
import { Source } from '../../src/text/source.js';
import { repository } from './folder-host.js';
import { nearby } from './nearby.js';

/** Each rule that is about templates, with its first case that fails. */
const failing = rules.flatMap((rule) => {
  const { cases } = readRuleFolder(`rules/${rule.id}`);
  return cases
    .filter(({ source, verdict }) => verdict === 'fail' && /\{\s*"\$schema"/.test(source.text))
    .slice(0, 1)
    .map((one) => [rule.id, rule, one] as const);
});

it.each(failing)(
  '%s says beside its first case that fails what `nearby.txt` holds: written anew with `UPDATE_SAID=1 npm test -- test/rules`',
  (id, rule, { source, settings }) => {
    const answerTo = (text: string): string => {
      const { facts, problems } = tryRule(rule, new Source(source.path, text), settings);
      return [...facts.map(({ verdict, messageId }) => `${verdict} ${messageId}`.trim()), ...problems].join(', ');
    };
    const here = answerTo(source.text);
    const others = nearby(source.text).map(({ what, text }) => ({ what, there: answerTo(text) }));
    const different = others
      .filter(({ there }) => there !== here)
      .map(({ what, there }) => `${what}: ${there === '' ? 'nothing' : there}\n`);
    const answers = `# ${source.path}: ${here}\n${different.join('')}`;
    const path = `rules/${id}/nearby.txt`;
    if (process.env['UPDATE_SAID'] !== undefined) writeFileSync(path, answers);
    expect(answers).toBe(repository.read(path));
  },
);
