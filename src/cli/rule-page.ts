import type { Rule } from '../engine/rule.js';
import { type Fixability, severities } from '../engine/message.js';

/** The page of a rule with what it can report, by severity, before its first example, and where the page can be read with links. */
export function rulePage({
  id,
  page,
  messages,
  address,
  audience,
}: Pick<Rule, 'id' | 'page' | 'messages' | 'address' | 'audience'>): string {
  const [title = '', ...rest] = page.trimEnd().split('\n');
  const reported = severities.toReversed().flatMap((severity) =>
    Object.values(messages)
      .filter((message) => message.severity === severity)
      .map(({ what, fixable }) => `- ${severity}: ${what.replace(/\{\w+\}/g, '...')}${optionOf(fixable)}`),
  );
  const body = rest.join('\n').replace(/^## Incorrect$/m, () => ['## What it reports', '', ...reported, '', '## Incorrect'].join('\n'));
  return [title, '', `Rule \`${id}\`, <${address}>${audience === 'auditor' ? ', judged with `--audience auditor`' : ''}`, body].join('\n');
}

/** By which option it may be mended. */
function optionOf(fixable: Fixability | undefined): string {
  return fixable === undefined ? '' : fixable === 'safe' ? ' (`--fix`)' : ' (`--fix=all`)';
}
