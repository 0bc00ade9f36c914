import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { type SweepResult, sweep } from '../../src/app/sweep.ts'
import { DAY, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import type { Language } from '../../src/model/language.ts'
import { REGISTERS, type Register } from '../../src/model/register.ts'
import type { Cell, Version } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { CALLBACKS_NAME } from '../../src/sheet/system-tab.ts'
import { diceOf } from '../fixtures/mistyped/dice.ts'
import type { KnownCase, TypedRow } from '../fixtures/mistyped/good-rows.ts'
import { FAULTS, type MistypedRow, mistypedRows } from '../fixtures/mistyped/ledger.ts'
import { ALIASES } from '../fixtures/mistyped/spellings.ts'
import { flagsOf } from '../fixtures/mistyped/told.ts'
import { cell, sh, tabOf, ZONE } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

const NOW = sh('2026-11-22 10:07')

/** No note, or how a time is understood that was not said in full. */
const UNDERSTOOD = /^(?:【(?:日清：读作|daily-clear: Read as) [^】]*】)?$/

/** When a case was over, or its customer called; an open one is not over yet. */
const overAt = (fields: object): number =>
  Number(('calledAt' in fields && fields.calledAt) || ('resolvedAt' in fields && fields.resolvedAt) || NOW)

interface Stored {
  readonly userEnteredValue?: unknown
  readonly note?: string | null
}

/** A ledger on the local server with the real client, and a clerk who mistypes. */
async function mistypedDesk(language: Language) {
  const desk = await openSheetsDesk({ language })
  await desk.ledger.setUp(language)
  const mailer = memoryMailer()
  let runs = 0
  const look = (now: Instant): Promise<SweepResult> =>
    sweep({ ledger: desk.ledger, mailer, clock: { now: () => now }, log: silent, runId: `r${++runs}` })

  /** Every cell of a register as it is stored, the header row first. */
  const stored = async (register: Register) => {
    const title = tabOf(register)[language]
    const { data } = await desk.client.spreadsheets.get({
      spreadsheetId: desk.spreadsheetId,
      ranges: [title],
      fields: 'sheets.data.rowData.values(userEnteredValue,note)',
    })
    const rows = (data.sheets?.[0]?.data?.[0]?.rowData ?? []).map(({ values }) => (values ?? []) as readonly Stored[])
    const headers = findHeaders(tabOf(register), { rows: [rows[0]?.map(textOf) ?? []] })
    return { rows, at: (row: number, key: string): Stored => rows[row]?.[headers.at.get(key) ?? -1] ?? {} }
  }
  const all = async () => new Map(await Promise.all(REGISTERS.map(async (key) => [key, await stored(key)] as const)))
  /** Types over cells of many rows in one call. */
  const retype = async (changes: readonly (readonly [TabKey, row: number, cells: TypedRow])[]) => {
    const columns = new Map<TabKey, ReadonlyMap<string, number>>()
    for (const [tab] of changes)
      if (!columns.has(tab))
        columns.set(tab, findHeaders(tabOf(tab), { rows: [tabOf(tab).columns.map((c) => c[language])] }).at)
    const data = changes.flatMap(([tab, row, cells]) =>
      Object.entries(cells).map(([key, value]) => ({
        range: `'${tabOf(tab)[language]}'!R${row + 1}C${(columns.get(tab)?.get(key) ?? 0) + 1}`,
        values: [[value ?? '']],
      })),
    )
    const requestBody = { valueInputOption: 'RAW', data }
    await desk.client.spreadsheets.values.batchUpdate({ spreadsheetId: desk.spreadsheetId, requestBody })
  }
  return { ...desk, look, all, retype }
}

const textOf = ({ userEnteredValue }: Stored): string =>
  (userEnteredValue as { readonly stringValue?: string } | undefined)?.stringValue ?? ''

/** A case that was resolved in September, for the callbacks. */
const oldCase = (language: Language): Readonly<Record<string, Cell>> => ({
  receivedAt: cell('2026-09-01 09:00'),
  firstReceiver: language === 'zh' ? '王芳' : 'Wang Fang',
  customer: '陈女士',
  phone: '13800138000',
  room: '3-2-1201',
  category: '其它',
  description: '楼上半夜施工',
  result: '已劝阻',
  resolvedAt: cell('2026-09-01 12:00'),
})

describe.each([
  ['zh', 20_261_122],
  ['en', 7],
] as const)('500 rows, 200 of them mistyped, in %s', (language, seed) => {
  let desk: Awaited<ReturnType<typeof mistypedDesk>>
  let rows: readonly (MistypedRow & { readonly row: number })[]
  let before: Awaited<ReturnType<typeof desk.all>>
  let after: typeof before
  let first: SweepResult

  beforeAll(async () => {
    desk = await mistypedDesk(language)
    for (const tab of ['categories', 'staff'] as const) {
      const { tables } = await desk.ledger.read()
      for (const { also, ...name } of ALIASES[tab]) {
        const row = tables.get(tab)?.rows.findIndex((cells) => cells.includes(name[language])) ?? -1
        await desk.person.retype(tab, row, 'also', also[language])
      }
    }
    // What is said of cells is asked here, and not what comes of a callback.
    const since = [CALLBACKS_NAME, '2099-W01']
    const state = await desk.ledger.read()
    await desk.ledger.commit(state, 'before-callbacks' as Version, [{ kind: 'append', tab: 'system', rows: [since] }])
    const cases: KnownCase[] = []
    for (const register of ['complaint', 'repair'] as const) await desk.person.type(register, [oldCase(language)])
    for (const { number } of (await desk.look(sh('2026-09-01 13:00'))).plan.rows)
      cases.push({ number: number ?? '', resolvedAt: sh('2026-09-01 12:00') })
    const making = { dice: diceOf(seed), zone: ZONE, language, now: NOW, cases }
    const made = mistypedRows(making, { good: 300, each: 2, several: 500 - 300 - 2 * FAULTS.length })
    const placed: (MistypedRow & { readonly row: number })[] = []
    for (const register of REGISTERS) {
      const ours = made.filter((one) => one.register === register)
      const start = await desk.person.type(
        register,
        ours.map(({ typed }) => typed),
      )
      placed.push(...ours.map((one, index) => ({ ...one, row: start + index })))
    }
    rows = placed
    before = await desk.all()
    first = await desk.look(NOW)
    after = await desk.all()
  }, 120_000)
  afterAll(() => desk.close())

  const where = ({ register, row, faults }: (typeof rows)[number]): string =>
    `${register} ${row + 1} ${faults.join(' + ')}`
  const at = (state: typeof before, { register, row }: (typeof rows)[number], key: string): Stored =>
    state.get(register)?.at(row, key) ?? {}

  it('has 500 rows, and 200 with a fault', () => {
    expect(rows).toHaveLength(500)
    expect(rows.filter(({ faults }) => faults.length > 0)).toHaveLength(200)
    expect(new Set(rows.flatMap(({ faults }) => faults)).size).toBeGreaterThanOrEqual(40)
  })

  it('says of each row what is wrong with it, and nothing of the good ones', () => {
    const said = new Map(
      [...first.plan.rows, ...first.plan.callbacks].map((plan) => [`${plan.register} ${plan.row}`, plan.problems]),
    )
    for (const one of rows)
      expect([where(one), flagsOf(said.get(`${one.register} ${one.row}`) ?? [])]).toEqual([
        where(one),
        flagsOf(one.flags),
      ])
  })

  it('says it in words beside the row, by the headers of the cells', () => {
    for (const one of rows) {
      const check = textOf(at(after, one, 'check'))
      if (one.flags.length === 0) expect([where(one), check]).toEqual([where(one), ''])
      for (const { column, code } of one.flags) {
        const header = tabOf(one.register).columns.find(({ key }) => key === column)?.[language] ?? ''
        expect([where(one), code, check]).toEqual([
          where(one),
          code,
          expect.stringContaining(language === 'zh' ? `“${header}”` : `"${header}"`),
        ])
      }
    }
  })

  it('marks the cells that are wrong, and no others', () => {
    for (const one of rows) {
      const marks = textOf(at(after, one, 'marks'))
        .split('|')
        .filter((mark) => mark !== '')
      const wanted = one.flags.map(({ column, severity }) => (severity === 'blocks' ? `${column}!` : column))
      expect([where(one), marks.toSorted()]).toEqual([where(one), [...new Set(wanted)].toSorted()])
    }
  })

  it('says it in a note on each cell that is wrong; others have none but how their time is read', () => {
    const longOver = new Set(
      [...first.plan.rows, ...first.plan.callbacks]
        .filter(({ fields }) => overAt(fields) < NOW - 30 * DAY)
        .map(({ register, row }) => `${register} ${row}`),
    )
    let notes = 0
    for (const one of rows) {
      const wrong = new Set(one.flags.map(({ column }) => column))
      for (const { key, ...header } of tabOf(one.register).columns.filter(({ writer }) => writer === 'people')) {
        const note = at(after, one, key).note ?? ''
        if (!wrong.has(key))
          expect([where(one), key, note]).toEqual([where(one), key, expect.stringMatching(UNDERSTOOD)])
        else if (!longOver.has(`${one.register} ${one.row}`)) {
          expect([where(one), key, note]).toEqual([where(one), key, expect.stringContaining(header[language])])
          notes++
        }
      }
    }
    expect(notes).toBeGreaterThan(150)
  })

  it('gives a number to each row that nothing blocks, each its own, and to no other', () => {
    const numbers = new Set<string>()
    for (const one of rows) {
      const number = textOf(at(after, one, 'number'))
      const isBlocked = one.flags.some(({ severity }) => severity === 'blocks')
      const typed = typeof one.typed['number'] === 'string' ? one.typed['number'] : ''
      if (isBlocked) expect([where(one), number]).toEqual([where(one), typed])
      else expect([where(one), number]).toEqual([where(one), expect.stringMatching(/^[A-Z]{2}-\d{8}-\d{3}$/)])
      expect(numbers).not.toContain(number === typed ? undefined : number)
      numbers.add(number)
    }
  })

  it('leaves every typed cell as it was, byte for byte', () => {
    for (const register of REGISTERS) {
      const keys = tabOf(register).columns.filter(({ writer }) => writer === 'people')
      const [was, is] = [before.get(register), after.get(register)]
      // Below them the system adds callbacks.
      for (let row = 0; row < (was?.rows.length ?? 0); row++)
        for (const { key } of keys)
          expect(JSON.stringify(is?.at(row, key).userEnteredValue)).toBe(
            JSON.stringify(was?.at(row, key).userEnteredValue),
          )
    }
  })

  it('a second sweep has nothing to do', async () => {
    const calls = desk.calls.length
    const { changes, sent } = await desk.look(NOW)
    expect([changes, sent]).toEqual([0, 0])
    expect(desk.calls.slice(calls)).toHaveLength(1)
  })

  it('what is mended is no longer said, marked or held back', async () => {
    await desk.retype(rows.flatMap(({ register, row, mended }) => [[register, row, mended] as const]))
    await desk.look(instant(NOW + MINUTE))
    const now = await desk.all()
    for (const one of rows) {
      const left = ['check', 'marks'].map((key) => textOf(at(now, one, key)))
      expect([where(one), ...left]).toEqual([where(one), '', ''])
      for (const { key } of tabOf(one.register).columns.filter(({ writer }) => writer === 'people'))
        expect([where(one), key, at(now, one, key).note ?? '']).toEqual([
          where(one),
          key,
          expect.stringMatching(UNDERSTOOD),
        ])
      expect([where(one), textOf(at(now, one, 'number'))]).toEqual([
        where(one),
        expect.stringMatching(/^[A-Z]{2}-\d{8}-\d{3}$/),
      ])
    }
  })
})
