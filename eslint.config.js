// What may not be written, and where. Messages say what to do instead: whoever meets one is in the middle of other work.
import tseslint from 'typescript-eslint'
import house from './tools/lint-rules.ts'
import { pureRooms } from './tools/rooms.ts'

const tests = ['**/*.test.ts', '**/*.test.tsx', '**/*.torture.ts']
const pure = pureRooms.map((room) => `src/${room}/**/*.ts`)

const clock = 'pass `now: Instant` in (kernel functions take the clock as an argument)'
const machineZone = 'this depends on the machine: use the functions of src/calendar, with the zone as an argument'

/** Names of the platform that pure rooms do without, and what is handed in instead. */
const globalsOfThePlatform = {
  console: 'return what is to be said, or a refusal; src/main prints',
  process: 'pass the setting or value in as an argument; src/main reads the environment',
  globalThis: 'name what you need as a parameter: a pure room sees no platform',
  global: 'name what you need as a parameter: a pure room sees no platform',
  performance: clock,
  fetch: 'a pure room calls nothing: ask through a port in src/casework/ports',
  crypto: 'pass the hash function or the random bytes in as an argument',
  Buffer: 'use Uint8Array, and TextEncoder for UTF-8: Buffer exists in Node only',
  setTimeout: 'nothing waits in a pure room: make it a deadline, `wake(now)` finds it when it is due',
  setInterval: 'nothing waits in a pure room: make it a duty, `wake(now)` finds it when it is due',
  setImmediate: 'nothing waits in a pure room: return, and let the caller decide when to go on',
  queueMicrotask: 'nothing waits in a pure room: return, and let the caller decide when to go on',
  require: 'use import',
}

const methodsInTheMachinesZone = [
  'getFullYear|getMonth|getDate|getDay|getHours|getMinutes|getSeconds|getTimezoneOffset',
  'setFullYear|setMonth|setDate|setHours|setMinutes|setSeconds',
  'toLocaleDateString|toLocaleTimeString|toDateString|toTimeString',
].join('|')

const pureSyntax = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: clock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date']", message: clock },
  { selector: "NewExpression[callee.name='Date'][arguments.length>1]", message: machineZone },
  {
    selector: `CallExpression > MemberExpression.callee[property.name=/^(${methodsInTheMachinesZone})$/]`,
    message: machineZone,
  },
  {
    selector:
      "NewExpression[callee.object.name='Intl'][callee.property.name='DateTimeFormat']:not(:has(Property[key.name='timeZone']))",
    message: 'name the `timeZone`: without it Intl takes the machine’s',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'pass ids and random figures in as an argument: a decision must replay to the same result',
  },
  {
    selector: 'ImportExpression',
    message: 'import at the top: what a pure room depends on must be visible to the walls',
  },
]

const always = {
  'house/no-silencing-comments': 'error',
  'house/no-switched-off-tests': 'error',
  '@typescript-eslint/no-explicit-any': ['error', { fixToUnknown: false }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-empty-object-type': 'error',
  '@typescript-eslint/no-namespace': 'error',
  '@typescript-eslint/no-require-imports': 'error',
  '@typescript-eslint/no-unsafe-function-type': 'error',
  '@typescript-eslint/no-wrapper-object-types': 'error',
  '@typescript-eslint/no-this-alias': 'error',
  'array-callback-return': 'error',
  'constructor-super': 'error',
  'for-direction': 'error',
  'no-async-promise-executor': 'error',
  'no-case-declarations': 'error',
  'no-compare-neg-zero': 'error',
  'no-cond-assign': 'error',
  'no-constant-binary-expression': 'error',
  'no-debugger': 'error',
  'no-dupe-else-if': 'error',
  'no-duplicate-case': 'error',
  'no-empty': 'error',
  'no-empty-character-class': 'error',
  'no-eval': 'error',
  'no-ex-assign': 'error',
  'no-fallthrough': 'error',
  'no-implied-eval': 'error',
  'no-loss-of-precision': 'error',
  'no-misleading-character-class': 'error',
  'no-new-func': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-throw-literal': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-unused-expressions': 'error',
  'no-useless-catch': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'use-isnan': 'error',
  'valid-typeof': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
}

export default [
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/generated/**',
      'data/**',
      'coverage/**',
      '.runtime/**',
      'fixtures/**',
      '**/*.d.ts',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: { '@typescript-eslint': tseslint.plugin, house },
    rules: always,
  },
  // Served as it is, before the bundle, to browsers of any age.
  { files: ['web/*/public/**'], rules: { 'no-var': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['src/**/*.ts', 'web/**/*.ts', 'web/**/*.tsx'],
    ignores: ['src/main/**', ...tests],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'console', message: 'src/main prints; elsewhere use the logger you were handed, or return it' },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'web/**/*.ts', 'web/**/*.tsx'],
    // Tests of the whole house tamper with its database from outside, as no port ever may.
    ignores: ['src/drivers/**', 'src/main/**/*.pg.test.ts'],
    rules: { 'house/no-sql': 'error' },
  },
  {
    files: pure,
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...Object.entries(globalsOfThePlatform).map(([name, message]) => ({ name, message })),
      ],
      'no-restricted-syntax': ['error', ...pureSyntax],
      'house/no-platform-imports': 'error',
    },
  },
]
