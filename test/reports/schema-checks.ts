import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

const isCodeQuality = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(readFileSync('test/reports/gitlab-code-quality.schema.json', 'utf8')) as object,
);
const junitSchema = XsdValidator.fromDoc(XmlDocument.fromString(readFileSync('test/reports/junit.xsd', 'utf8')));

/** What is wrong with a report for GitLab by what GitLab documents; nothing for a good one. Of problems with one fingerprint GitLab shows one. */
export function gitlabViolations(text: string): string[] {
  const issues: unknown = JSON.parse(text);
  if (!isCodeQuality(issues)) return (isCodeQuality.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  const fingerprints = (issues as readonly { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  return fingerprints.filter((one, at) => fingerprints.indexOf(one) !== at).map((one) => `fingerprint ${one} twice`);
}

/** What is wrong with a report in the form of JUnit's, as XML and by `junit.xsd`; nothing for a good one. */
export function junitViolations(text: string): string[] {
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromString(text);
    junitSchema.validate(document);
    return [];
  } catch (error) {
    return [String(error)];
  } finally {
    document?.dispose();
  }
}
