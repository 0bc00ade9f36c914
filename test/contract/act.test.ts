import { expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { act } from '../../src/app/act.ts'
import { sweep } from '../../src/app/sweep.ts'
import type { Action, LinkClaim } from '../../src/model/action.ts'
import type { Ledger } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts.ts'
import { claimed } from '../plan/acting.ts'
import { cell, FIRST, row, sh, type Typed, tabOf, ZONE } from '../support/desk.ts'
import { openSheetsDesk, type Person, silent } from '../support/sheets-desk.ts'

interface Desk {
  readonly ledger: Ledger
  readonly person: Person
  close(): Promise<void>
}

const desks: readonly (readonly [string, () => Promise<Desk>])[] = [
  [
    'in memory',
    () => {
      const ledger = memoryLedger(ZONE)
      return Promise.resolve({ ledger, person: ledger, close: () => Promise.resolve() })
    },
  ],
  [
    'in a spreadsheet, over HTTP, that does not tell when rows move',
    () => openSheetsDesk({ plain: true, ledgerNow: () => sh('2026-11-20 09:00') }),
  ],
]

const NOON = '2026-11-20 12:00'

it.each(desks)(
  'what is pressed is written as it was typed, with its case, and a callback is added, %s',
  async (_name, open) => {
    const desk = await open()
    const { ledger, person } = desk
    let runs = 0
    const partsAt = (time: string, on: Ledger) => ({
      ledger: on,
      mailer: memoryMailer(),
      clock: { now: () => sh(time) },
      log: silent,
      runId: `run${++runs}x`,
    })
    const rowsOf = async (tab: 'complaint' | 'callback'): Promise<readonly Typed[]> => {
      const table = (await ledger.read()).tables.get(tab)
      const { at } = findHeaders(tabOf(tab), table)
      return (table?.rows ?? []).map((cells) =>
        Object.fromEntries([...at].map(([key, index]) => [key, cells[index] ?? ''])),
      )
    }
    const press = async (
      number: string,
      action: Action,
      typed: Readonly<Record<string, string>>,
      on: Ledger = ledger,
    ) => (await act(partsAt(NOON, on), claimed({ number: number as LinkClaim['number'] }), { action, typed })).outcome
    await ledger.setUp('zh')
    const others = { progress: '别动', promisedAt: cell('2026-11-22 10:00') }
    await person.type(
      'complaint',
      ['甲', '乙', '丙'].map((description) => row({ description, ...others })),
    )
    await sweep(partsAt('2026-11-20 09:01', ledger))

    // Somebody sorts the register between the read and the write.
    let commits = 0
    const moving: Ledger = {
      ...ledger,
      commit: async (...args) => {
        if (commits++ === 0) await person.moveRow('complaint', FIRST + 1, FIRST + 3)
        return ledger.commit(...args)
      },
    }
    const typed = { progress: HOSTILE_TEXTS['a fetch'], handler: '刘洋' }
    expect(await press('TS-20261120-002', 'handOver', typed, moving)).toMatchObject({ kind: 'done' })
    const shown = (await rowsOf('complaint')).slice(FIRST)
    expect(shown.map(({ number, description, handler, progress }) => [number, description, handler, progress])).toEqual(
      [
        ['TS-20261120-001', '甲', '陈强', '别动'],
        ['TS-20261120-003', '丙', '陈强', '别动'],
        ['TS-20261120-002', '乙', '刘洋', HOSTILE_TEXTS['a fetch']],
      ],
    )
    expect(shown[2]?.['progressAt']).toBeCloseTo(cell(NOON), 8)

    expect(await press('TS-20261120-001', 'done', { result: HOSTILE_TEXTS['a sum'] })).toMatchObject({ kind: 'done' })
    const answers = { method: '电话', handled: '是', satisfaction: '满意', suggestion: '@SUM(1)' }
    expect(await press('TS-20261120-001', 'callback', answers)).toMatchObject({ kind: 'done' })
    const called = (await rowsOf('callback')).slice(FIRST)
    expect(called).toMatchObject([{ case: 'TS-20261120-001', stage: '已回访', suggestion: '@SUM(1)', attempts: 1 }])
    expect(called[0]?.['number']).toMatch(/^HF-/)
    const again = await press('TS-20261120-001', 'callback', answers)
    expect(again).toMatchObject({ kind: 'already', what: 'callback', by: '陈强' })
    await desk.close()
  },
)
