import { readJson } from '../arm/json-reader.js';
import { memberOf } from '../arm/shape-reader.js';
import { arrayOf, literal, objectOf, property } from '../template/build.js';
import type { Expression, ObjectExpression } from '../template/expression.js';
import { documentTemplate } from '../template/document-template.js';
import type { Template } from '../template/template.js';
import { textWithTokens, TokenNotes } from '../template/tokens.js';
import { nameOf } from '../text/paths.js';
import type { Source, Span } from '../text/source.js';
import type { EdgeDocument } from './edge-document.js';
import { edgeFileKind, type EdgeFileKind } from './file-kind.js';
import { hostsIn } from './hosts.js';
import { secretsIn } from './secrets.js';
import { readTomlDocument } from './toml-document.js';
import { readYamlDocument } from './yaml-document.js';

/** Members of the provisioning block that say where a device is registered. */
const provisioningMembers = ['source', 'global_endpoint', 'scope_id', 'id_scope', 'iothub_hostname'];

/**
 * A file of IoT Edge as a template that declares one resource, so that rules see it as they see all others: its `properties` are the `format`,
 * the `provisioning` of a configuration and the `hosts` that it names. What is secret in it is the default of a secure parameter. Undefined for
 * another file.
 */
export function readEdgeFile(source: Source): Template | undefined {
  const format = edgeFileKind(source);
  if (format === undefined) return undefined;
  const { root, diagnostics } = readDocument(source, format);
  const whole: Span = { source, start: 0, end: source.text.length };
  const first: Span = { source, start: 0, end: 0 };
  const tokens = new TokenNotes();
  const provisioning = root && memberOf(root, 'provisioning');
  const members: readonly (readonly [string, Expression | undefined])[] = [
    ['format', literal(first, format)],
    ['provisioning', provisioning && provisioningIn(provisioning, tokens)],
    ['hosts', root && arrayOf(root, hostsIn(root))],
  ];
  const properties = objectOf(
    root ?? whole,
    members.flatMap(([name, value]) => (value === undefined ? [] : property(name, value))),
  );
  return documentTemplate({
    source,
    type: format === 'manifest' ? 'IoTEdge/deployments' : 'IoTEdge/configurations',
    properties,
    at: provisioning ?? root ?? whole,
    secrets: secretsIn(source, root),
    diagnostics: [...diagnostics, ...tokens.diagnostics],
  });
}

function readDocument(source: Source, format: EdgeFileKind): EdgeDocument {
  if (format === 'yaml') return readYamlDocument(source);
  if (format === 'toml') return readTomlDocument(source);
  const { root, diagnostics } = readJson(source, 'data');
  return { root, diagnostics: isTemplateOfTool(source) ? diagnostics.map((one) => ({ ...one, severity: 'note' })) : diagnostics };
}

/** Whether a tool makes a manifest of the file, such as `deployment.template.json`: it may put something where the text does not parse. */
function isTemplateOfTool({ path }: Source): boolean {
  return nameOf(path).toLowerCase().includes('template');
}

function provisioningIn(provisioning: Expression, tokens: TokenNotes): ObjectExpression {
  const members = provisioningMembers.flatMap((name) => {
    const value = memberOf(provisioning, name);
    return value === undefined ? [] : property(name, withTokens(value, tokens));
  });
  return objectOf(provisioning, members);
}

/** A text, unknown where somebody has yet to fill it in. */
function withTokens(value: Expression, tokens: TokenNotes): Expression {
  const unknown = value.kind === 'literal' && typeof value.value === 'string' ? textWithTokens(value.value, value) : undefined;
  if (unknown !== undefined) tokens.note(unknown);
  return unknown ?? value;
}
