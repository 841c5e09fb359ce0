import { type Diagnostic, diagnosticAt } from '../diagnostics/diagnostic.js';
import type { DeployedResource, Deployment } from '../evaluation/deployment.js';
import { evaluate } from '../evaluation/evaluate.js';
import { propertyAt } from '../network/properties.js';
import { concernsArc, languageOf } from '../onboarding/file-kind.js';
import { scriptTemplate, scriptType } from '../onboarding/onboarding-template.js';
import { type EmbeddedText, placeInFile } from '../text/embedded-text.js';
import type { Span } from '../text/source.js';
import { joinText, scalar } from '../values/construct.js';
import type { ObjectValue } from '../values/value.js';
import { knownText } from './known-text.js';
import { type ScriptPlace, scriptPlaces } from './script-places.js';

/** Scripts of one deployment that are looked at, and characters of those that differ. */
const mostScripts = 500;
const mostCharacters = 4_000_000;

/** A deployment with its scripts, and where those spell out secrets. */
export interface WithScripts {
  readonly deployment: Deployment;
  readonly secrets: readonly Span[];
}

/**
 * A deployment with a resource for each script that its resources give to machines and that has to do with Azure Arc: what `scriptTemplate` says of it, under
 * the resource that holds it. Its places are those where the text is written. Nothing is run.
 */
export function withScripts(deployment: Deployment): WithScripts {
  const reader = new ScriptReader();
  const scripts = deployment.resources.flatMap((resource) => reader.scriptsOf(resource));
  if (scripts.length === 0 && reader.diagnostics.length === 0) return { deployment, secrets: reader.secrets };
  return {
    deployment: {
      ...deployment,
      resources: [...deployment.resources, ...scripts],
      diagnostics: [...deployment.diagnostics, ...reader.diagnostics],
    },
    secrets: reader.secrets,
  };
}

class ScriptReader {
  readonly secrets: Span[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** What is read of a script, by its text and the places where it may be written. */
  readonly #bodies = new Map<string, ObjectValue>();
  #scripts = 0;
  #characters = 0;

  scriptsOf(holder: DeployedResource): DeployedResource[] {
    if (holder.existing || holder.id === undefined) return [];
    return scriptPlaces(holder.type).flatMap((place) => this.#scriptAt(place, holder) ?? []);
  }

  #scriptAt(place: ScriptPlace, holder: DeployedResource): DeployedResource | undefined {
    const value = propertyAt(holder.body, place.path);
    const text = value && knownText(value, place.isEncoded);
    if (text === undefined || holder.id === undefined) return undefined;
    if (!concernsArc(text.text)) {
      if (place.isKept) this.secrets.push(writtenAt(text));
      return undefined;
    }
    const body = this.#bodyOf(text, place, holder);
    if (body === undefined) return undefined;
    const id = joinText([holder.id, `/providers/${scriptType}/${place.name}`], holder.id.origin);
    return { ...holder, type: scriptType, id, name: scalar(place.name), apiVersion: undefined, body, dependsOn: [] };
  }

  #bodyOf(text: EmbeddedText, { isProtected }: ScriptPlace, { declaration }: DeployedResource): ObjectValue | undefined {
    const places = text.candidates.map(({ source, start, end }) => [source.path, start, end]);
    const key = JSON.stringify([isProtected, places, text.text]);
    const known = this.#bodies.get(key);
    const length = known === undefined ? text.text.length : 0;
    if (this.#scripts === mostScripts || this.#characters + length > mostCharacters) {
      const bound = `more than ${mostScripts} scripts, or more than ${mostCharacters} characters of them: this and later ones are not looked at`;
      if (this.diagnostics.length === 0) this.diagnostics.push(diagnosticAt('budget-exceeded', bound, declaration));
      return undefined;
    }
    this.#scripts++;
    this.#characters += length;
    const body = known ?? this.#read(text, isProtected);
    this.#bodies.set(key, body);
    return body;
  }

  #read(text: EmbeddedText, isProtected: boolean): ObjectValue {
    const template = scriptTemplate(text, languageOf(text.text));
    const whole: Span = { source: text, start: 0, end: text.text.length };
    const secrets = isProtected ? [whole] : [...template.parameters.values()];
    this.secrets.push(...secrets.map(placeInFile));
    const [script] = evaluate(template).resources;
    if (script === undefined) throw new RangeError('a script that is no resource');
    return script.body;
  }
}

/** Where a text stands first of all, before it is named or handed on. */
function writtenAt({ candidates }: EmbeddedText): Span {
  return candidates.at(-1) ?? candidates[0];
}
