import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smtpMailer } from '../../src/adapters/smtp/mailer.ts'
import { explainNumber } from '../../src/app/explain.ts'
import { reportMonth } from '../../src/app/report-month.ts'
import { type SweepResult, sweep } from '../../src/app/sweep.ts'
import { explainJson } from '../../src/cli/explain-json.ts'
import { explainText } from '../../src/cli/explain-text.ts'
import { planText } from '../../src/cli/plan-text.ts'
import { REGISTERS, type Register } from '../../src/model/register.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import type { Column } from '../../src/sheet/definition.ts'
import { downloadWorkbook } from '../../src/standalone/xlsx/index.ts'
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts.ts'
import { read, sheetOf } from '../standalone/xlsx/support.ts'
import { cell, row, sh, tabOf } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'
import { smtpServer, type TestServer } from '../support/smtp.ts'

const NOW = sh('2026-11-22 10:07')
const now = { now: () => NOW }

/** The service keeps whole characters alone. */
const kept = (text: string): string => text.toWellFormed()

const peopleOf = (register: Register) => tabOf(register).columns.filter(({ writer }) => writer === 'people')

/** The text in every cell; and in those alone that may hold any text, so that the row is accepted and mailed about. */
function rowsWith(register: Register, text: string, number: string): readonly Readonly<Record<string, Cell>>[] {
  const everywhere = Object.fromEntries(peopleOf(register).map(({ key }) => [key, text]))
  const free = peopleOf(register).filter(({ type, key }) => type === 'text' && !FIXED.has(key))
  const texts = Object.fromEntries(free.map(({ key }) => [key, text]))
  const good =
    register === 'callback' ? { case: number, caller: '王芳' } : row({ category: CATEGORY[register], ...LATE })
  const columns = new Set(peopleOf(register).map(({ key }) => key))
  const fitting = Object.entries({ ...good, ...texts, handler: text }).filter(([key]) => columns.has(key))
  return [everywhere, Object.fromEntries(fitting)]
}
const FIXED = new Set(['category', 'subcategory', 'case'])
const CATEGORY = { complaint: '噪音扰民', repair: '电梯', incident: '设备类' } as const
const LATE = { receivedAt: cell('2026-11-20 09:00'), priority: '特急' }

interface Stored {
  readonly userEnteredValue?: { readonly stringValue?: string; readonly formulaValue?: string }
  readonly effectiveValue?: { readonly stringValue?: string }
  readonly note?: string
}

/** What may stand in nothing that a program writes for people to read: what steers terminals and turns text round. */
const STEERING =
  /[\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

describe('what nobody should type, in every cell of every register', () => {
  let desk: Awaited<ReturnType<typeof openSheetsDesk>>
  let mails: TestServer
  let swept: SweepResult
  let tabs: Awaited<ReturnType<typeof book>>
  const typed: { readonly register: Register; readonly row: number; readonly cells: Readonly<Record<string, Cell>> }[] =
    []

  /** Every tab with all its cells. */
  const book = async (): Promise<ReadonlyMap<string, readonly (readonly Stored[])[]>> => {
    const { data } = await desk.client.spreadsheets.get({
      spreadsheetId: desk.spreadsheetId,
      fields: 'sheets(properties.title,data.rowData.values(userEnteredValue,effectiveValue,note))',
    })
    return new Map(
      (data.sheets ?? []).map((sheet) => [
        sheet.properties?.title ?? '',
        (sheet.data?.[0]?.rowData ?? []).map(({ values }) => (values ?? []) as readonly Stored[]),
      ]),
    )
  }
  const at = (register: Register, index: number, key: string): Stored => {
    const column = tabOf(register).columns.findIndex((one) => one.key === key)
    return tabs.get(tabOf(register).zh)?.[index]?.[column] ?? {}
  }
  /** What a sweep has written beside a row for people to read. */
  const written = (register: Register, index: number): readonly string[] =>
    tabOf(register)
      .columns.filter((column: Column) => column.writer === 'system' && column.hidden !== true)
      .map(({ key }) => at(register, index, key).userEnteredValue?.stringValue ?? '')

  beforeAll(async () => {
    desk = await openSheetsDesk()
    mails = await smtpServer()
    await desk.ledger.setUp('zh')
    const parts = { ledger: desk.ledger, clock: now, log: silent }
    const mailer = smtpMailer({ url: mails.url, from: '日清 <desk@example.com>', log: silent })
    const first = await desk.person.type('complaint', [row({ receivedAt: cell('2026-11-22 10:00') })])
    await sweep({ ...parts, mailer, runId: 'a' })
    const number = String((await desk.ledger.read()).tables.get('complaint')?.rows[first]?.[0])
    for (const register of REGISTERS) {
      const rows = Object.values(HOSTILE_TEXTS).flatMap((text) => rowsWith(register, text, number))
      const start = await desk.person.type(register, rows)
      typed.push(...rows.map((cells, index) => ({ register, row: start + index, cells })))
    }
    swept = await sweep({ ...parts, mailer, runId: 'b' })
    await mailer.close()
    tabs = await book()
  }, 120_000)
  afterAll(async () => {
    await desk.close()
    await mails.close()
  })

  it('stays in the register as it was typed, and is never worked out', () => {
    for (const { register, row: index, cells } of typed)
      for (const [key, value] of Object.entries(cells)) {
        if (typeof value !== 'string') continue
        const { userEnteredValue, effectiveValue } = at(register, index, key)
        expect([register, key, userEnteredValue]).toEqual([register, key, { stringValue: kept(value) }])
        expect(effectiveValue).toEqual({ stringValue: kept(value) })
      }
    for (const [title, rows] of tabs)
      expect([title, rows.flat().filter(({ userEnteredValue: value }) => value?.formulaValue !== undefined)]).toEqual([
        title,
        [],
      ])
  })

  it('is quoted short and tame in what is said of it, beside the row and on its cells', () => {
    for (const { register, row: index } of typed) {
      for (const said of written(register, index)) {
        expect(said).not.toMatch(STEERING)
        expect(said).not.toContain('长'.repeat(200))
      }
      for (const { key } of peopleOf(register)) {
        const note = at(register, index, key).note ?? ''
        expect(note.length).toBeLessThanOrEqual(400)
        expect(note).not.toMatch(STEERING)
      }
    }
  })

  it('accepts the rows in which it is no more than text', () => {
    const plans = [...swept.plan.rows, ...swept.plan.callbacks]
    const accepted = plans.filter(({ isNew }) => isNew)
    expect(accepted.length).toBeGreaterThan((REGISTERS.length * Object.keys(HOSTILE_TEXTS).length) / 2)
    expect(swept.failed).toBe(0)
  })

  it('comes into the history and the notices as text, tame', () => {
    for (const tab of ['history', 'notices', 'health'] as const)
      for (const cells of tabs.get(tabOf(tab).zh) ?? [])
        for (const { userEnteredValue } of cells) {
          expect(userEnteredValue?.formulaValue).toBeUndefined()
          expect(userEnteredValue?.stringValue ?? '').not.toMatch(STEERING)
        }
  })

  it('leaves in mails as text: no header, no recipient and no tag of its own', () => {
    const told = swept.plan.mails.flatMap(({ notices }) => notices)
    expect(new Set(told.map(({ number }) => number)).size).toBeGreaterThan(Object.keys(HOSTILE_TEXTS).length)
    expect(mails.arrived.length).toBeGreaterThan(0)
    for (const { to, raw, parsed } of mails.arrived) {
      const { subject = '', text = '', html } = parsed as ParsedMail & { readonly html: string }
      expect(to).not.toContain('all@example.com')
      const headers = raw.slice(0, raw.indexOf('\r\n\r\n'))
      expect(headers).not.toMatch(/^bcc:/im)
      expect(headers).not.toMatch(/[^\x09\x0A\x0D\x20-\x7E]/)
      for (const part of [subject, text, html]) expect(part).not.toMatch(STEERING)
      expect(html.toLowerCase()).not.toMatch(/<(script|img|iframe|style|link|form|svg)|onerror=alert\(1\)>"/)
      expect(Buffer.byteLength(html)).toBeLessThan(100_000)
    }
    expect(mails.arrived.some(({ parsed }) => (parsed.html || '').includes('&lt;script&gt;'))).toBe(true)
  })

  it('is text in the file for Excel', async () => {
    const { bytes } = await downloadWorkbook(desk.client, desk.spreadsheetId)
    const workbook = await read(bytes)
    for (const { register, row: index, cells } of typed) {
      const sheet = sheetOf(workbook, tabOf(register).zh)
      for (const [column, { key }] of tabOf(register).columns.entries()) {
        const value = cells[key]
        if (typeof value !== 'string' || !/^[=+@-]/.test(value)) continue
        expect([register, key, sheet.getCell(index + 1, column + 1).value]).toEqual([register, key, value])
      }
    }
    for (const sheet of workbook.worksheets)
      sheet.eachRow((cells) => {
        cells.eachCell(({ formula }) => {
          expect(formula).toBeUndefined()
        })
      })
  })

  it('is in the month’s tabs as short names on one line, of groups that are called so', async () => {
    const { tab } = await reportMonth({ ledger: desk.ledger, clock: now, log: silent, runId: 'c' })
    const written = await book()
    for (const title of [tab.title, '明细 2026-11']) {
      const rows = written.get(title) ?? []
      expect(rows.length).toBeGreaterThan(5)
      for (const { userEnteredValue } of rows.flat()) {
        expect(userEnteredValue?.formulaValue).toBeUndefined()
        expect(userEnteredValue?.stringValue ?? '').not.toMatch(/[\u0000-\u001F\u202E]|长{30}/)
      }
    }
  })

  it('is tame on a terminal, and JSON for programs', async () => {
    expect(planText(swept, true, 'zh')).not.toMatch(STEERING)
    // It is the same ledger for all of them, and megabytes of it.
    const state = await desk.ledger.read()
    const ledger = { ...desk.ledger, read: () => Promise.resolve(state) }
    for (const { number, register } of swept.plan.rows) {
      if (number === undefined || register !== 'complaint') continue
      const explained = await explainNumber({ ledger, clock: now }, number)
      expect(explainText(explained, undefined, 'zh')).not.toMatch(STEERING)
      expect(JSON.parse(explainJson(explained, undefined, 'zh'))).toMatchObject({ number })
    }
  })
})
