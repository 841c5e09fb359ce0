import type { Expression, ObjectExpression } from '../template/expression.js';
import { LazyMember, objectOf } from '../values/construct.js';
import type { Member, ObjectValue, Value } from '../values/value.js';
import { evaluateArray, evaluateLoop, evaluateObject, evaluateSite } from './evaluate-expression.js';
import type { Frame } from './frame.js';
import type { Refusal } from './refusal.js';

/**
 * The evaluation of what a resource or a section of outputs consists of, where a value that the engine would refuse costs only itself.
 * Members that are computed are evaluated when they are first read, so that resources can refer to members of each other; `settle`
 * evaluates the rest.
 */
export class GuardedEvaluation {
  readonly #refusal: Refusal;
  readonly #waiting: LazyMember[] = [];

  constructor(refusal: Refusal) {
    this.#refusal = refusal;
  }

  /** The value of an expression, or what stands in for one that the engine would refuse. */
  readonly value = (expression: Expression, frame: Frame): Value => {
    try {
      switch (expression.kind) {
        case 'object':
          return frame.session.collectingDefaults(() => evaluateObject(expression, frame, this.value, this.#member))[0];
        case 'array':
          return evaluateArray(expression, frame, this.value);
        case 'loop':
          return evaluateLoop(expression, frame, this.value);
        default:
          return evaluateSite(expression, frame);
      }
    } catch (error) {
      return this.#refusal(error, expression, frame);
    }
  };

  /** As `value`, of an object: nothing is in one that has a name for a member that the engine would refuse. */
  object(expression: ObjectExpression, frame: Frame): ObjectValue {
    const value = this.value(expression, frame);
    return value.kind === 'object' ? value : objectOf([], [], value.origin);
  }

  /** Evaluates every member that has not been read. */
  settle(): void {
    for (const member of this.#waiting) member.settle();
    this.#waiting.length = 0;
  }

  readonly #member = (name: string, expression: Expression, frame: Frame): Member => {
    if (isWritten(expression)) return { name, value: this.value(expression, frame) };
    const member = new LazyMember(name, () => this.value(expression, frame));
    this.#waiting.push(member);
    return member;
  };
}

/** Whether nothing is to be computed to say what a value is made of. */
function isWritten(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return true;
    case 'object':
      return expression.properties.every(({ key }) => key.kind === 'key');
    case 'array':
      return expression.items.every(isWritten);
    default:
      return false;
  }
}
