import { defineConfig } from 'vitest/config'

// The limits are against what hangs, not what is slow. Vitest would leave one processor idle, on a machine of two half of it.
const common = { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%' }

/** Tests of what has no I/O, no clock and no state. */
const core = ['test/{calendar,mail,model,plan,property,rules,sheet,statistics}/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      // Nothing there can be left behind for the next file, so that a process reads the core once for many of them.
      { test: { ...common, name: 'core', sequence: { groupOrder: 0 }, include: core, isolate: false } },
      {
        test: {
          ...common,
          name: 'code',
          sequence: { groupOrder: 0 },
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/chaos/**', ...core],
        },
      },
      // Thousands of runs on all processors there are: nothing else beside them, and all the time they need.
      {
        test: {
          ...common,
          name: 'chaos',
          sequence: { groupOrder: 2 },
          include: ['test/chaos/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 30 * 60_000,
        },
      },
      // One browser at a time, and nothing else beside it: what is waited for there are the page's own seconds.
      {
        test: {
          ...common,
          name: 'browser',
          sequence: { groupOrder: 1 },
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
})
