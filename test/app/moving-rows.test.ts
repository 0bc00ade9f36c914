import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { sweep } from '../../src/app/sweep.ts'
import type { Ledger } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { FIRST, row, sh, tabOf, ZONE } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

const DESCRIPTIONS = ['甲', '乙', '丙', '丁', '戊']

/** A desk with new complaints, and a sweep before each of whose first `hit` commits somebody moves rows. */
async function hitDesk(hit: number, move: (ledger: ReturnType<typeof memoryLedger>, nth: number) => Promise<void>) {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  await ledger.type(
    'complaint',
    DESCRIPTIONS.map((description) => row({ description })),
  )
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
  await run(moving, 'hit')
  await run(ledger, 'calm')
  const table = (await ledger.read()).tables.get('complaint')
  const { at } = findHeaders(tabOf('complaint'), table)
  const cellsOf = (cells: readonly unknown[]) => ['number', 'description'].map((key) => cells[at.get(key) ?? -1] ?? '')
  return (table?.rows ?? []).slice(FIRST).map(cellsOf)
}

const wanted = DESCRIPTIONS.map((description, index) => [`TS-20261120-00${index + 1}`, description])

describe('rows that move again under each repair', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'by a row that is put in, %i times: each case has its number, the blank rows none',
    async (hit) => {
      const rows = await hitDesk(hit, (ledger) => ledger.insertRow('complaint', FIRST))
      expect(rows.filter(([, description]) => description !== '')).toEqual(wanted)
      expect(rows.filter(([number]) => number !== '')).toHaveLength(wanted.length)
    },
  )

  it.each([1, 2, 3, 4, 5, 6])('by rows put in and taken out in turn, %i times', async (hit) => {
    const rows = await hitDesk(hit, async (ledger, nth) => {
      if (nth % 2 === 0) return ledger.deleteRow('complaint', FIRST)
      await ledger.insertRow('complaint', FIRST)
      return ledger.insertRow('complaint', FIRST)
    })
    expect(rows.filter(([, description]) => description !== '')).toEqual(wanted)
    expect(rows.filter(([number]) => number !== '')).toHaveLength(wanted.length)
  })
})
