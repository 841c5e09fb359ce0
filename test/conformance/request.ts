import { readTemplateData } from '../../src/arm/template-reader.js';
import { readJson } from '../../src/arm/json-reader.js';
import { readParameterFile } from '../../src/arm/parameter-file.js';
import type { BicepParameterFile } from '../../src/bicep/read-parameter-file.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { EvaluationRequest } from '../../src/evaluation/evaluate.js';
import type { Expression } from '../../src/template/expression.js';
import type { ParameterArgument, Template } from '../../src/template/template.js';
import { Source } from '../../src/text/source.js';
import type { RecordedCase } from './cases.js';
import type { Corpus } from './corpus.js';
import type { Json } from './json.js';

/** The cloud that all cases are evaluated for. */
export const cloud = 'AzureCloud';

/** How the product is asked for the prediction that the engine made for a case. */
export function requestOf(recorded: RecordedCase, template: Template, corpus: Corpus): EvaluationRequest {
  const { deploymentName, ...scope } = recorded.scope ?? {};
  const ownFile = recorded.parameterFile === undefined ? undefined : readParameterFile(corpus.source(recorded.parameterFile));
  const fromFile = (ownFile ?? corpus.bicepParameters(recorded.template))?.values ?? [];
  const given = argumentsOf(recorded.parameters ?? {});
  const unknown = unknownArguments(recorded.unknown ?? [], template);
  return {
    parameters: new Map([...fromFile, ...unknown, ...given]),
    scope,
    deploymentName,
    cloud,
    resolveLink: corpus.linksFrom(recorded.template),
    readTemplate: readTemplateData,
  };
}

/** What is wrong with the parameter file of a case. */
export function parameterFileDiagnostics({ parameterFile }: RecordedCase, corpus: Corpus): readonly Diagnostic[] {
  return parameterFile === undefined ? [] : readParameterFile(corpus.source(parameterFile)).diagnostics;
}

/** Values as arguments, literally: nothing in them is an expression. */
export function argumentsOf(values: { readonly [name: string]: Json }): Map<string, ParameterArgument> {
  const { root } = readJson(new Source('given values', JSON.stringify(values)), 'data');
  return new Map(argumentsIn(root).map((argument) => [argument.name.toLowerCase(), argument]));
}

/** What a parameter file says literally, placeholders and all. */
export function literalArguments(source: Source): Map<string, ParameterArgument> {
  const { root } = readJson(source, 'data');
  const parameters = memberOf(root, 'parameters') ?? root;
  const found = new Map<string, ParameterArgument>();
  for (const argument of argumentsIn(parameters)) {
    const value = memberOf(argument.value, 'value');
    if (value !== undefined) found.set(argument.name.toLowerCase(), { ...argument, value });
  }
  return found;
}

/** What a `.bicepparam` file literally says for parameters that the product takes for unknown. */
export function literalBicepArguments({ values }: BicepParameterFile): Map<string, ParameterArgument> {
  return new Map(
    [...values].flatMap(([name, { value, ...argument }]) => {
      const { source, nameSpan } = argument;
      const text = value === undefined ? /^\s*=\s*'([^'\\]*)'/.exec(source.text.slice(nameSpan.end))?.[1] : undefined;
      const { start, end } = nameSpan;
      return text === undefined ? [] : [[name, { ...argument, value: { kind: 'literal', value: text, source, start, end } }] as const];
    }),
  );
}

function argumentsIn(expression: Expression | undefined): ParameterArgument[] {
  if (expression?.kind !== 'object') return [];
  return expression.properties.flatMap(({ key, value, source, start, end }) =>
    key.kind === 'key' ? [{ source, start, end, name: key.name, nameSpan: key, value }] : [],
  );
}

function memberOf(expression: Expression | undefined, name: string): Expression | undefined {
  if (expression?.kind !== 'object') return undefined;
  return expression.properties.find(({ key }) => key.kind === 'key' && key.name.toLowerCase() === name)?.value;
}

/** Parameters that the engine was not told although they have a default. */
function unknownArguments(names: readonly string[], template: Template): [string, ParameterArgument][] {
  return names.flatMap((name) => {
    const declaration = template.parameters.get(name.toLowerCase());
    if (declaration === undefined) return [];
    const { source, start, end, nameSpan } = declaration;
    return [
      [name.toLowerCase(), { source, start, end, name: declaration.name, nameSpan, value: undefined }] as [string, ParameterArgument],
    ];
  });
}
