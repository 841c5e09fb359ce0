import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { JsonReport } from '../../src/reports/json-report.js';
import { runCli } from '../cli/run-cli.js';

const wrong = ['arc-servers/wrong', 'storage-vault-spoke/wrong'];
const right = ['arc-servers/right', 'storage-vault-spoke/right'];
const landscapes = ['arc-hub-and-spoke', 'dps-linked-hubs', 'iot-central', 'iot-edge-factory', 'services-spoke'];
/** Open verdicts in what is right, as the README of the landscape explains; none in the others. */
const openInRight: Readonly<Record<string, number>> = { 'iot-central': 2 };
const languages = ['arm', 'bicep'];

/** The findings of a sample without their places, which differ from language to language. */
async function foundIn(sample: string): Promise<unknown[]> {
  const { stdout } = await runCli(['scan', `samples/${sample}`, '--open', '--format', 'json']);
  const { findings } = JSON.parse(stdout) as JsonReport;
  return findings
    .map(({ rule, messageId, verdict, severity, occurrences }) =>
      JSON.stringify([rule, messageId, verdict, severity, occurrences.map(({ message, reason }) => [message, reason]).sort()]),
    )
    .sort();
}

/** What is found in a sample, without what differs from language to language: the places, and the paths in messages. */
async function foundInLandscape(sample: string): Promise<unknown[]> {
  const { stdout } = await runCli(['scan', `samples/${sample}`, '--format', 'json']);
  const { findings } = JSON.parse(stdout) as JsonReport;
  return findings
    .map(({ rule, messageId, verdict, severity, title }) =>
      JSON.stringify([rule, messageId, verdict, severity, title.replaceAll(/samples\/\S+\.(?:bicep|json)/g, '')]),
    )
    .sort();
}

/** Of each row of the table of mistakes in a landscape's README: the place in a language, and the rule. */
function mistakesInReadme(landscape: string, language: string): string[] {
  const page = readFileSync(`samples/${landscape}/README.md`, 'utf8');
  return [...page.matchAll(/^\| `([^`]+:\d+)` \| `([^`]+:\d+)` \| `([^`]+)` \| /gm)]
    .map(([, bicep, arm, rule]) => `${String(language === 'bicep' ? bicep : arm)} ${String(rule)}`)
    .sort();
}

/** What plumblint says of each sample, open verdicts included: written anew with `UPDATE_SAMPLES=1 npm test -- test/samples`. */
describe('samples', () => {
  it.each(wrong.flatMap((sample) => languages.map((language) => `${sample}/${language}`)))(
    '%s shows every mistake that it holds',
    async (sample) => {
      const { exitCode, stdout, stderr } = await runCli(['scan', `samples/${sample}`, '--open']);
      const expected = `test/samples/${sample.replaceAll('/', '-')}.txt`;
      if (process.env['UPDATE_SAMPLES'] !== undefined) writeFileSync(expected, stdout);
      expect([exitCode, stderr]).toEqual([1, '']);
      expect(stdout).toBe(readFileSync(expected, 'utf8'));
    },
  );

  it.each(wrong)('%s shows the same in each language', async (sample) => {
    const [arm, bicep] = await Promise.all(languages.map((language) => foundIn(`${sample}/${language}`)));
    expect(arm).not.toEqual([]);
    expect(bicep).toEqual(arm);
  });

  it.each(right.flatMap((sample) => languages.map((language) => `${sample}/${language}`)))(
    '%s shows nothing, not even in doubt',
    async (sample) => {
      const { exitCode, stdout, stderr } = await runCli(['scan', `samples/${sample}`, '--open']);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(
        /^Found 0 errors, 0 warnings, 0 notes; 0 open verdicts\.\nJudged \d+ files in \d+ deployments?; 0 files not judged\.\n$/,
      );
    },
  );

  it('are scanned together with the same result', async () => {
    const { stdout } = await runCli(['scan', 'samples', '--format', 'json']);
    const all = [...wrong, ...landscapes.map((landscape) => `${landscape}/wrong`)];
    const apart = await Promise.all(all.flatMap((sample) => languages.map((language) => foundInLandscape(`${sample}/${language}`))));
    expect((JSON.parse(stdout) as JsonReport).findings).toHaveLength(apart.flat().length);
  });
});

describe('landscapes', () => {
  const eachInEach = landscapes.flatMap((landscape) => languages.map((language) => [landscape, language] as const));

  it.each(eachInEach)('%s: the README lists what is wrong in %s, no more and no less', async (landscape, language) => {
    const wrongOnes = `${landscape}/wrong/${language}`;
    const { exitCode, stdout, stderr } = await runCli(['scan', `samples/${wrongOnes}`]);
    const expected = `test/samples/${wrongOnes.replaceAll('/', '-')}.txt`;
    if (process.env['UPDATE_SAMPLES'] !== undefined) writeFileSync(expected, stdout);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout).toBe(readFileSync(expected, 'utf8'));
    const listed = mistakesInReadme(landscape, language);
    const report = await runCli(['scan', `samples/${wrongOnes}`, '--format', 'json']);
    const found = (JSON.parse(report.stdout) as JsonReport).findings.map(
      ({ rule, place }) => `${place.path.slice(`samples/${wrongOnes}/`.length)}:${String(place.start.line)} ${rule}`,
    );
    expect(listed).toEqual(found.sort());
  });

  it.each(landscapes)('%s shows the same in each language', async (landscape) => {
    const [arm, bicep] = await Promise.all(languages.map((language) => foundInLandscape(`${landscape}/wrong/${language}`)));
    expect(arm).not.toEqual([]);
    expect(bicep).toEqual(arm);
  });

  it.each(eachInEach)('%s: nothing is wrong with what is right in %s, for auditors neither', async (landscape, language) => {
    const { exitCode, stdout, stderr } = await runCli([
      'scan',
      `samples/${landscape}/right/${language}`,
      '--audience',
      'auditor',
      '--strict',
    ]);
    expect([exitCode, stderr]).toEqual([0, '']);
    const [, open] =
      /^Found 0 errors, 0 warnings, 0 notes; (\d+) open verdicts[^\n]*\nJudged \d+ files in \d+ deployments?; 0 files not judged\.\n$/.exec(
        stdout,
      ) ?? [];
    expect(Number(open)).toBe(openInRight[landscape] ?? 0);
  });
});

describe('README', () => {
  it('shows real output, but for its line breaks', () => {
    const [, picture = ''] =
      /```text\n\$ plumblint scan samples\/arc-servers\/wrong\/bicep\n([^]*?)\.\.\.\n```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const output = words(readFileSync('test/samples/arc-servers-wrong-bicep.txt', 'utf8'));
    const findings = picture.trim().split('\n\n...\n\n').map(words);
    expect(findings).toHaveLength(2);
    for (const finding of findings) expect(output).toContain(finding);
  });
});
