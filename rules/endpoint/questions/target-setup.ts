import { allOf, isNull, names, resourceTypeOf, shownText, stringOf, that, truthOf } from '../../../src/rule-api.js';
import type { Entity, Injection, Network, PrivateLinkResource, SkuPrerequisite, Statement, Value } from '../../../src/rule-api.js';
import { declarationsOf } from '../../declarations.js';

/** What has the SKU of a target: itself, or the declarations of the plan that it surely names. */
export function skuHolders(target: PrivateLinkResource, { through }: SkuPrerequisite, network: Network): readonly Entity[] {
  if (through === undefined) return [target];
  return declarationsOf(network.find('appServicePlans', target.property(through)));
}

/** That a target has a SKU with which it takes private endpoints; undecided of one that no source speaks of. */
export function hasFittingSku(target: PrivateLinkResource, prerequisite: SkuPrerequisite, network: Network): Statement {
  const { property, through } = prerequisite;
  return allOf(
    skuHolders(target, prerequisite, network).map((holder) => {
      const fits = isFitting(holder.property(property), prerequisite);
      return through === undefined ? fits : names(target.property(through), holder).implies(fits);
    }),
  );
}

function isFitting(sku: Value | undefined, { allowed, disallowed }: SkuPrerequisite): Statement {
  return that(({ see, doubt }) => {
    if (sku === undefined) return doubt('no page says what it has where that is left out');
    const seen = see(sku);
    const text = stringOf(seen);
    if (text === undefined) return 'unknown';
    if (isOneOf(disallowed, text)) return 'false';
    return isOneOf(allowed, text) ? 'true' : doubt(`no page says whether it takes private endpoints with ${shownText(seen) ?? 'that'}`);
  });
}

/** That a target is not put into a virtual network of its own in such a way that it takes no private endpoint. */
export function isOutsideOfNetworks(target: PrivateLinkResource, { property, values, skus }: Injection): Statement {
  const isIn = isText(target.property(property), values);
  return (skus === undefined ? isIn : allOf([isIn, isText(target.property('sku.name'), skus)])).negated;
}

/** That a value is one of some texts, or where none are named, any text but the empty one. What is left out is none. */
function isText(value: Value | undefined, texts: readonly string[] | undefined): Statement {
  return that(({ see }) => {
    const seen = value && see(value);
    if (seen === undefined || isNull(seen)) return 'false';
    const text = stringOf(seen);
    if (text === undefined) return texts === undefined && resourceTypeOf(seen) !== undefined ? 'true' : 'unknown';
    return truthOf(texts === undefined ? text !== '' : isOneOf(texts, text));
  });
}

function isOneOf(texts: readonly string[] | undefined, text: string): boolean {
  return texts?.some((one) => one.toLowerCase() === text.toLowerCase()) === true;
}
