import { describe, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { layoutOf } from '../../src/adapters/google-sheets/layout.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import type { Ledger } from '../../src/ports/ledger.ts'
import { inForce, keep, viewOf } from '../sheet/kept-support.ts'
import { openSheetsDesk } from '../support/sheets-desk.ts'

const ZONE = 'Europe/Berlin'
const LOST: readonly TabKey[] = [
  'policy',
  'escalation',
  'categories',
  'staff',
  'roster',
  'calendars',
  'days',
  'settings',
]

interface Opened {
  readonly ledger: Ledger
  readonly retype: (tab: TabKey, row: number, column: string, cell: string) => Promise<void>
  readonly lose: (tabs: readonly TabKey[]) => Promise<unknown>
  readonly close: () => unknown
}

async function openMemory(): Promise<Opened> {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('en')
  return {
    ledger,
    retype: (tab, row, column, cell) => ledger.retype(tab, row, column, cell),
    lose: (tabs) => Promise.all(tabs.map((tab) => ledger.deleteTab(tab))),
    close: () => undefined,
  }
}

async function openSheets(): Promise<Opened> {
  const { client, spreadsheetId, ledger, person, close } = await openSheetsDesk({ zone: ZONE, language: 'en' })
  await ledger.setUp('en')
  return {
    ledger,
    retype: (tab, row, column, cell) => person.retype(tab, row, column, cell),
    lose: async (tabs) => {
      const { data } = await client.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties,developerMetadata)' })
      const { tabs: known } = layoutOf(data)
      const requests = tabs.map((tab) => ({ deleteSheet: { sheetId: known.get(tab)?.sheetId ?? -1 } }))
      return client.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } })
    },
    close,
  }
}

describe.each([
  ['in memory', openMemory],
  ['in a spreadsheet', openSheets],
] as const)('settings tabs that were lost, %s', (_, open) => {
  it('are made anew as they were last good, in the language of the workbook', async () => {
    const desk = await open()
    try {
      const { ledger } = desk
      await desk.retype('settings', 1, 'value', 'Garden Court')
      await desk.retype('policy', 1, 'resolve', '5 days')
      await desk.retype('staff', 3, 'leaveUntil', '2026-12-24 12:00')
      await keep(ledger, '2026-11-20 08:00')
      // Spoilt before it was lost: it comes back as it was.
      await desk.retype('policy', 2, 'resolve', 'soon')
      const before = await viewOf(ledger)
      expect(before.settings).toMatchObject({ site: 'Garden Court', zone: ZONE, language: 'en' })
      await desk.lose(LOST)
      expect(inForce(await viewOf(ledger))).toEqual(inForce(before))
      expect((await ledger.setUp('zh')).language).toBe('en')
      const after = await viewOf(ledger)
      expect(inForce(after)).toEqual(inForce(before))
      expect([after.settingsMark, after.faults]).toEqual([before.settingsMark, []])
      expect(await keep(ledger, '2026-11-20 09:00')).toBe(0)
      expect((await ledger.setUp('zh')).done).toEqual([])
    } finally {
      await desk.close()
    }
  })
})

describe('a spreadsheet whose settings lost the column of their names', () => {
  it('gets rows for them with the values that are in force', async () => {
    const { client, spreadsheetId, ledger, person, close } = await openSheetsDesk({ zone: ZONE })
    try {
      await ledger.setUp('zh')
      await person.retype('settings', 1, 'value', '翠湖花园')
      await person.retype('settings', 4, 'value', 9)
      await keep(ledger, '2026-11-20 08:00')
      const before = await viewOf(ledger)
      await client.spreadsheets.values.clear({ spreadsheetId, range: '设置!A1:A99' })
      await person.deleteColumn('settings', 0)
      expect((await viewOf(ledger)).settings).toEqual(before.settings)
      await ledger.setUp('zh')
      expect((await viewOf(ledger)).settings).toEqual(before.settings)
      await keep(ledger, '2026-11-20 09:00')
      expect((await viewOf(ledger)).settings).toMatchObject({ site: '翠湖花园', zone: ZONE, atOnceMinutes: 9 })
    } finally {
      await close()
    }
  })
})
