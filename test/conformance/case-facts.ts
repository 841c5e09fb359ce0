import type { DeploymentScope } from '../../src/functions/deployment-scope.js';
import type { Value } from '../../src/values/value.js';
import type { EngineTexts } from './engine-text.js';
import type { Judge, Manner } from './judge.js';
import type { Json } from './json.js';
import type { WrittenResource, WrittenResources } from './written-resources.js';

/** What the comparison of one case needs to know besides the two predictions. */
export interface CaseFacts {
  readonly name: string;
  /** The engine was not told the subscription. */
  readonly unknownScope: boolean;
  /** Where the entry template goes. */
  readonly entryScope: DeploymentScope;
  readonly texts: EngineTexts;
  readonly judge: Judge;
  /** What the engine says of the resources of the deployment, for following references to them. */
  readonly written: WrittenResources;
  /** Our own resources, those whose condition is false included, with no reference in them followed. */
  readonly declared: () => readonly WrittenResource[];
  /** Types, in lower case, of what nested deployments would deploy that we know are never deployed. */
  readonly droppedTypes: () => ReadonlySet<string>;
  /** Where the resource groups go that are deployed too. */
  readonly groupLocations: () => readonly Value[];
  /** Whether a text stands in the template with an escape that keeps it literal. */
  readonly isEscaped: (text: string) => boolean;
  /** The value with what placeholders in the parameter file literally say; the same value where it does not rest on one. */
  readonly withPlaceholders: (value: Value) => Value;
  /** The value with the defaults of secure parameters, which the product keeps as symbols and the engine uses. */
  readonly withSecureDefaults: (value: Value) => Value;
  /** The value as the engine has it that compares unknowns in arrays and objects as texts. */
  readonly comparedAsText: (value: Value) => Value;
  /** Whether the engine, where it knows the scope, predicts what our prediction without it becomes with that scope put in. */
  readonly agreesInKnownScope: boolean;
  /** Our value of a leaf as text that may be shown. */
  readonly print: (value: Value) => string;
}

/** Where a leaf stands. */
export interface Standing {
  /** The condition of the resource that it is of, as the engine has it. */
  readonly premise: Value;
  /** Where that resource goes. */
  readonly scope: DeploymentScope;
}

/** What is compared: the engine's value with ours, and where they stand. */
export interface Question extends Standing {
  readonly engine: Json;
  readonly ours: Value;
  readonly manner: Manner;
  readonly facts: CaseFacts;
}
