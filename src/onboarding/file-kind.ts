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
  if (!mayBeScript(path) || !concernsArc(text)) return undefined;
  return shellEnding.test(path) ? 'shell' : 'powershell';
}

/** Whether the text of a script has to do with Azure Arc. */
export function concernsArc(text: string): boolean {
  return traces.test(text);
}

/** What a script begins with that a Linux machine runs when it is set up. */
const shellBeginning = /^\s*(?:#!|#cloud-config)/;

/** What lines of PowerShell begin with, end in, or call. */
const powershellTraces =
  /^[ \t]*(?:\$[\w:]{1,100}[ \t]*=|param[ \t]*\(|&[ \t]*["'$])|`\r?$|\b(?:write-host|start-process|invoke-webrequest|join-path)\b|[ \t]-erroraction\b/im;

/** The language of a script that stands in no file, by its text. */
export function languageOf(text: string): ScriptLanguage {
  return !shellBeginning.test(text) && powershellTraces.test(text) ? 'powershell' : 'shell';
}
