import type { FactPlace, OriginStep, PathStep } from '../engine/fact.js';
import type { Region, SourceBook } from '../text/region.js';
import type { Span } from '../text/source.js';
import type { Place } from './finding.js';
import { renderValue } from './rendering.js';

/** Steps of an origin that are shown; a longer way keeps its end. */
const longestWay = 20;

const stepWords: Partial<Record<OriginStep['step'], (name: string) => string>> = {
  parameter: (name) => `parameter ${name}`,
  default: (name) => `default of parameter ${name}`,
  given: (name) => `value given to parameter ${name}`,
  argument: (name) => `argument for parameter ${name}`,
  variable: (name) => `variable ${name}`,
  output: (name) => `output ${name}`,
};

/** Turns places of facts into places of the scanned files. */
export class PlaceWriter {
  readonly #book: SourceBook;

  constructor(book: SourceBook) {
    this.#book = book;
  }

  /**
   * Where what must be changed is written: the value that the outermost scanned caller passes to a module or a nested deployment; the place
   * itself where none passes it.
   */
  causeOf(place: FactPlace): FactPlace {
    for (const [depth, call] of place.path.entries()) {
      const at = call.file === place.file ? -1 : place.origin.findIndex(({ file }) => file === call.file);
      if (at >= 0 && !this.#isExternal(call)) return passedAt(place, at, depth);
    }
    const at = place.origin.findLastIndex((step) => step.step === 'argument' && !this.#isExternal(step));
    const passed = place.origin.slice(0, at + 1).filter(({ step }) => step === 'argument').length;
    return at < 0 || place.path.length === 0 ? place : passedAt(place, at, Math.max(0, place.path.length - passed));
  }

  /**
   * A place in the scanned files. What stands in a module that is none of them, from a registry say, is put where the module is called; the
   * label then tells where in the module it is.
   */
  placeOf(place: FactPlace): Place {
    const span = this.#book.spanOf(place);
    const call = span.source.external ? place.path.findLast((step) => !this.#isExternal(step)) : undefined;
    if (call === undefined) return { span, label: place.label };
    const { line, column } = span.source.position(span.start);
    const inside = `inside ${span.source.path} at ${line}:${column}`;
    return { span: this.#book.spanOf(call), label: place.label === '' ? inside : `${place.label}, ${inside}` };
  }

  /**
   * The other end of a finding at `at`. Where both are the same line of a module, or it stands in none of the scanned files, what leads to it
   * alone is shown: the argument that its value comes from, or the call.
   */
  otherEndOf(other: FactPlace, at: FactPlace): Place {
    const { span, label } = this.placeOf(other);
    const own = this.placeOf(at).span;
    if (!this.#isExternal(other) && !sameSpan(span, own)) return { span, label };
    const shared = [own, ...this.#wayOf(at)];
    const apart = this.#wayOf(other).find((step) => !shared.some((one) => sameSpan(one, step)));
    return { span: apart ?? span, label };
  }

  /** The nested deployments or modules that led to a place, outermost first; without the place itself, and without what no scanned file says. */
  pathOf(place: FactPlace): Place[] {
    const own = this.placeOf(place).span;
    return place.path
      .filter((step) => !this.#isExternal(step))
      .map((step) => ({ span: this.#book.spanOf(step), label: callText(step) }))
      .filter(({ span }) => !sameSpan(span, own));
  }

  /**
   * How the value came to its place, the first step first; without the place itself, and without what no scanned file says. It begins with the
   * literal that was written, where none of the other steps holds that.
   */
  originOf(place: FactPlace): Place[] {
    const named = place.origin.filter((step) => step.name !== '' && stepWords[step.step] !== undefined && !this.#isExternal(step));
    const way = named.filter((step) => !sameRegion(step, place)).slice(0, longestWay);
    const written = place.origin.at(-1);
    const isApart = written?.step === 'literal' && !this.#isExternal(written) && ![place, ...named].some((step) => holds(step, written));
    return [...(isApart && way.length < longestWay ? [...way, written] : way)]
      .toReversed()
      .map((step) => ({ span: this.#book.spanOf(step), label: stepWords[step.step]?.(step.name) ?? 'literal' }));
  }

  /** The arguments that a value comes from and the calls that lead to its place, those in scanned files, the last ones first. */
  #wayOf({ origin, path }: FactPlace): Span[] {
    const steps: Region[] = [...origin.filter(({ step }) => step === 'argument'), ...path.toReversed()];
    return steps.filter((step) => !this.#isExternal(step)).map((step) => this.#book.spanOf(step));
  }

  #isExternal(region: Region): boolean {
    return this.#book.spanOf(region).source.external;
  }
}

/** A place at a step of its origin, which `depth` calls lead to: where an argument is meant, at its value. */
function passedAt(place: FactPlace, at: number, depth: number): FactPlace {
  const [step, next] = place.origin.slice(at);
  const isWritten = step?.step === 'argument' && next !== undefined && holds(step, next);
  const { file, start, end } = (isWritten ? next : step) ?? place;
  return { file, start, end, origin: place.origin.slice(at + (isWritten ? 2 : 1)), path: place.path.slice(0, depth), label: place.label };
}

function holds(outer: Region, inner: Region): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}

/** Bicep names modules by their symbols; the name of a deployment often says less. */
function callText({ file, name, symbolicName }: PathStep): string {
  const isModule = symbolicName !== '' && /\.bicep$/i.test(file);
  return isModule ? `module ${symbolicName}` : `nested deployment ${renderValue(name)}`;
}

function sameSpan(one: Span, other: Span): boolean {
  return one.source === other.source && one.start === other.start && one.end === other.end;
}

function sameRegion(one: Region, other: Region): boolean {
  return one.file === other.file && one.start === other.start && one.end === other.end;
}
