import tseslint from 'typescript-eslint'

// Types and likely mistakes; the look of the code is biome's, layers are dependency-cruiser's.
export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'coverage', 'reports', '.stryker-tmp', 'data'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    // The core is told the time and the chances; it never asks for them.
    files: ['src/{model,calendar,rules,plan,statistics,sheet,mail}/**/*.ts', 'sheets-template/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch', 'crypto', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The core is given `now`.' },
        { object: 'Math', property: 'random', message: 'The core is given its chances.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core is given `now`.' },
      ],
    },
  },
  {
    // One process tries many of these files (`isolate: false`): none may leave it other than it was.
    files: ['test/{calendar,mail,model,plan,property,rules,sheet,statistics}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['mock', 'doMock', 'spyOn', 'stubEnv', 'stubGlobal', 'useFakeTimers'].map((property) => ({
          object: 'vi',
          property,
          message: 'What is tried here has no need of it, and the next file would find it.',
        })),
      ],
    },
  },
  { files: ['**/*.js', '**/*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
)
