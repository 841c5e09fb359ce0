import fc from 'fast-check';
import { tokensIn } from '../../src/template/tokens.js';
import { marked } from './secret-inputs.js';
import type { Files } from './survival.js';

/** The file beside a template that holds the secret which is in it. */
export const secretFile = 'secret.txt';

/** A text that a template spells out: as it is used there, and where. */
interface Literal {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How a language writes what puts a secret in the place of a text. */
interface Language {
  readonly path: string;
  readonly literalsIn: (template: string) => readonly Literal[];
  /** The secure parameter, and one that nobody gives. */
  readonly secret: string;
  readonly open: string;
  readonly joined: (one: string, other: string) => string;
  readonly either: (condition: string, one: string, other: string) => string;
  readonly quoted: (text: string) => string;
  /** An expression in the place of a literal. */
  readonly put: (expression: string, literal: Literal, template: string) => string;
  readonly declared: (template: string, secret: string) => string;
}

const arm: Language = {
  path: 'main.json',
  literalsIn(template) {
    const values = template.matchAll(/(?<!"(?:\$schema|contentVersion|apiVersion|languageVersion)"): "((?!\[)[^"\\\n]+)"/g);
    const inLists = template.matchAll(/(?<=[[,]\s*)"((?!\[)[^"\\\n]+)"(?=\s*[\],])/g);
    const inExpressions = template.matchAll(
      /(?<="\[[^"\n]{0,300}(?<!parameters\(|variables\(|copyIndex\())'([^'"\\\n]+)'(?=[^"\n]{0,300}\]")/g,
    );
    return [...values, ...inLists, ...inExpressions].map(({ 0: whole, 1: text = '', index }) => ({
      text,
      start: index + whole.length - text.length - 2,
      end: index + whole.length,
    }));
  },
  secret: "parameters('zzSecret')",
  open: "parameters('zzOpen')",
  joined: (one, other) => `concat(${one}, ${other})`,
  either: (condition, one, other) => `if(equals(${condition}, 'x'), ${one}, ${other})`,
  quoted: (text) => `'${text.replaceAll("'", "''")}'`,
  put: (expression, { start }, template) => (template.charAt(start) === '"' ? JSON.stringify(`[${expression}]`) : expression),
  declared(template, secret) {
    const own = { zzSecret: { type: 'securestring', defaultValue: secret }, zzOpen: { type: 'string' } };
    const text = JSON.stringify(own).slice(1, -1);
    const section = /^ {2}"parameters": \{(?=(\s*\})?)/m.exec(template);
    if (section === null) return template.replace('{', () => `{ "parameters": { ${text} },`);
    const at = section.index + section[0].length;
    return `${template.slice(0, at)}${text}${section[1] === undefined ? ',' : ''}${template.slice(at)}`;
  },
};

const bicep: Language = {
  path: 'main.bicep',
  literalsIn(template) {
    const lines = template.matchAll(/^(?!\s*(?:resource|module|import|using|targetScope|@|type|param|extension|\/\/)).*$/gm);
    return Array.from(lines).flatMap(({ 0: line, index: at }) =>
      Array.from(line.matchAll(/(?<!^\s*)'((?:[^'\\$\n])+)'/g), ({ 0: whole, 1: text = '', index }) => ({
        text,
        start: at + index,
        end: at + index + whole.length,
      })),
    );
  },
  secret: 'zzSecret',
  open: 'zzOpen',
  joined: (one, other) => `concat(${one}, ${other})`,
  either: (condition, one, other) => `(${condition} == 'x' ? ${one} : ${other})`,
  quoted: (text) => `'${text.replaceAll("'", "\\'")}'`,
  put: (expression) => expression,
  declared: (template, secret) =>
    `${template}\n@secure()\nparam zzSecret string = '${secret.replaceAll("'", "\\'")}'\nparam zzOpen string\n`,
};

/** A text in letters of which every other one is a capital: it means the same to Azure, and stands nowhere else. */
function oddly(text: string): string {
  let count = 0;
  return text.replace(/[a-z]/gi, (letter) => (count++ % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase()));
}

/** Ways to put a secret in the place of a text: the expression that does, and what the secret is. */
const ways: readonly ((text: string, language: Language) => readonly [expression: string, secret: string])[] = [
  (_, { secret }) => [secret, marked],
  (text, { secret }) => [secret, oddly(text)],
  (text, { secret, joined, quoted }) => [joined(quoted(text), secret), marked],
  (text, { secret, joined, quoted }) => [joined(secret, quoted(text)), marked],
  (text, { secret, open, either, quoted }) => [either(open, secret, quoted(text)), marked],
  (text, { secret, open, either, quoted }) => [either(open, secret, quoted('other')), oddly(text)],
];

/** A text with fewer letters may stand anywhere. */
const shortest = 6;

/** Templates of which one text or another is that of a secure parameter, or a part of it is. */
function inPlacesOf(templates: readonly string[], language: Language): fc.Arbitrary<Files> {
  // The names of tokens are told, whatever they stand for.
  const literalsIn = (text: string): readonly Literal[] => language.literalsIn(text).filter((one) => tokensIn(one.text) === undefined);
  const spelling = templates.map((text) => text.replaceAll(/ \/\/ [!?] .*$/gm, '')).filter((text) => literalsIn(text).length > 0);
  return fc.constantFrom(...spelling).chain((template) =>
    fc.tuple(fc.constantFrom(...literalsIn(template)), fc.constantFrom(...ways)).map(([literal, way]): Files => {
      const { text, start, end } = literal;
      const own = way(text, language);
      const [expression, secret] = own[1].replaceAll(/[^a-z]/gi, '').length < shortest ? [language.secret, marked] : own;
      const using = `${template.slice(0, start)}${language.put(expression, literal, template)}${template.slice(end)}`;
      return { [language.path]: language.declared(using, secret), [secretFile]: secret };
    }),
  );
}

/** Templates in JSON with a secret in the place of one of their texts, or of a part of it. */
export function armWithSecrets(templates: readonly string[]): fc.Arbitrary<Files> {
  const isTemplate = (text: string): boolean => /"\$schema": "[^"\n]*deploymentTemplate\.json/i.test(text);
  return inPlacesOf(templates.filter(isTemplate), arm);
}

/** The same in Bicep. */
export function bicepWithSecrets(templates: readonly string[]): fc.Arbitrary<Files> {
  return inPlacesOf(templates, bicep);
}
