import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { sweep } from '../../src/app/sweep.ts'
import type { Ledger } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { cell, FIRST, row, sh, type Typed, tabOf, ZONE } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

const DESCRIPTIONS = ['甲', '乙', '丙', '丁', '戊']

/** What stands in a register: rows that were swept before, and new ones. */
interface Rows {
  readonly known: readonly Typed[]
  readonly typed: readonly Typed[]
}

/** A desk with new complaints, and a sweep before each of whose first `hit` commits somebody moves rows. */
async function hitDesk(
  hit: number,
  move: (ledger: ReturnType<typeof memoryLedger>, nth: number) => Promise<void>,
  { known = [], typed = DESCRIPTIONS.map((description) => row({ description })) }: Partial<Rows> = {},
) {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  let commits = 0
  const moving: Ledger = {
    ...ledger,
    commit: async (...args) => {
      if (commits++ < hit) await move(ledger, commits)
      return ledger.commit(...args)
    },
  }
  const now = sh('2026-11-20 09:06')
  const run = async (on: Ledger, runId: string) =>
    sweep({ ledger: on, mailer: memoryMailer(), clock: { now: () => now }, log: silent, runId })
  if (known.length > 0) {
    await ledger.type('complaint', known)
    await run(ledger, 'before')
  }
  await ledger.type('complaint', typed)
  const first = await run(moving, 'hit')
  const second = await run(ledger, 'calm')
  const table = (await ledger.read()).tables.get('complaint')
  const { at } = findHeaders(tabOf('complaint'), table)
  const cellsOf = (cells: readonly unknown[]) => ['number', 'description'].map((key) => cells[at.get(key) ?? -1] ?? '')
  const history = (await ledger.read('history')).tables.get('history')?.rows ?? []
  return { rows: (table?.rows ?? []).slice(FIRST).map(cellsOf), history: history.slice(1), first, second }
}

const wanted = DESCRIPTIONS.map((description, index) => [`TS-20261120-00${index + 1}`, description])

describe('rows that move again under each repair', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'by a row that is put in, %i times: each case has its number, the blank rows none',
    async (hit) => {
      const { rows } = await hitDesk(hit, (ledger) => ledger.insertRow('complaint', FIRST))
      expect(rows.filter(([, description]) => description !== '')).toEqual(wanted)
      expect(rows.filter(([number]) => number !== '')).toHaveLength(wanted.length)
    },
  )

  it.each([1, 2, 3, 4, 5, 6])('by rows put in and taken out in turn, %i times', async (hit) => {
    const { rows } = await hitDesk(hit, async (ledger, nth) => {
      if (nth % 2 === 0) return ledger.deleteRow('complaint', FIRST)
      await ledger.insertRow('complaint', FIRST)
      return ledger.insertRow('complaint', FIRST)
    })
    expect(rows.filter(([, description]) => description !== '')).toEqual(wanted)
    expect(rows.filter(([number]) => number !== '')).toHaveLength(wanted.length)
  })

  it('hold back the mails of a row that moved until it is put right, which is no failure of theirs', async () => {
    const { first, second } = await hitDesk(1, (ledger) => ledger.insertRow('complaint', FIRST))
    expect(first).toMatchObject({ sent: 0, failed: 0 })
    expect(second).toMatchObject({ sent: 3 * DESCRIPTIONS.length, failed: 0 })
  })

  it('are told of in the history by numbers alone, also where a row without one was hit', async () => {
    const drafts = { known: [row()], typed: [row({ category: '' })] }
    const { history } = await hitDesk(1, (ledger) => ledger.moveRow('complaint', FIRST, FIRST + 2), drafts)
    expect(history.flat().filter((one) => String(one).startsWith('写入时行被移动'))).not.toEqual([])
    expect(history.flat().filter((one) => typeof one === 'string' && one.includes('-?-'))).toEqual([])
  })
})

describe('a copy that gets its own words while a sweep writes to it', () => {
  it('is a case of its own, and what it was copied from stays what it was', async () => {
    const ledger = memoryLedger(ZONE)
    await ledger.setUp('zh')
    await ledger.type('complaint', [row({ description: '甲' })])
    const now = sh('2026-11-20 09:06')
    let runs = 0
    const run = (on: Ledger) =>
      sweep({ ledger: on, mailer: memoryMailer(), clock: { now: () => now }, log: silent, runId: `r${++runs}` })
    const register = async () => {
      const table = (await ledger.read()).tables.get('complaint')
      return { rows: table?.rows ?? [], at: findHeaders(tabOf('complaint'), table).at }
    }
    await run(ledger)
    const { rows, at } = await register()
    await ledger.type('complaint', [Object.fromEntries([...at].map(([key, index]) => [key, rows[FIRST]?.[index]]))])
    await run({
      ...ledger,
      commit: async (...args) => {
        await ledger.retype('complaint', FIRST + 1, 'receivedAt', cell('2026-11-20 09:02'))
        await ledger.retype('complaint', FIRST + 1, 'description', '乙')
        return ledger.commit(...args)
      },
    })
    for (let turn = 0; turn < 3; turn++) await run(ledger)
    const shown = (cells: readonly unknown[]) => ['number', 'description'].map((key) => cells[at.get(key) ?? -1])
    expect((await register()).rows.slice(FIRST).map(shown)).toEqual([
      ['TS-20261120-001', '甲'],
      ['TS-20261120-002', '乙'],
    ])
  })
})
