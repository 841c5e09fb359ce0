import { keyOf, scalar } from '../../src/values/construct.js';
import type { ArrayValue, Member, ObjectValue, OpenMember, Value } from '../../src/values/value.js';
import { agreementOf } from './agreement.js';
import type { CaseFacts, Question, Standing } from './case-facts.js';
import type { Manner, Verdict } from './judge.js';
import { isExpressionText, isList, isRecord, type Json, leavesOf, sameText } from './json.js';
import { type Classified, classOfExpression, classOfUnknown } from './leaf-class.js';
import { leafCount } from './prediction.js';
import type { LeafClass, Tally } from './tally.js';

/** Where a leaf is, and how it is looked at. */
interface Place {
  readonly resource: string;
  readonly path: string;
  readonly manner: Manner;
  /** What is compared rests on a placeholder of the parameter file, put in literally. */
  readonly placeholder: boolean;
}

/** Members of a resource whose texts compare ignoring case. */
const folded = new Set(['id', 'type']);

/** Compares the parts of predictions leaf by leaf and counts each. */
export class LeafComparison {
  readonly #facts: CaseFacts;
  readonly #standing: Standing;
  readonly #tally: Tally;

  constructor(facts: CaseFacts, standing: Standing, tally: Tally) {
    this.#facts = facts;
    this.#standing = standing;
    this.#tally = tally;
  }

  /** Compares a whole resource, or the outputs. */
  body(resource: string, engine: { readonly [name: string]: Json }, ours: ObjectValue): void {
    this.#object(engine, ours, { resource, path: '', manner: 'text', placeholder: false }, true);
  }

  /** Compares one value. */
  value(resource: string, path: string, engine: Json | undefined, ours: Value | undefined, manner: Manner): void {
    this.#value(engine, ours, { resource, path, manner, placeholder: false });
  }

  #value(engine: Json | undefined, given: Value | undefined, at: Place): void {
    const ours = given !== undefined && (isExpressionText(engine) || isOpen(given)) ? this.#facts.withPlaceholders(given) : given;
    const place = ours === given ? at : { ...at, placeholder: true };
    if (engine === undefined || engine === null) return this.#nothing(ours, place);
    if (isExpressionText(engine))
      return this.#classified(classOfExpression(engine, this.#question(engine, ours ?? scalar(null), place.manner)), engine, ours, place);
    if (ours === undefined) return this.#differs('wrong', engine, ours, place, leaves(engine));
    if (ours.kind === 'unknown') return this.#unknown(engine, ours, place);
    if (isList(engine) && ours.kind === 'array') return this.#array(engine, ours, place);
    if (isRecord(engine) && ours.kind === 'object') return this.#object(engine, ours, place, false);
    if (typeof engine !== 'object' && ours.kind === 'scalar' && sameScalar(engine, ours.value, place.manner)) this.#good('equal', place);
    else this.#differs('wrong', engine, ours, place, leaves(engine));
  }

  /** The engine has no such member, or null. */
  #nothing(ours: Value | undefined, place: Place): void {
    if (ours === undefined || (ours.kind === 'scalar' && ours.value === null)) return;
    if (ours.kind === 'object' && leafCount(ours) === 0 && ours.members.size > 0) return;
    if (ours.kind === 'unknown') return this.#unknown(null, ours, place);
    this.#differs('wrong', undefined, ours, place, leafCount(ours));
  }

  #unknown(engine: Json, ours: Value, place: Place): void {
    this.#classified(classOfUnknown(this.#question(engine, ours, place.manner)), engine, ours, place, leaves(engine));
  }

  #question(engine: Json, ours: Value, manner: Manner): Question {
    return { engine, ours, manner, facts: this.#facts, ...this.#standing };
  }

  #classified({ class: leafClass, verdict }: Classified, engine: Json, ours: Value | undefined, place: Place, count = 1): void {
    if (leafClass === 'symbolic equal' || leafClass.includes(':') || (place.placeholder && namesByPlaceholder(engine)))
      this.#good(leafClass, place, count);
    else this.#differs(leafClass, engine, ours, place, count, verdict);
  }

  #good(leafClass: LeafClass, { placeholder }: Place, count = 1): void {
    this.#tally.add(placeholder ? 'accepted: placeholder in a value or text' : leafClass, count);
  }

  #array(engine: readonly Json[], ours: ArrayValue, place: Place): void {
    for (let index = 0; index < Math.max(engine.length, ours.items.length); index++) {
      const [theirs, own] = [engine[index], ours.items[index]];
      const at = { ...place, path: `${place.path}[${index}]` };
      if (index >= engine.length && own?.kind === 'scalar' && own.value === null) this.#differs('wrong', undefined, own, at, 1);
      else if (index >= ours.items.length && theirs === null) this.#differs('wrong', null, undefined, at, 1);
      else this.#value(theirs, own, at);
    }
  }

  #object(engine: { readonly [name: string]: Json }, ours: ObjectValue, place: Place, top: boolean): void {
    const rest = new Map(ours.members);
    const open = [...ours.open];
    const unmatched: string[] = [];
    for (const [name, value] of Object.entries(engine)) {
      const key = name.toLowerCase();
      const at = {
        ...place,
        path: place.path === '' ? name : `${place.path}.${name}`,
        manner: top && folded.has(key) ? 'id' : place.manner,
      };
      const own = isExpressionText(name) && !rest.has(key) ? this.#openMember(name, rest, open) : take(rest, key);
      if (own === undefined && isExpressionText(name)) unmatched.push(name);
      if (own === undefined && value !== null && ours.open.length > 0) this.#differs('missed', value, undefined, at, leaves(value));
      else this.#value(value, own, at);
    }
    for (const { name, value } of rest.values())
      this.#value(undefined, value, { ...place, path: place.path === '' ? name : `${place.path}.${name}` });
    for (const [index, { name, value }] of open.entries()) {
      const at = { ...place, path: `${place.path}.[${this.#facts.print(name)}]` };
      const other = unmatched[index];
      if (other === undefined) this.#differs('wrong', undefined, value, at, 1);
      else this.#classified(classOfExpression(other, this.#question(other, name, 'id')), other, name, at);
    }
  }

  /** The member that a key of the engine's that is an expression stands for. */
  #openMember(name: string, rest: Map<string, Member>, open: OpenMember[]): Value | undefined {
    const key = keyOf(this.#facts.texts.normal(name)).toLowerCase();
    const isSame = (own: Value): boolean => keyOf(own).toLowerCase() === key || agreementOf(this.#question(name, own, 'id')).agrees;
    const index = open.findIndex((member) => isSame(member.name));
    if (index >= 0) return open.splice(index, 1)[0]?.value;
    for (const [own, member] of rest) if (isSame(scalar(member.name))) return take(rest, own);
    return undefined;
  }

  #differs(leafClass: LeafClass, engine: Json | undefined, ours: Value | undefined, place: Place, count: number, verdict?: Verdict): void {
    const { name, print } = this.#facts;
    const instance = (value: string): string => ` | for instance ${value}`;
    const witness =
      verdict?.kind === 'differs' ? { engine: instance(verdict.engine), ours: instance(verdict.ours) } : { engine: '', ours: '' };
    this.#tally.note(
      {
        class: leafClass,
        case: name,
        resource: place.resource,
        path: place.path,
        engine: (engine === undefined ? '(nothing)' : JSON.stringify(engine)) + witness.engine,
        ours: (ours === undefined ? '(nothing)' : print(ours)) + witness.ours,
      },
      Math.max(1, count),
    );
  }
}

/** Whether a value, or the name of a member of it, is unknown. */
function isOpen(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'object' && value.open.length > 0);
}

/** Two resources may have one placeholder for a name: then the engine cannot tell which a reference means, and leaves the bare name. */
function namesByPlaceholder(engine: Json): boolean {
  return isExpressionText(engine) && /\b(reference|list\w*)\('[^'/]+'/i.test(engine);
}

function sameScalar(engine: string | number | boolean | null, ours: string | number | boolean | null, manner: Manner): boolean {
  if (typeof engine !== 'string' || typeof ours !== 'string') return engine === ours;
  return sameText(engine, ours) || (manner === 'id' && engine.toLowerCase() === ours.toLowerCase());
}

function leaves(json: Json): number {
  return Math.max(1, [...leavesOf(json)].length);
}

function take(map: Map<string, Member>, key: string): Value | undefined {
  const item = map.get(key);
  map.delete(key);
  return item?.value;
}
