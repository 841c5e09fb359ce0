import type { HostNaming } from '../azure/service-hosts.js';
import type { Summary } from '../engine/elsewhere.js';
import { Estate } from '../estate/estate.js';
import { readEstate } from '../estate/read-estate.js';
import { Source } from '../text/source.js';

/** A template with the verdict that a rule must reach on it. */
export interface RuleCase {
  readonly source: Source;
  readonly verdict: 'fail' | 'pass' | 'open';
  /** What must be reported, and nothing else. */
  readonly expectations: readonly Expectation[];
  readonly settings: CaseSettings;
}

/**
 * A comment `// ! messageId: part of the message` (fails) or `// ? messageId: ...` (open) on the line that must be reported; with `#` where that
 * begins comments.
 */
export interface Expectation {
  readonly verdict: 'fail' | 'open';
  /** Counted from 1. */
  readonly line: number;
  readonly messageId: string;
  /** Text that the message must hold; empty for any. */
  readonly part: string;
}

/**
 * What a case is judged with: comments `// @cloud "AzureUSGovernment"`, `// @hostNaming "public"`, `// @elsewhere { "topic": ["entry"] }` and
 * `// @facts [{ "id": .. }]` in it.
 */
export interface CaseSettings {
  readonly cloud?: string | undefined;
  readonly hostNaming?: HostNaming | undefined;
  /** What another deployment tells. */
  readonly elsewhere: Summary;
  /** What is known besides the template. */
  readonly facts?: Estate | undefined;
}

const expectationComment = /(?:\/\/|#) ([!?]) ([\w-]+)(?:: (.+))?$/;
const settingComment = /^\s*(?:\/\/|#) @(cloud|hostNaming|elsewhere|facts) (.+)$/;
const caseName = /(?:^|\/)(fail|pass|open)-[^/]*$/;

/** A case as its file says it; undefined where the name of the file begins with no verdict. Throws where a setting is not what it must be. */
export function readCase(path: string, text: string): RuleCase | undefined {
  const verdict = caseName.exec(path)?.[1] as RuleCase['verdict'] | undefined;
  if (verdict === undefined) return undefined;
  const lines = text.split(/\r?\n/);
  return { source: new Source(path, text), verdict, expectations: lines.flatMap(expectationIn), settings: settingsIn(lines) };
}

function expectationIn(text: string, index: number): Expectation[] {
  const [, mark, messageId, part = ''] = expectationComment.exec(text.trimEnd()) ?? [];
  if (mark === undefined || messageId === undefined) return [];
  return [{ verdict: mark === '!' ? 'fail' : 'open', line: index + 1, messageId, part }];
}

function settingsIn(lines: readonly string[]): CaseSettings {
  const found = new Map<string, string>();
  for (const line of lines) {
    const [, name, json] = settingComment.exec(line) ?? [];
    if (name !== undefined && json !== undefined) found.set(name, json);
  }
  const parsed = (name: string): unknown => {
    const json = found.get(name);
    return json === undefined ? undefined : JSON.parse(json);
  };
  const facts = found.get('facts');
  return {
    cloud: parsed('cloud') as string | undefined,
    hostNaming: parsed('hostNaming') as HostNaming | undefined,
    elsewhere: (parsed('elsewhere') ?? {}) as Summary,
    facts: facts === undefined ? undefined : knownFrom(facts),
  };
}

function knownFrom(json: string): Estate {
  const read = readEstate(json, 'facts');
  if ('mistake' in read) throw new Error(`@facts: ${read.mistake}`);
  return new Estate(read.resources);
}
