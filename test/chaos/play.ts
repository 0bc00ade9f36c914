import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tabs } from '../../sheets-template/workbook/index.ts'
import { Failure } from '../../src/model/failure.ts'
import { readBook } from './book.ts'
import { HANDLERS, HOUR, MAILS, MANAGER, MINUTE } from './desk-rules.ts'
import { diceOf } from './dice.ts'
import type { House } from './house.ts'
import { type Broken, broken } from './oracle/broken.ts'
import { fewCalls } from './oracle/calls.ts'
import { cellsAsTyped } from './oracle/cells.ts'
import { noticesRight } from './oracle/notices.ts'
import { oneNumberEach, ownDeadlines, sameNumbers, standings } from './oracle/numbers.ts'
import type { PartsOf } from './parts.ts'
import type { Swept, Tally } from './record.ts'
import type { Script } from './script.ts'
import { type Staff, staffOf } from './staff/staff.ts'
import { sweepsOf } from './sweeps.ts'
import type { Template } from './template.ts'
import { timeOf } from './time.ts'

export interface Played {
  readonly broken: readonly Broken[]
  readonly tally: Tally
  readonly trace: readonly string[]
}

export interface Stage {
  readonly house: House
  readonly template: Template
  readonly folder: string
  /** How the parts of sweeps are made, where not as usual. */
  readonly wire?: PartsOf
}

let runs = 0

/** Plays a script on a workbook of its own, brings all to rest, and says which promises were not kept. */
export async function play(script: Script, { house, template, folder, wire }: Stage): Promise<Played> {
  const file = join(folder, `run-${++runs}`)
  copyFileSync(template.file, file)
  const trace: string[] = []
  const tell = (words: string) => void trace.push(words)
  const time = timeOf()
  const dead = new Set(
    script.dead === undefined ? [] : [MAILS[script.dead === 'handler' ? HANDLERS[0] : MANAGER] ?? ''],
  )
  const desk: { staff?: Staff } = {}
  const staff = (): Staff => {
    if (desk.staff === undefined) throw new Error('nobody is at the desk yet')
    return desk.staff
  }
  const sweeps = sweepsOf({ house, template, time, staff, tell, dead, ...(wire === undefined ? {} : { wire }) })
  const service = house.open({ file, plain: script.plain, now: time.now, porter: sweeps.porter, onDone: sweeps.onDone })
  desk.staff = staffOf({ url: house.url, service, template, now: time.now, tell })
  const found: Broken[] = []
  try {
    for (const step of script.steps) {
      if (step.do === 'edit') await staff().do(step.edit, diceOf(step.seed))
      else if (step.do === 'wait') await time.sleep(step.by)
      else await sweeps.sweep(step.events)
    }
    tell('--- all comes to rest')
    await staff().finish(diceOf(script.seed))
    found.push(...(await rest(sweeps.sweep, time)))
    const book = await readBook(house.url, template.spreadsheetId)
    const now = staff().desk()
    const rows = standings(now, book)
    found.push(
      ...cellsAsTyped(now, book, peopleColumns),
      ...oneNumberEach(rows),
      ...sameNumbers(rows, new Map()),
      ...ownDeadlines(rows, now, time.now()),
      ...noticesRight({ desk: now, book, rows, taken: sweeps.taken, dead, now: time.now() }),
      ...fewCalls(sweeps.swept),
      ...unforeseen(sweeps.swept),
    )
  } catch (error) {
    found.push(
      broken('others', `the run itself broke off: ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
    )
  }
  rmSync(file, { force: true })
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  const { tally, swept, taken } = sweeps
  return {
    broken: found,
    trace,
    tally: { ...tally, edits: staff().edits(), sweeps: swept.length, mails: taken.length },
  }
}

/** The clock goes on past every deadline and every retry; after each wait, sweeps until one changes nothing. */
const WAITS = [0, 11 * MINUTE, 3 * HOUR, 3 * HOUR]
const MOST_SWEEPS = 6

async function rest(
  sweep: (events: readonly never[]) => Promise<Swept>,
  time: { readonly sleep: (by: number) => Promise<void> },
): Promise<readonly Broken[]> {
  for (const wait of WAITS) {
    await time.sleep(wait)
    for (let round = 1; ; round++) {
      const { became } = await sweep([])
      if (became.kind === 'done' && became.changes === 0) break
      if (round >= MOST_SWEEPS) return [broken('rest', 'sweeps never come to rest')]
    }
  }
  return []
}

const peopleColumns = (tab: string): readonly string[] =>
  tabs.find(({ key }) => key === tab)?.columns.flatMap(({ key, writer }) => (writer === 'people' ? [key] : [])) ?? []

/** A sweep may fail for a reason that a person is told, and for no other. */
function* unforeseen(swept: readonly Swept[]): Iterable<Broken> {
  for (const { number, became } of swept)
    if (became.kind === 'failed' && !(became.error instanceof Failure))
      yield broken(
        'others',
        `sweep ${number}: ${became.error instanceof Error ? (became.error.stack ?? '') : String(became.error)}`,
      )
}
