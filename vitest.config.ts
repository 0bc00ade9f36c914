import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// The limits are against what hangs, not what is slow. Vitest would leave one processor idle, on a machine of two half of it.
const common = { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%' }

/** Tests of what has no I/O, no clock and no state. */
const core = ['test/{calendar,mail,model,plan,property,rules,sheet,statistics}/**/*.test.ts']

const pages = { sequence: { groupOrder: 1 }, maxWorkers: 2, expect: { poll: { timeout: 30_000 } } }

/** What takes longest, so that nothing of it is left to run alone at the end. */
const LONG = ['chaos/chaos', 'standalone/start', 'cli/backup', 'property/planner', 'app/hostile-cells', 'cli/policy']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
      if (at >= 0) return at
      return LONG.length + (moduleId.includes('/test/chaos/') ? 1 : 0)
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
      // One browser at a time: what is waited for there are the page's own seconds. Beside it play the thousands of runs of chaos, in
      // processes that step back for everybody (`sequencer` begins with them).
      { test: { ...common, ...pages, name: 'browser', include: ['test/browser/**/*.test.ts'] } },
      { test: { ...common, ...pages, name: 'chaos', include: ['test/chaos/**/*.test.ts'], testTimeout: 30 * 60_000 } },
    ],
  },
})
