import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import type * as productModule from './product.js';

type ProductModule = typeof productModule;

/** The whole product as the text of one script, with the packages that it uses. Run in the folder of the repository. */
export async function productScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve('test/conformance/laws/product.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    loader: { '.md': 'text' },
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('the product was not built');
  return file.text;
}

/** Loads the product of a script anew at each call: no two of them share anything that a module keeps. */
export function freshProducts(script: string): () => ReturnType<ProductModule['createProduct']> {
  const compiled = new Script(`(function (module, exports, require) { ${script}\n})`);
  const require = createRequire(resolve('package.json'));
  return () => {
    const module = { exports: {} };
    const run = compiled.runInThisContext() as (module: object, exports: object, require: NodeJS.Require) => void;
    run(module, module.exports, require);
    return (module.exports as ProductModule).createProduct();
  };
}
