/** Control characters, line and paragraph separators, direction marks and other invisible ones, halves of pairs, what is no character; not the joiner of emoji. */
const harmful = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]|(?!\u200d)\p{Cf}/gu;

const plain = /^[\x20-\x7e]*$/;

/** What begins a command to the runner of a pipeline, of Azure DevOps or of GitHub, wherever it stands in a line. */
export const runnerCommand = /##(?=(?:vso)?\[)/gi;

/** The text with every character that could steer a terminal or a runner, or deceive its reader, replaced by a visible one. */
export function harmless(text: string): string {
  const quiet = withoutRunnerCommands(text);
  return plain.test(quiet) ? quiet : quiet.replace(harmful, visible);
}

/** The text, as long as it was, without commands to a runner. */
export function withoutRunnerCommands(text: string): string {
  return text.includes('##') ? text.replace(runnerCommand, '#\ufffd') : text;
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}
