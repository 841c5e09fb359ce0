import type {
  DecoratorSyntax,
  ExpressionSyntax,
  ForSyntax,
  FunctionSyntax,
  ModuleSyntax,
  ObjectSyntax,
  OutputSyntax,
  ParameterAssignmentSyntax,
  ParameterSyntax,
  ProgramSyntax,
  ResourceSyntax,
  TypeDeclarationSyntax,
  VariableSyntax,
} from '../syntax/nodes.js';
import type { Token } from '../syntax/token.js';
import type { Source } from '../../text/source.js';
import type { TargetScope } from '../../template/template.js';

/** What a name at the top of a file stands for. */
export type FileSymbol =
  | ParameterSymbol
  | { readonly kind: 'variable'; readonly syntax: VariableSyntax }
  | { readonly kind: 'function'; readonly syntax: FunctionSyntax }
  | { readonly kind: 'type'; readonly syntax: TypeDeclarationSyntax }
  | { readonly kind: 'assignment'; readonly syntax: ParameterAssignmentSyntax }
  | ResourceSymbol
  | ModuleSymbol
  /** `import { exported as name } from 'path'`. */
  | { readonly kind: 'imported'; readonly exported: string; readonly path: Token }
  /** `import * as name from 'path'`. */
  | { readonly kind: 'namespace'; readonly path: Token }
  | { readonly kind: 'extension'; readonly name: string }
  /** A declaration that could not be read. */
  | { readonly kind: 'broken'; readonly name: Token };

export interface ParameterSymbol {
  readonly kind: 'parameter';
  readonly syntax: ParameterSyntax;
  /** A decorator before it that says so does not parse, or stands at another declaration of its name. */
  readonly isSecret: boolean;
}

/** How often and when the body of a resource or module is deployed. */
export interface Body {
  readonly object: ObjectSyntax;
  readonly condition: ExpressionSyntax | undefined;
  readonly loop: ForSyntax | undefined;
}

export interface ResourceSymbol extends Body {
  readonly kind: 'resource';
  /** With the names of the resources that it is nested in: `vnet::subnet`. */
  readonly name: string;
  readonly syntax: ResourceSyntax;
  /** The resource whose body it stands in. */
  readonly container: ResourceSymbol | undefined;
  readonly nested: ReadonlyMap<string, ResourceSymbol>;
  /** Fully qualified. */
  readonly type: string;
  readonly apiVersion: string | undefined;
  readonly existing: boolean;
  /** Name of the extension whose type it is; undefined for Azure Resource Manager. */
  readonly extension: string | undefined;
}

export interface ModuleSymbol extends Body {
  readonly kind: 'module';
  readonly name: string;
  readonly syntax: ModuleSyntax;
}

/** A file with its names. */
export interface BoundFile {
  readonly source: Source;
  readonly program: ProgramSyntax;
  readonly targetScope: TargetScope;
  /** Of a name that is declared twice, the first declaration. */
  readonly names: ReadonlyMap<string, FileSymbol>;
  /** The names of the later ones of two declarations or outputs with one name. */
  readonly repeated: readonly Token[];
  /** Nested ones before the resource that holds them. */
  readonly resources: readonly ResourceSymbol[];
  readonly modules: readonly ModuleSymbol[];
  readonly outputs: readonly OutputSyntax[];
}

export type Decorators = readonly (DecoratorSyntax | Token)[];
