import type { PrivateLinkService } from '../azure/private-link-services.js';
import type { Value } from '../values/value.js';
import { View } from './view.js';
import type { ViewSource } from './view.js';

/** A resource of a type that private endpoints can connect to. */
export class PrivateLinkResource extends View {
  readonly service: PrivateLinkService;

  constructor(source: ViewSource, service: PrivateLinkService) {
    super(source);
    this.service = service;
  }

  get location(): Value | undefined {
    return this.property('location');
  }

  get kind(): Value | undefined {
    return this.property('kind');
  }

  /** The value of the property that opens or closes public access, where the type has one (`service.access.property`). */
  get access(): Value | undefined {
    const path = this.service.access.property;
    return path === undefined ? undefined : this.property(...path.split('.'));
  }
}
