import type { Source } from '../text/source.js';

/** The language of a script. */
export type ScriptLanguage = 'shell' | 'powershell';

const shellEnding = /\.(?:sh|bash)$/i;
const powershellEnding = /\.(?:ps1|psm1)$/i;

/** What only scripts hold that connect machines or clusters to Azure Arc, or make its hosts known to them. */
const traces = /\bazcmagent\b|\bconnectedk8s\s+connect\b|\.his\.arc\.azure\.(?:com|us|cn)\b/i;

/** Whether a path may be that of a script, by its ending. */
export function mayBeScript(path: string): boolean {
  return shellEnding.test(path) || powershellEnding.test(path);
}

/** The language of a script that has to do with Azure Arc; undefined for another file. */
export function onboardingLanguage({ path, text }: Source): ScriptLanguage | undefined {
  if (!mayBeScript(path) || !traces.test(text)) return undefined;
  return shellEnding.test(path) ? 'shell' : 'powershell';
}
