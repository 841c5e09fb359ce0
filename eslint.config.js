import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { readRooms } from './scripts/rooms.js';

const rooms = readRooms();

/**
 * The import ban of one room, out of the table in src/README.md.
 * @param {import('./scripts/rooms.js').Room} room
 * @returns {import('eslint').Linter.Config}
 */
function bansOf(room) {
  const banned = rooms.filter((other) => other !== room && !room.rooms.includes(other.name)).map((other) => other.name);
  const packages = ['\\.', ...room.packages.map((name) => `${name.replaceAll('.', '\\.')}(/|$)`)].join('|');
  return {
    files: [`${room.folder}/**/*.ts`, `${room.folder}.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(src/)?(${banned.join('|')})(/|\\.js$)`,
              message: `Room ${room.name} may not import this room; see src/README.md.`,
            },
            { regex: `^(?!${packages})`, message: `Room ${room.name} may not import this package; see src/README.md.` },
          ],
        },
      ],
      ...(room.name === 'cli' ? {} : { 'no-restricted-globals': ['error', 'process', 'console', 'fetch'] }),
    },
  };
}

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'samples/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-control-regex': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ForInStatement', message: 'Members of hostile objects: use Map, Object.keys or Object.entries.' },
      ],
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/strict-boolean-expressions': ['error', { allowString: false, allowNullableBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...rooms.map(bansOf),
);
