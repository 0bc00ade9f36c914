import { diceOf } from './dice.ts'
import type { Broken } from './oracle/broken.ts'
import { broken } from './oracle/broken.ts'
import type { Tally } from './record.ts'
import { openRun, type Stage } from './run.ts'
import type { Script } from './script.ts'

export interface Played {
  readonly broken: readonly Broken[]
  readonly tally: Tally
  /** How many effects each sweep of the script had, calls and mails. */
  readonly effects: readonly number[]
  readonly trace: readonly string[]
}

/** Plays a script on a workbook of its own, brings all to rest, and says which promises were not kept. */
export async function play(script: Script, stage: Stage): Promise<Played> {
  const run = openRun(stage, script)
  const found: Broken[] = []
  const effects: number[] = []
  try {
    for (const step of script.steps) {
      if (step.do === 'edit') await run.staff.do(step.edit, diceOf(step.seed))
      else if (step.do === 'wait') await run.time.sleep(step.by)
      else effects.push((await run.sweep(step.events)).effects)
    }
    found.push(...(await run.rest(diceOf(script.seed))))
  } catch (error) {
    found.push(broken('others', `the run itself broke off: ${said(error)}`))
  }
  run.close()
  return { broken: found, effects, tally: run.tally(), trace: run.trace }
}

const said = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
