import { EmbeddedText } from '../text/embedded-text.js';
import { type Source, type Span, textOf } from '../text/source.js';
import { type Command, commandsIn, textOfWord, type Word } from './commands.js';
import type { ScriptLanguage } from './file-kind.js';

/** Scripts inside each other. */
const deepest = 3;

/** The commands of a script in their order, each with those of the script that it hands to another shell. */
export function scriptCommands(source: Source, language: ScriptLanguage, depth = deepest): readonly Command[] {
  const own = commandsIn(source, language);
  if (depth === 0) return own;
  return own.flatMap((command) => {
    const inner = innerScript(command);
    return inner === undefined ? command : [command, ...scriptCommands(inner.source, inner.language, depth - 1)];
  });
}

/** A script that a command hands to another shell. */
interface InnerScript {
  readonly source: EmbeddedText;
  readonly language: ScriptLanguage;
}

const shell = /(?:^|[\\/])(?:ba|da|z)?sh$/i;
const powershell = /(?:^|[\\/])(?:powershell|pwsh)(?:\.exe)?$/i;

/** The options before a script on the command line, by language. */
const scriptOption: Readonly<Record<ScriptLanguage, RegExp>> = { shell: /^-[a-z]{0,5}c$/, powershell: /^[-/]c(?:ommand)?$/i };

/** Words that are looked at for the shell, and for its option. */
const mostWords = 20;

/** The script in `bash -c '…'` or `powershell -Command "…"`; undefined for another command. */
function innerScript({ words, end }: Command): InnerScript | undefined {
  const texts = words.slice(0, mostWords).map((word) => textOfWord(word) ?? '');
  const at = texts.findIndex((text) => shell.test(text) || powershell.test(text));
  if (at < 0) return undefined;
  const language: ScriptLanguage = powershell.test(texts[at] ?? '') ? 'powershell' : 'shell';
  const option = texts.findIndex((text, index) => index > at && scriptOption[language].test(text));
  const first = option < 0 ? undefined : words[option + 1];
  if (first === undefined) return undefined;
  const { source, start } = first;
  return { source: textIn(first) ?? new EmbeddedText(source.text.slice(start, end), [{ source, start, end }]), language };
}

/** What stands between the quotes of a word. */
function textIn(word: Word): EmbeddedText | undefined {
  const written = textOf(word);
  const [, quote = '', text = ''] = /^(["'])([^]*)\1$/.exec(written) ?? [];
  if (quote === '') return undefined;
  const place: Span = { source: word.source, start: word.start + 1, end: word.end - 1 };
  return new EmbeddedText(quote === '"' ? text.replaceAll(/[\\`]"|""/g, '"') : text, [place]);
}
