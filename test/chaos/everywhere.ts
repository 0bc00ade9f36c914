import { CALL_FAULTS } from './call-faults.ts'
import { HOUR, MINUTE } from './desk-rules.ts'
import { MAIL_MOOD_NAMES } from './mail-moods.ts'
import type { Event, Script, Step } from './script.ts'
import { EDIT_NAMES } from './staff/staff.ts'

/**
 * A day as it is without any mishap: rows of both registers at once and cell by cell, answers that come too late, a resolution, a
 * setting that is spoilt and mended, a reopening. Nothing happens while a sweep runs.
 */
export const DAY: Script = {
  seed: 1,
  plain: true,
  steps: [
    edit('typeRow', 1),
    edit('typeRow', 9),
    edit('typeRow', 7),
    { do: 'sweep', events: [] },
    edit('beginRow', 3),
    edit('respond', 4),
    { do: 'wait', by: 31 * MINUTE },
    { do: 'sweep', events: [] },
    edit('goOn', 5),
    edit('goOn', 6),
    edit('spoilSetting', 2),
    edit('resolve', 3),
    { do: 'wait', by: 35 * MINUTE },
    { do: 'sweep', events: [] },
    edit('reopen', 2),
    edit('typeRow', 4),
    edit('goOn', 1),
    { do: 'wait', by: 2 * HOUR },
    { do: 'sweep', events: [] },
  ],
}

function edit(name: (typeof EDIT_NAMES)[number], seed: number): Step {
  return { do: 'edit', edit: name, seed }
}

/** All that can happen before an effect, one at a time. Calls and mails go wrong in the same events, each in its own way. */
const EVENTS: readonly Event[] = [
  ...EDIT_NAMES.map((name): Event => ({ kind: 'edit', edit: name, seed: 11 })),
  ...MAIL_MOOD_NAMES.map((mail, index): Event => {
    const call = CALL_FAULTS[index % CALL_FAULTS.length] ?? 'cut-before'
    return { kind: 'fault', call, mail }
  }),
  { kind: 'crash' },
  { kind: 'sweep' },
  { kind: 'sweep', until: 2 },
  { kind: 'clock', by: -HOUR },
  { kind: 'clock', by: HOUR },
]

/** The day, once with each event before each effect of each of its sweeps. `effects`: how many each sweep has. */
export function* dayWithEach(effects: readonly number[]): Iterable<{ readonly name: string; readonly script: Script }> {
  let nth = 0
  for (const [at, step] of DAY.steps.entries()) {
    if (step.do !== 'sweep') continue
    const count = effects[nth++] ?? 0
    // Before the effect that there is not comes what happens when the sweep is over.
    for (let effect = 0; effect < count; effect++)
      for (const event of EVENTS) {
        const events = [{ at: effect, event }]
        const name = `sweep ${nth}, effect ${effect}: ${Object.values(event).join(' ')}`
        yield { name, script: { ...DAY, steps: DAY.steps.with(at, { do: 'sweep', events }) } }
      }
  }
}
