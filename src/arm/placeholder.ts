import type { Expression } from '../template/expression.js';

/** Texts that some tool or person is to replace before the file is used; nothing that a deployment would take as it is. */
const placeholders: readonly RegExp[] = [
  // the quickstart repository's test generator: GEN-UNIQUE-8, GEN-PASSWORD, GEN-SSH-PUB-KEY
  /^GEN-[A-Z0-9]+(?:-[A-Z0-9]+)*$/,
  /GEN-(?:UNIQUE|GUID|PASSWORD|SSH-PUB-KEY)/,
  // token replacement in pipelines: #_name_#, #{name}#, __name__, $(name), ${NAME}, {{name}}
  /#_\w+_#|#\{[^{}]+\}#/,
  /^__\w+__$/,
  /^\$\([\w.-]+\)$/,
  /\$\{[A-Z][A-Z0-9_]*(?:=[^{}]*)?\}/,
  /^\{\{[^{}]+\}\}$/,
  // <password>, <dns name> e.g. contoso, <<namePrefix>>-vnet
  /^<[^<>/](?:[^<>]*[^<>/])?>(?: ?e\.?g\b.*)?\s*$/,
  /<<[\w -]+>>/,
  // a made-up part inside an id or an address
  /^(?:\/|\w+:\/\/)\S*(?:<[^<>/]+>|\{\{?[\w -]+\}?\})/,
  /\bx{8}-x{4}-x{4}-x{4}-x{12}\b/i,
  /^(?:change|replace)[-_ ]?(?:me|this)!?$/i,
  /^YOUR(?:[-_][A-Z0-9]+)+$/,
];

/** Longest text that is looked at; longer ones are real. */
const longestPlaceholder = 300;

/** Whether a text of a parameter file surely is no value but stands for one that somebody has yet to fill in. */
export function isPlaceholder(text: string): boolean {
  return text.length <= longestPlaceholder && placeholders.some((pattern) => pattern.test(text));
}

/** Whether a literal value is a placeholder, or has one inside. */
export function holdsPlaceholder(value: Expression): boolean {
  if (value.kind === 'literal') return typeof value.value === 'string' && isPlaceholder(value.value);
  if (value.kind === 'array') return value.items.some(holdsPlaceholder);
  return value.kind === 'object' && value.properties.some((property) => holdsPlaceholder(property.value));
}
