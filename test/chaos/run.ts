import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readBook } from './book.ts'
import { HANDLERS, HOUR, MAILS, MANAGER, MINUTE } from './desk-rules.ts'
import type { Dice } from './dice.ts'
import type { DeskOptions, House } from './house.ts'
import { type Broken, broken } from './oracle/broken.ts'
import { judge } from './oracle/judge.ts'
import type { PartsOf } from './parts.ts'
import type { Swept, Tally } from './record.ts'
import type { Script, Timed } from './script.ts'
import { type Staff, staffOf } from './staff/staff.ts'
import { sweepsOf } from './sweeps.ts'
import type { Template } from './template.ts'
import { type Time, timeOf } from './time.ts'

export interface Stage {
  readonly house: House
  readonly template: Template
  readonly folder: string
  /** How the parts of sweeps are made, where not as usual. */
  readonly wire?: PartsOf
  /** Lets calls in whose token is no sweep's of this process. */
  readonly stranger?: Pick<DeskOptions, 'porter' | 'onDone'>
}

/** A desk with its people, its clock and its sweeps. */
export interface Run {
  readonly staff: Staff
  readonly time: Time
  readonly trace: readonly string[]
  readonly sweep: (events: readonly Timed[]) => Promise<Swept>
  /** A mail that another process sent was taken. */
  readonly taken: ReturnType<typeof sweepsOf>['taken']
  readonly swept: readonly Swept[]
  /** People finish what they began, and sweeps follow each other until there is nothing to do; which promises were not kept. */
  readonly rest: (dice: Dice) => Promise<readonly Broken[]>
  readonly tally: () => Tally
  readonly close: () => void
}

let runs = 0

/** Opens a desk on a copy of the template. */
export function openRun(
  { house, template, folder, wire, stranger }: Stage,
  { plain, dead: whose }: Pick<Script, 'plain' | 'dead'>,
): Run {
  const file = join(folder, `run-${++runs}`)
  copyFileSync(template.file, file)
  const trace: string[] = []
  const tell = (words: string) => void trace.push(words)
  const time = timeOf()
  const dead = new Set(whose === undefined ? [] : [MAILS[whose === 'handler' ? HANDLERS[0] : MANAGER] ?? ''])
  const desk: { staff?: Staff } = {}
  const staff = (): Staff => {
    if (desk.staff === undefined) throw new Error('nobody is at the desk yet')
    return desk.staff
  }
  const sweeps = sweepsOf({ house, template, time, staff, tell, dead, stranger, ...(wire && { wire }) })
  const { porter, onDone } = sweeps
  const service = house.open({ file, plain, now: time.now, porter, onDone })
  desk.staff = staffOf({ url: house.url, service, template, now: time.now, tell })
  const { sweep, swept, taken, tally } = sweeps
  return {
    staff: desk.staff,
    time,
    trace,
    sweep,
    taken,
    swept,
    async rest(dice) {
      tell('--- all comes to rest')
      await staff().finish(dice)
      const restless = await comeToRest(sweep, time)
      const book = await readBook(house.url, template.spreadsheetId)
      return [...restless, ...judge({ desk: staff().desk(), book, swept, taken, dead, now: time.now() })]
    },
    tally: () => ({ ...tally, edits: staff().edits(), sweeps: swept.length, mails: taken.length }),
    close() {
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    },
  }
}

/** The clock goes on past every deadline and every retry; after each wait, sweeps until one only reads. */
const WAITS = [0, 11 * MINUTE, 6 * HOUR]
const MOST_SWEEPS = 6

async function comeToRest(sweep: Run['sweep'], time: Time): Promise<readonly Broken[]> {
  for (const wait of WAITS) {
    await time.sleep(wait)
    for (let round = 1; ; round++) {
      const { became, calls } = await sweep([])
      if (became.kind === 'done' && became.changes === 0 && calls.length === 1) break
      if (round >= MOST_SWEEPS) return [broken('rest', 'sweeps never come to rest')]
    }
  }
  return []
}
