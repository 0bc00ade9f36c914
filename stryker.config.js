/**
 * Mutation testing of the core: `npm run mutation` takes all rooms, `ROOM=calendar npm run mutation` one room against its own tests
 * and the properties (minutes instead of hours). Further options go behind `--`, as in `-- --mutate src/calendar/wall.ts`.
 */
const { ROOM: room } = process.env

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [room ? `src/${room}/**/*.ts` : 'src/{model,rules,plan,statistics,calendar,sheet}/**/*.ts'],
  coverageAnalysis: 'perTest',
  // Constants, once loaded, stay: each mutant of one loads every test anew. A single room can afford it.
  ignoreStatic: !room,
  concurrency: room ? 1 : 2,
  timeoutMS: 2_000,
  timeoutFactor: 1.5,
  incrementalFile: `reports/mutation/${room ?? 'all'}.incremental.json`,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: `reports/mutation/${room ?? 'all'}.json` },
  ignorePatterns: [
    '/bench',
    '/coverage',
    '/data',
    '/deploy',
    '/dist',
    '/docs',
    '/reports',
    '/test/{adapters,app,browser,chaos,cli,contract,edge,functions,standalone}',
  ],
  tempDirName: '.stryker-tmp',
}
