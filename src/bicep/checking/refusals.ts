import type { BoundFile } from '../binding/symbols.js';
import type { BicepLibrary } from '../modules/library.js';
import { parameterFileFunctions } from './language-functions.js';
import { LateValues } from './late-values.js';
import { misplacedLoops } from './misplaced-loops.js';
import { misplacedValues } from './misplaced-values.js';
import { unknownOutputs, wrongArguments } from './module-use.js';
import { wrongDefaults } from './parameter-defaults.js';
import type { Refusal } from './refusal.js';
import { repeatedDeployments } from './repeated-deployments.js';
import { typeNodes } from './type-nodes.js';
import { TypedNodes } from './typed-nodes.js';
import { unknownTypes } from './unknown-types.js';
import { ValueTypes } from './value-types.js';
import { wrongAssignments } from './wrong-assignments.js';
import { wrongBodies } from './wrong-bodies.js';
import { wrongCalls } from './wrong-calls.js';
import { wrongDeclarations } from './wrong-declarations.js';
import { wrongDecorators } from './wrong-decorators.js';
import { wrongImports } from './wrong-imports.js';
import { wrongOperands } from './wrong-operands.js';

/**
 * What the compiler refuses of a file that can be read: of many such rules those whose breach is seen in the file and its modules, without the types
 * of resources.
 */
export function* refusalsOf(file: BoundFile, library: BicepLibrary): Generator<Refusal> {
  for (const module of file.modules) yield* wrongArguments(module, library);
  const types = new ValueTypes(file, library);
  const nodes = new TypedNodes(file, types);
  const ofTypes = typeNodes(file);
  yield* unknownOutputs(file, nodes, library);
  yield* wrongAssignments(file, nodes, types, library);
  yield* wrongCalls(file, nodes, types);
  yield* wrongOperands(nodes, types);
  yield* misplacedValues(file, nodes, library);
  yield* wrongBodies(file, types);
  yield* wrongImports(file, nodes, library);
  yield* wrongDecorators(file, nodes, ofTypes, types);
  yield* wrongDeclarations(file, types);
  yield* unknownTypes(file, ofTypes);
  yield* misplacedLoops(file, nodes);
  yield* new LateValues(file).refusals();
  yield* repeatedDeployments(file);
  yield* wrongDefaults(file);
  yield* library.circularNames(file).refusals;
}

/** As `refusalsOf`, for a parameters file. */
export function* refusalsOfParameterFile(file: BoundFile, library: BicepLibrary): Generator<Refusal> {
  const types = new ValueTypes(file, library);
  const nodes = new TypedNodes(file, types);
  yield* wrongCalls(file, nodes, types, parameterFileFunctions);
  yield* wrongOperands(nodes, types);
  yield* misplacedValues(file, nodes, library);
  yield* misplacedLoops(file, nodes);
}
