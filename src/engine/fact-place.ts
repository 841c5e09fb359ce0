import type { DeploymentStep } from '../evaluation/deployment.js';
import { Entity } from '../network/entity.js';
import type { SourceBook } from '../text/region.js';
import type { Span } from '../text/source.js';
import { isSecret } from '../values/secret.js';
import { termOf } from '../values/term.js';
import type { Origin } from '../values/value.js';
import type { Place } from './claim.js';
import type { FactPlace, OriginStep, PathStep } from './fact.js';

/** Steps of the way of a value that are kept: the last ones. */
const longestWay = 100;

/** A place as plain data. A value without a place of its own is put where the subject is declared. */
export function factPlace(place: Place, subject: Entity, label: string, book: SourceBook): FactPlace {
  const entity = place instanceof Entity && !isPlaceless(place) ? place : subject;
  const origin = place instanceof Entity || isPlaceless(place) ? undefined : place.origin;
  const path = entity.resource.path.map((step) => pathStep(step, book));
  const hides = !(place instanceof Entity) && isSecret(place);
  return { ...book.regionOf(origin?.span ?? nameSpan(entity)), origin: wayOf(origin, book, hides), path, label };
}

/** Whether something stands in no template: it is known besides them. */
export function isPlaceless(place: Place): boolean {
  return (place instanceof Entity ? place.id.origin : place.origin)?.step === 'known';
}

/** A step of the way to a resource as plain data. */
export function pathStep({ span, name, symbolicName = '' }: DeploymentStep, book: SourceBook): PathStep {
  return { ...book.regionOf(span), name: termOf(name), symbolicName };
}

/** The way that a value came. Of one that `hides` a secret no literal is told, which reports may show. */
function wayOf(origin: Origin | undefined, book: SourceBook, hides: boolean): OriginStep[] {
  const way: OriginStep[] = [];
  for (let at = origin; at !== undefined && at.step !== 'known' && way.length < longestWay; at = at.from)
    way.push({ ...book.regionOf(at.span), step: hides && at.step === 'literal' ? 'expression' : at.step, name: at.name ?? '' });
  return way;
}

/** Where an entity is named: one line instead of the whole declaration. */
function nameSpan(entity: Entity): Span {
  return entity.holder === undefined ? entity.resource.declaration.name : (entity.name.origin?.span ?? entity.span);
}
