import { describe, expect, it } from '@jest/globals';
import { takesLinks } from '../../src/cli/terminal-links.js';

const terminal = { isTerminal: true, columns: 80, write: () => undefined };
const pipe = { ...terminal, isTerminal: false };

describe('links are written', () => {
  it.each([
    [{ WT_SESSION: 'x' }],
    [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.4.19' }],
    [{ TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809-5046fc22' }],
    [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.72.0' }],
    [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '2.0.1' }],
    [{ TERM_PROGRAM: 'ghostty' }],
    [{ VTE_VERSION: '6800' }],
    [{ TERM: 'xterm-kitty' }],
  ])('on a terminal that shows them, and only there: %j', (variables) => {
    expect(takesLinks(terminal, variables)).toBe(true);
    expect(takesLinks(pipe, variables)).toBe(false);
    expect(takesLinks(terminal, variables, 'never')).toBe(false);
    expect(takesLinks(terminal, { ...variables, NO_COLOR: '1' })).toBe(false);
    expect(takesLinks(terminal, { ...variables, CI: 'true' })).toBe(false);
    expect(takesLinks(terminal, { ...variables, FORCE_HYPERLINK: '0' })).toBe(false);
  });

  it.each([
    [{}],
    [{ TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '455' }],
    [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.9' }],
    [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.9.0' }],
    [{ VTE_VERSION: '5000' }],
    [{ TERM: 'xterm-256color' }],
  ])('on no other, unless they are forced: %j', (variables) => {
    expect(takesLinks(terminal, variables)).toBe(false);
    expect(takesLinks(pipe, { ...variables, FORCE_HYPERLINK: '1' })).toBe(true);
    expect(takesLinks(pipe, { ...variables, FORCE_HYPERLINK: '1' }, 'never')).toBe(false);
  });
});
