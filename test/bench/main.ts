import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { corpusTime } from './corpus-time.js';
import { printRatio } from './ratio.js';
import { startUp } from './start-up.js';

const { values } = parseArgs({
  options: { corpus: { type: 'string', default: '../shared/corpus' }, runs: { type: 'string', default: '5' } },
});
const runs = Number(values.runs);

console.log(printRatio(startUp(runs * 4 + 1)));
if (existsSync(values.corpus)) console.log(printRatio(corpusTime(values.corpus, runs)));
else console.log(`there is no ${values.corpus}: give a folder of templates with --corpus to time judging them`);
