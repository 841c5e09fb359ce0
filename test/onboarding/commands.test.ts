import { describe, expect, it } from '@jest/globals';
import { commandsIn, textOfWord } from '../../src/onboarding/commands.js';
import type { ScriptLanguage } from '../../src/onboarding/file-kind.js';
import { KnownVariables } from '../../src/onboarding/variables.js';
import { Source, textOf } from '../../src/text/source.js';

const read = (language: ScriptLanguage, text: string) => commandsIn(new Source('a', text), language);

/** The words of each command; `?` for what only running the script can tell. */
const words = (language: ScriptLanguage, text: string): string[][] =>
  read(language, text).map((command) => command.words.map((word) => textOfWord(word) ?? '?'));

describe('the commands of a shell script', () => {
  it.each<[string, string[][]]>([
    ['a b  c', [['a', 'b', 'c']]],
    ['a\nb; c && d || e | f & g', [['a'], ['b'], ['c'], ['d'], ['e'], ['f'], ['g']]],
    ['a \\\n  --b \\\r\n  c', [['a', '--b', 'c']]],
    ['a # b\nc#d', [['a'], ['c#d']]],
    [`a 'b c' "d \\" e" f'g'"h"`, [['a', 'b c', 'd " e', 'fgh']]],
    [`a $b "\${c}" "$(d e)" \`f\` '$g' "$" x$1`, [['a', '?', '?', '?', '?', '$g', '$', '?']]],
    ['if (a); then b; fi', [['if'], ['a'], ['then', 'b'], ['fi']]],
    ['a >> b 2>&1', [['a', '>>', 'b', '2', '>'], ['1']]],
    [`a "b\\tc\\\\d\\$e\\\nf" 'g\\n'`, [['a', 'b\\tc\\d$ef', 'g\\n']]],
    ["a 'b\nc'\nd", [['a', 'b\nc'], ['d']]],
    ['a "b', [['a', 'b']]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(words('shell', text)).toEqual(expected);
  });
});

describe('the commands of a PowerShell script', () => {
  it.each<[string, string[][]]>([
    ['& "C:\\a b\\c.exe" connect `\n --d `\r\n e', [['C:\\a b\\c.exe', 'connect', '--d', 'e']]],
    [`a 'b''c' "d""e" "f\`"g"`, [['a', "b'c", 'd"e', 'f"g']]],
    ['a $env:b "$($c.d)" ${e} @f', [['a', '?', '?', '?', '@f']]],
    ['<# a\nb #> c # d\ne', [['c'], ['e']]],
    ['$a = @"\nb; c\n"@\nd', [['?', '=', 'b; c'], ['d']]],
    [`a @'\r\n$b "c\r\n'@ @"\n"@ @"\n"d\`te\n$f\n"@`, [['a', '$b "c\r', '', '?']]],
    ['a "b`n`tc`$d" @"\nunclosed', [['a', 'b\n\tc$d', '?']]],
    ['a "b"`\n c', [['a', 'b', 'c']]],
  ])('%j', (text, expected) => {
    expect(words('powershell', text)).toEqual(expected);
  });
});

describe('words', () => {
  it('are not known where something is put into them', () => {
    expect(words('shell', 'a \uFFFC \'b\uFFFC\' "\uFFFCc" d')).toEqual([['a', '?', '?', '?', 'd']]);
    expect(read('shell', "'b\uFFFCc\uFFFC'")[0]?.words[0]?.pieces).toEqual(['b', { variable: undefined }, 'c', { variable: undefined }]);
  });

  it('have their place in the script', () => {
    const [command] = read('shell', '  sudo a "b c" # d');
    expect(command?.words.map(textOf)).toEqual(['sudo', 'a', '"b c"']);
    expect(command && textOf(command)).toBe('sudo a "b c"');
  });

  it.each(['$(', '"$(', "'", '"', '`', '${', '<#', '@"', '\\', '(', '$((', "a'b"])(
    'are read in one go from %j again and again',
    (piece) => {
      for (const language of ['shell', 'powershell'] as const) expect(words(language, piece.repeat(50_000)).length).toBeLessThan(60_000);
    },
  );
});

describe('variables', () => {
  it.each<[ScriptLanguage, (name: string, before: string) => string, string]>([
    ['shell', (name, before) => `${name}="$${before}$${before}"`, 'v0=xxxxxxxxxx'],
    ['powershell', (name, before) => `$${name} = "$${before}$${before}"`, '$v0 = "xxxxxxxxxx"'],
    ['shell', (name, before) => `${name}="$${before}$${before}"`, 'v0="-$unknown"'],
  ])('that double each other again and again are known up to a length: %s', (language, step, first) => {
    const lines = [first, ...Array.from({ length: 5_000 }, (_, at) => step(`v${at + 1}`, `v${at}`)), 'b "$v5000"'];
    const commands = read(language, lines.join('\n'));
    const last = commands.at(-1)?.words.at(-1);
    expect(last && new KnownVariables(commands, language).textOf(last)).toBeUndefined();
    expect(last && new KnownVariables(commands, language).knownOf(last).length).toBeLessThan(50_000);
  });

  const known = (language: ScriptLanguage, text: string): string | undefined => {
    const commands = read(language, text);
    const last = commands.at(-1)?.words.at(-1);
    return last && new KnownVariables(commands, language).textOf(last);
  };

  it.each<[ScriptLanguage, string, string | undefined]>([
    ['shell', 'A=x; b "$A"', 'x'],
    ['shell', 'export A="x y"\nb "-${A}-"', '-x y-'],
    ['shell', 'A=x B="$A/y"\nc $B', 'x/y'],
    ['shell', 'A=x; A=y; b $A', undefined],
    ['shell', 'A=x; A+=y; b $A', undefined],
    ['shell', 'A=x; if z; then A=y; fi; b $A', undefined],
    ['shell', 'A=x; for A in y; do z; done; b $A', undefined],
    ['shell', 'A=x; read A; b $A', undefined],
    ['shell', 'A=x; source y; b $A', undefined],
    ['shell', 'A=$1; b $A', undefined],
    ['shell', 'b $A', undefined],
    ['powershell', "$A = 'x'\nb $a", 'x'],
    ['powershell', '$a = "x"\n$b = "$a-y"\nc $b', 'x-y'],
    ['powershell', '$env:a = "x"\nb $env:A', 'x'],
    ['powershell', '$a = "x"\n$a += "y"\nb $a', undefined],
    ['powershell', '$a = "x" + "y"\nb $a', undefined],
    ['powershell', '$a = Get-X\nb $a', undefined],
    ['powershell', 'param(\n $a = "x"\n)\nb $a', undefined],
    ['powershell', 'function F {\n param($a = "x", [string]$c = (Get-Y))\n b $a }', undefined],
    ['powershell', '$a = "x"\nInvoke-Expression $z\nb $a', undefined],
  ])('%s %j', (language, text, expected) => {
    expect(known(language, text)).toBe(expected);
  });
});
