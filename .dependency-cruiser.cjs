const core = '^src/(model|calendar|rules|plan|statistics|sheet|mail)/'
/** Which room may look into which: docs/design.md, "The house". */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'model-imports-nothing', severity: 'error', from: { path: '^src/model/' }, to: { pathNot: '^src/model/' } },
    {
      name: 'calendar-knows-only-model',
      severity: 'error',
      from: { path: '^src/calendar/' },
      to: { path: '^(src|functions|sheets-template)/', pathNot: '^src/(model|calendar)/' },
    },
    {
      name: 'rules-look-down',
      severity: 'error',
      from: { path: '^src/rules/' },
      to: { path: '^src/(sheet|plan|statistics|mail|ports)/' },
    },
    {
      name: 'sheet-looks-down',
      severity: 'error',
      from: { path: '^src/sheet/' },
      to: { path: '^src/(plan|statistics|mail)/' },
    },
    {
      name: 'plan-looks-down',
      severity: 'error',
      from: { path: '^src/plan/' },
      to: { path: '^src/(statistics|mail)/' },
    },
    {
      name: 'core-is-pure',
      comment: 'no adapter, no use case, no port implementation in the core',
      severity: 'error',
      from: { path: core },
      to: { path: '^(src/(adapters|app|cli|standalone)|functions)/' },
    },
    { name: 'core-does-no-io', severity: 'error', from: { path: core }, to: { dependencyTypes: ['core'] } },
    {
      name: 'core-uses-few-packages',
      severity: 'error',
      from: { path: core },
      to: {
        dependencyTypes: ['npm', 'npm-dev'],
        pathNot: 'node_modules/(zod|dayjs|eta|chinese-days|libphonenumber-js)/',
      },
    },
    {
      name: 'ports-are-words',
      severity: 'error',
      from: { path: '^src/ports/' },
      to: { path: '^src/', pathNot: '^src/(model|ports)/' },
    },
    {
      name: 'adapters-do-not-meet',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'adapters-know-no-use-case',
      severity: 'error',
      from: { path: '^src/adapters/' },
      to: { path: '^src/(app|cli|standalone)/' },
    },
    {
      name: 'use-cases-know-only-ports',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/(adapters|cli|standalone)/' },
    },
    {
      name: 'the-local-server-knows-only-the-protocol',
      severity: 'error',
      from: { path: '^src/standalone/sheets-server/' },
      to: { path: '^(src|functions|sheets-template)/', pathNot: '^src/standalone/sheets-server/' },
    },
    {
      name: 'the-page-knows-only-messages',
      comment:
        'What runs in the browser speaks to the server; it shares no code with it but the types of what goes over the wire.',
      severity: 'error',
      from: { path: '^src/standalone/page/' },
      to: {
        path: '^(src|functions|sheets-template)/',
        pathNot: '^src/standalone/(page/|web/messages|sheets-server/history/notice|sheets-server/a1/columns)',
      },
    },
    {
      name: 'nobody-looks-into-the-page',
      severity: 'error',
      from: { path: '^(src|functions|sheets-template)/', pathNot: '^src/standalone/page/' },
      to: { path: '^src/standalone/page/' },
    },
    {
      name: 'template-is-data',
      severity: 'error',
      from: { path: '^sheets-template/' },
      to: { path: '^src/', pathNot: '^src/(sheet|model)/' },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      from: { path: '^(src|functions|sheets-template)/' },
      to: { path: '^(test|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
}
