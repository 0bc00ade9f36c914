import { defineConfig } from 'vitest/config'

/** The properties that belong to a room of the core. */
const properties: Readonly<Record<string, string>> = {
  calendar: 'calendar-*',
  plan: '{planner*,outbox,plan-parts,put-back,held-mails,act-moving}',
  rules: '{policy*,escalation,recipients,draw,repeats}',
  sheet: 'codecs',
  statistics: '{statistics,figures-*}',
}

/** The tests that a mutation run knows: those of its room (ROOM=calendar) or of all. */
const room = process.env['ROOM'] ?? '{model,rules,plan,statistics,calendar,sheet}'

export default defineConfig({
  test: {
    include: [`test/${room}/**/*.test.ts`, `test/property/${properties[room] ?? '*'}.test.ts`],
    exclude: [
      // It starts processes of its own, which no mutant reaches.
      'test/property/calendar-host-zone.test.ts',
      // Seconds of walking to the year 9999 for each mutant on the way.
      'test/calendar/far-years.test.ts',
    ],
    setupFiles: ['test/property/few-runs.ts'],
    testTimeout: 30_000,
  },
})
