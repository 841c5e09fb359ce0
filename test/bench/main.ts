import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { corpusTime } from './corpus-time.js';
import { moduleTestTime, parseSpeed } from './bicep-time.js';
import { boundsTime } from './bounds-time.js';
import { compilerTime } from './compiler-time.js';
import { growths, measureInThread, printGrowth } from './growth.js';
import { printFigure, printRatio } from './ratio.js';
import { rulesTime } from './rules-time.js';
import { startUp } from './start-up.js';

if (!isMainThread) {
  measureInThread();
  process.exit();
}

const { values } = parseArgs({
  options: { corpus: { type: 'string', default: '../shared/corpus' }, runs: { type: 'string', default: '5' }, bicep: { type: 'string' } },
});
const runs = Number(values.runs);

const starts = runs * 4 + 1;
console.log(printRatio(startUp('samples/storage-vault-spoke/right/arm/nested/private-endpoint.json', starts)));
console.log(printRatio(startUp('rules/dns/zone-group-attached/cases/pass-attached.bicep', starts)));
if (existsSync(values.corpus)) {
  console.log(printRatio(corpusTime(values.corpus, runs)));
  console.log(printRatio(rulesTime(values.corpus, runs)));
  console.log(printRatio(boundsTime(values.corpus, runs)));
  console.log(printFigure(parseSpeed(values.corpus, runs)));
  console.log(printFigure(moduleTestTime(values.corpus, runs)));
  if (values.bicep !== undefined) console.log(printFigure(await compilerTime(values.corpus, values.bicep)));
} else {
  console.log(`there is no ${values.corpus}: give a folder of templates with --corpus to time judging them`);
}
for await (const growth of growths(new URL(import.meta.url))) console.log(printGrowth(growth));
