import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { act } from '../../src/app/act.ts'
import { sweep } from '../../src/app/sweep.ts'
import type { Action, LinkClaim } from '../../src/model/action.ts'
import type { Cell, Ledger } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { parseRecord } from '../../src/sheet/record.ts'
import { row, sh, type Typed, tabOf, ZONE } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

type Tab = Parameters<typeof tabOf>[0]

/** A ledger in memory at which somebody works, sweeps and presses links; each call is given its time on the wall. */
export async function actDesk(ledger = memoryLedger(ZONE)) {
  await ledger.setUp('zh')
  const mailer = memoryMailer()
  let runs = 0
  const partsAt = (time: string, on: Ledger = ledger) => ({
    ledger: on,
    mailer,
    clock: { now: () => sh(time) },
    log: silent,
    runId: `run${++runs}x`,
  })
  const rowsOf = async (tab: Tab) => {
    const table = (await ledger.read(tab)).tables.get(tab)
    const { at } = findHeaders(tabOf(tab), table)
    return (table?.rows ?? []).map((cells) =>
      Object.fromEntries([...at].map(([key, index]) => [key, cells[index] ?? null])),
    )
  }
  return {
    ...ledger,
    mailer,
    partsAt,
    rowsOf,
    sweep: (time: string) => sweep(partsAt(time)),
    act: (time: string, claim: LinkClaim, action: Action, typed: Readonly<Record<string, string>> = {}, on?: Ledger) =>
      act(partsAt(time, on), claim, { action, typed }),
    async fill(tab: Tab, at: number, cells: Typed): Promise<void> {
      for (const [key, value] of Object.entries(cells)) await ledger.retype(tab, at, key, value)
    },
    /** All that stands in a tab but what no two runs have alike. */
    async told(tab: Tab): Promise<readonly Readonly<Record<string, unknown>>[]> {
      const rows = await rowsOf(tab)
      return rows
        .filter(({ how }) => how !== '邮件按钮')
        .map(({ messageId, record, ...cells }) => ({
          ...cells,
          isMailed: typeof messageId === 'string',
          record: typeof record === 'string' ? { ...parseRecord(record, ZONE), acts: undefined } : record,
        }))
    },
    /** Who was mailed what since the last time it was asked. */
    mails: mailsSince(mailer),
  }
}

function mailsSince({ sent }: ReturnType<typeof memoryMailer>) {
  let asked = 0
  return (): readonly string[] => {
    const fresh = sent.slice(asked).map(({ to, subject }) => `${to} ${subject}`)
    asked = sent.length
    return fresh.toSorted()
  }
}

export type ActDesk = Awaited<ReturnType<typeof actDesk>>

/** The row that all of it is about, and a neighbour whom none of it touches. */
export const twoCases = (more: Typed = {}): readonly Typed[] => [
  row(more),
  row({ description: '另一件', handler: '刘洋' }),
]

export const cellsAt = async (d: ActDesk, tab: Tab, at: number, keys: readonly string[]): Promise<readonly Cell[]> => {
  const cells = (await d.rowsOf(tab))[at] ?? {}
  return keys.map((key) => cells[key])
}
