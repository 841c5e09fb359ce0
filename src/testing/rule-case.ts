import type { HostNaming } from '../azure/service-hosts.js';
import type { Summary } from '../engine/elsewhere.js';
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

/** What a case is judged with: comments `// @cloud "AzureUSGovernment"`, `// @hostNaming "public"` and `// @elsewhere { "topic": ["entry"] }` in it. */
export interface CaseSettings {
  readonly cloud?: string | undefined;
  readonly hostNaming?: HostNaming | undefined;
  /** What another deployment tells. */
  readonly elsewhere: Summary;
}

const expectationComment = /(?:\/\/|#) ([!?]) ([\w-]+)(?:: (.+))?$/;
const settingComment = /^\s*(?:\/\/|#) @(cloud|hostNaming|elsewhere) (.+)$/;
const caseName = /(?:^|\/)(fail|pass|open)-[^/]*$/;

/** A case as its file says it; undefined where the name of the file begins with no verdict. Throws where a setting is not JSON. */
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
  const found = new Map<string, unknown>();
  for (const line of lines) {
    const [, name, json] = settingComment.exec(line) ?? [];
    if (name !== undefined && json !== undefined) found.set(name, JSON.parse(json));
  }
  return {
    cloud: found.get('cloud') as string | undefined,
    hostNaming: found.get('hostNaming') as HostNaming | undefined,
    elsewhere: (found.get('elsewhere') ?? {}) as Summary,
  };
}
