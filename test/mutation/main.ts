import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutate } from './mutate.js';
import { sampleOf } from './sample.js';
import { summaryOf } from './summary.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    mutants: { type: 'string', default: '600' },
    elsewhere: { type: 'string', default: '100' },
    only: { type: 'string', default: '' },
  },
});
const texts = new Map(
  ['src', 'rules']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && path.startsWith(values.only))
    .map((path) => [path, readFileSync(path, 'utf8')] as const),
);

const kernel = ['engine', 'worlds', 'network', 'policy', 'rules'];
const isOfKernel = (path: string): boolean => kernel.some((room) => path.startsWith(`src/${room}/`) || path.startsWith(`${room}/`));
const sample = (inKernel: boolean, wanted: string): string[] =>
  sampleOf(new Map([...texts].filter(([path]) => isOfKernel(path) === inKernel)), Number(wanted), values.seed);

// The others test the sources themselves, whole processes, or the tools that they are made of.
const others = ['arm', 'azure', 'bicep', 'disk', 'evaluation', 'findings', 'functions', 'reports', 'scan', 'text', 'values'];
const start = performance.now();
const results = [
  // The kernel has tests of its own for what it promises.
  ...(await mutate(sample(true, values.mutants), kernel)),
  ...(await mutate(sample(false, values.elsewhere), [...kernel, ...others])),
];
console.log(summaryOf(results, isOfKernel, (performance.now() - start) / 60_000));
