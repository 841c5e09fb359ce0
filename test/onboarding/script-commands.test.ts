import { describe, expect, it } from '@jest/globals';
import { textOfWord } from '../../src/onboarding/commands.js';
import { languageOf, type ScriptLanguage } from '../../src/onboarding/file-kind.js';
import { scriptCommands } from '../../src/onboarding/script-commands.js';
import { placeInFile } from '../../src/text/embedded-text.js';
import { Source, textOf } from '../../src/text/source.js';

/** The words of each command; `?` for what only running the script can tell. */
const all = (language: ScriptLanguage, text: string): string[] =>
  scriptCommands(new Source('a', text), language).map((command) => command.words.map((word) => textOfWord(word) ?? '?').join('|'));

describe('a script that is handed to another shell', () => {
  it.each<[ScriptLanguage, string, string[]]>([
    ['shell', `bash -c 'a "b"; c'`, ['bash|-c|a "b"; c', 'a|b', 'c']],
    ['shell', 'sudo -E /bin/sh -ec "a \\"b c\\" $D"; e', ['sudo|-E|/bin/sh|-ec|?', 'a|b c|?', 'e']],
    ['shell', 'bash x.sh; sh -x c; echo -c a', ['bash|x.sh', 'sh|-x|c', 'echo|-c|a']],
    ['shell', 'bash -c', ['bash|-c']],
    ['shell', 'a -c bash x', ['a|-c|bash|x']],
    [
      'shell',
      'powershell.exe -NoProfile -Command "& \'C:/a b/c.exe\' d"',
      [`powershell.exe|-NoProfile|-Command|& 'C:/a b/c.exe' d`, 'C:/a b/c.exe|d'],
    ],
    ['shell', 'pwsh -c a b\nc', ['pwsh|-c|a|b', 'a|b', 'c']],
    ['powershell', 'powershell /C "a `"b c`" ""d"""', ['powershell|/C|a "b c" "d"', 'a|b c|d']],
    ['powershell', "bash -lc 'a $b'", ['bash|-lc|a $b', 'a|?']],
  ])('is read too: %s %j', (language, text, expected) => {
    expect(all(language, text)).toEqual(expected);
  });

  it('is read so deep and no deeper', () => {
    const nested = (depth: number): string => (depth === 0 ? 'a' : `bash -c ${nested(depth - 1)}`);
    expect(all('shell', nested(3)).at(-1)).toBe('a');
    expect(all('shell', nested(4)).at(-1)).toBe('bash|-c|a');
  });

  it('has its place in the script', () => {
    const places = scriptCommands(new Source('a', 'sudo bash -c "x; y \\"z\\""'), 'shell').map(({ words }) => words.at(-1));
    expect(places.map((word) => word && textOf(placeInFile(word)))).toEqual(['"x; y \\"z\\""', 'x', '\\"z\\"']);
  });

  it.each(['bash -c ', 'bash -c "', "sh -c 'a' "])('is read in one go from %j again and again', (piece) => {
    expect(all('shell', piece.repeat(20_000)).length).toBeLessThan(10);
  });
});

describe('the language of a script without a name', () => {
  it.each<[string, ScriptLanguage]>([
    ['#!/bin/bash\n$x = 1', 'shell'],
    ['\n#cloud-config\nwrite-host', 'shell'],
    ['azcmagent connect', 'shell'],
    ['A=1\n"$A" connect', 'shell'],
    ['$x = 1', 'powershell'],
    ['a\n  & "$x" connect', 'powershell'],
    ['param (\n$x)', 'powershell'],
    ['azcmagent connect `\r\n --x y', 'powershell'],
    ['a; Write-Host b', 'powershell'],
    ['Get-X -ErrorAction Stop', 'powershell'],
  ])('%j', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
