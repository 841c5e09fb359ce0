import { type Environment, type Output, takesColour } from './environment.js';

/** Terminals that show links, by `TERM_PROGRAM`, each with the first version that does. */
const programs: ReadonlyMap<string, readonly [major: number, minor: number]> = new Map([
  ['iTerm.app', [3, 1]],
  ['WezTerm', [20_200_620, 0]],
  ['vscode', [1, 72]],
  ['ghostty', [0, 0]],
  ['zed', [0, 0]],
  ['WarpTerminal', [0, 0]],
]);

/** Others, by `TERM`. */
const terminals: ReadonlySet<string> = new Set(['alacritty', 'xterm-kitty']);

/** The version of VTE that showed links first, and broke on them. */
const brokenVte = 5000;

/**
 * Whether what is written there may hold links: as `FORCE_HYPERLINK` says, else on a terminal that is known to show them, where colours are; never
 * where colours are asked not to be. Source: https://github.com/chalk/supports-hyperlinks
 */
export function takesLinks(output: Output, variables: Environment['variables'], asked: 'auto' | 'always' | 'never' = 'auto'): boolean {
  if (asked === 'never') return false;
  const { FORCE_HYPERLINK: forced = '', CI = '' } = variables;
  if (forced !== '') return Number.parseInt(forced, 10) !== 0;
  return output.isTerminal && takesColour(output, variables, asked) && CI === '' && showsLinks(variables);
}

function showsLinks({
  WT_SESSION,
  TERM_PROGRAM = '',
  TERM_PROGRAM_VERSION = '',
  VTE_VERSION,
  TERM = '',
}: Environment['variables']): boolean {
  const [major, minor] = programs.get(TERM_PROGRAM) ?? [Infinity, 0];
  const [isMajor = 0, isMinor = 0] = TERM_PROGRAM_VERSION.split('.').map((part) => Number(part.replace(/\D.*/, '')));
  return (
    WT_SESSION !== undefined ||
    isMajor > major ||
    (isMajor === major && isMinor >= minor) ||
    Number(VTE_VERSION) > brokenVte ||
    terminals.has(TERM)
  );
}
