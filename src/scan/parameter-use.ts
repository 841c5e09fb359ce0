import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import type { ParameterArgument, ParameterDeclaration, Template, TypeSchema } from '../template/template.js';
import { aboutFile } from './file-diagnostic.js';
import type { ParameterFile } from './front-end.js';

/** A template, the files that give it values, and all the values that it gets. */
export interface ParameterUse {
  readonly template: Template;
  readonly files: readonly ParameterFile[];
  /** By lower-cased name. */
  readonly values: ReadonlyMap<string, ParameterArgument>;
  /** The files belong to this template; otherwise they were given for whatever is scanned. */
  readonly attached: boolean;
}

/** Why Azure Resource Manager would refuse the values of parameter files: names that the template lacks, required ones that are left out. */
export function refusedValues(use: ParameterUse): Diagnostic[] {
  return [...(use.attached ? use.files.flatMap((file) => undeclaredIn(file, use.template)) : []), ...leftOut(use)];
}

/** To Bicep, which checks the file that names its template, names are different where their letter case is. */
function undeclaredIn({ values, using }: ParameterFile, { parameters, source }: Template): Diagnostic[] {
  return [...values].flatMap(([key, { name, nameSpan }]) => {
    const declared = parameters.get(key);
    if (declared !== undefined && (using === undefined || declared.name === name)) return [];
    const meant = declared === undefined ? '' : `; did you mean '${declared.name}'?`;
    return [diagnosticAt('parameter-value', `${source.path} has no parameter '${name}'${meant}`, nameSpan)];
  });
}

/** What only secrets lack is no mistake of a JSON file: they are better given by the pipeline. */
function leftOut({ template, files, values }: ParameterUse): Diagnostic[] {
  const file = files.at(-1);
  if (file?.source === undefined) return [];
  const missing = [...template.parameters].flatMap(([name, declared]) =>
    values.has(name) || isOptional(declared, template) ? [] : [declared],
  );
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => `'${name}'`).join(', ');
  const message = `${template.source.path} requires ${missing.length === 1 ? 'a value' : 'values'} for ${names}, which ${nounOf(files)} not give`;
  const diagnostic =
    file.using === undefined
      ? aboutFile('parameter-value', file.source.path, message)
      : diagnosticAt('parameter-value', message, file.using);
  return [file.using === undefined && missing.every(isSecure) ? { ...diagnostic, severity: 'note' } : diagnostic];
}

function nounOf(files: readonly ParameterFile[]): string {
  return files.length === 1 ? 'this file does' : 'the parameter files do';
}

function isOptional({ defaultValue, schema }: ParameterDeclaration, template: Template): boolean {
  return defaultValue !== undefined || isNullable(schema, template);
}

function isNullable(schema: TypeSchema, { definitions }: Template): boolean {
  const seen = new Set<TypeSchema>();
  for (
    let at: TypeSchema | undefined = schema;
    at !== undefined && !seen.has(at);
    at = at.ref === undefined ? undefined : definitions.get(at.ref)?.schema
  ) {
    if (at.nullable) return true;
    seen.add(at);
  }
  return false;
}

function isSecure({ schema }: ParameterDeclaration): boolean {
  return schema.type === 'securestring' || schema.type === 'secureobject';
}
