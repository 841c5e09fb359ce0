const inGroup =
  /\/subscriptions\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/resourcegroups\/[^/\s]+\/providers\/[^/\s]+\/[^/\s]+\/[^/\s]+/gi;

/**
 * The first id in a text, in lower case, that says of one resource which it is wherever it is read: with a subscription, a resource group, a type and a
 * name. Undefined where there is none, or its subscription is made up: documentation writes such ids, and many templates have them from there.
 */
export function wholeIdIn(text: string): string | undefined {
  for (const [id, subscription = ''] of text.matchAll(inGroup)) if (!isMadeUp(subscription)) return id.toLowerCase();
  return undefined;
}

/** Whether a text is such an id, or that of something that lies under such a resource, and nothing else. */
export function isWholeId(text: string): boolean {
  return /^\/subscriptions\/\S+$/i.test(text) && wholeIdIn(text) !== undefined;
}

/** Whether a GUID is one that nobody was given: `00000000-…`, `11111111-2222-…`, `aaaa0a0a-bb1b-…`, `12345678-…`. */
function isMadeUp(guid: string): boolean {
  const isRegular = guid.split('-').every((group) => new Set(group.toLowerCase()).size <= 2);
  return isRegular || /^(?:12345678|01234567)-/.test(guid);
}
