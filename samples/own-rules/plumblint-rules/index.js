import { namedRules } from 'plumblint';
import endpointName from './contoso/endpoint-name/rule.js';

/** The rules of this pack, by id. */
export const rules = namedRules({ 'contoso/endpoint-name': endpointName });
