/** Registries that modules are fetched from where nothing says otherwise. */
const usual = ['mcr.microsoft.com'];

/** A registry that modules may be fetched from. */
export interface TrustedRegistry {
  /** Host, and port where one is given, in lower case. */
  readonly name: string;
  /** `https://mcr.microsoft.com`. */
  readonly origin: string;
}

/** The registries that a configuration trusts, `contoso.azurecr.io` or, for one on this machine, `http://localhost:5000`. */
export class TrustedRegistries {
  readonly #registries: readonly TrustedRegistry[];

  constructor(named: readonly string[] = usual) {
    this.#registries = named.map(registryIn);
  }

  /** The one of a name; undefined where it is not trusted. */
  named(name: string): TrustedRegistry | undefined {
    return this.#registries.find((registry) => registry.name === name);
  }

  /** The one at an origin, `https://contoso.azurecr.io`. */
  at(origin: string): TrustedRegistry | undefined {
    return this.#registries.find((registry) => registry.origin === origin);
  }
}

function registryIn(entry: string): TrustedRegistry {
  const [, scheme = 'https', name = ''] = /^(?:(https?):\/\/)?(.*)$/.exec(entry.toLowerCase()) ?? [];
  const address = `${scheme}://${name}`;
  return { name, origin: URL.canParse(address) ? new URL(address).origin : address };
}
