import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { callbacks, complaints, repairs } from '../../sheets-template/workbook/index.ts'
import { createVersion } from '../../src/adapters/google-sheets/version.ts'
import { sweep } from '../../src/app/sweep.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import type { Mail } from '../../src/ports/mailer.ts'
import type { Tab } from '../../src/sheet/definition.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { sh } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

/**
 * A workbook as the version before system-made callbacks left it on Friday 2026-11-20 at 10:01: its first line names the ledger's version,
 * each other one is a row, the title of its tab first.
 */
const FILE = new URL('../fixtures/upgrade/before-callbacks.jsonl', import.meta.url)
const [head = '{}', ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n')
const { version } = JSON.parse(head) as { version: string }
const BEFORE = Map.groupBy(
  lines.map((line) => JSON.parse(line) as [string, ...Cell[]]),
  ([title]) => title,
)

type Desk = Awaited<ReturnType<typeof openSheetsDesk>>
let desk: Desk
afterEach(() => desk.close())

const value = (cell: Cell) =>
  typeof cell === 'number'
    ? { userEnteredValue: { numberValue: cell } }
    : cell === null || cell === undefined
      ? {}
      : { userEnteredValue: { stringValue: String(cell) } }

/** The workbook in a spreadsheet of its own. */
async function open(): Promise<void> {
  desk = await openSheetsDesk()
  const requests = [...BEFORE].flatMap(([title, rows], index) => {
    const sheetId = 500 + index
    const width = Math.max(...rows.map((cells) => cells.length))
    return [
      { addSheet: { properties: { sheetId, title, gridProperties: { rowCount: 200, columnCount: width } } } },
      {
        updateCells: {
          start: { sheetId, rowIndex: 0, columnIndex: 0 },
          rows: rows.map(([, ...cells]) => ({ values: cells.map(value) })),
          fields: 'userEnteredValue',
        },
      },
    ]
  })
  const { client, spreadsheetId } = desk
  const { data } = await client.spreadsheets.get({ spreadsheetId })
  const sheetId = data.sheets?.[0]?.properties?.sheetId ?? 0
  const aside = { updateSheetProperties: { properties: { sheetId, title: 'x' }, fields: 'title' } }
  await client.spreadsheets.batchUpdate({
    spreadsheetId,
    requestBody: { requests: [createVersion(version), aside, ...requests, { deleteSheet: { sheetId } }] },
  })
}

const mails: Mail[] = []
let runs = 0
async function swept(now: string) {
  mails.length = 0
  await sweep({
    ledger: desk.ledger,
    log: silent,
    runId: `u${runs++}`,
    clock: { now: () => sh(now) },
    mailer: {
      send: (mail) => {
        mails.push(mail)
        return Promise.resolve({ kind: 'sent' })
      },
    },
  })
  return mails.map(({ subject }) => subject)
}

/** The rows of a register, by the keys of their columns. */
async function rowsOf(tab: Tab & { key: 'complaint' | 'repair' | 'callback' }, keys?: readonly string[]) {
  const table = (await desk.ledger.read()).tables.get(tab.key)
  const { at } = findHeaders(tab, table)
  const wanted = keys ?? tab.columns.filter(({ writer }) => writer === 'people').map(({ key }) => key)
  return (table?.rows ?? []).slice(2).map((cells) => wanted.map((key) => cells[at.get(key) ?? -1] ?? ''))
}
const REGISTERS = [complaints, repairs, callbacks] as const
/** What people typed, and the numbers. */
const typed = async (rows?: readonly number[]) =>
  Promise.all(
    REGISTERS.map(async (tab, index) => {
      const all = await rowsOf(
        tab,
        tab.columns.flatMap(({ key, writer }) => (writer === 'people' || key === 'number' ? [key] : [])),
      )
      return all.slice(0, rows?.[index])
    }),
  )
const states = () => Promise.all(REGISTERS.map((tab) => rowsOf(tab, ['number', 'stage', 'check'])))

/** Finished long ago, answered long ago, reopened by nobody: all of it as it was; of this week it is known how it stands. */
const STANDS = [
  [
    ['TS-20261020-001', '已办结', ''],
    ['TS-20261104-001', '已办结', ''],
    ['TS-20261109-001', '已办结', ''],
    ['TS-20261117-001', '待回访', ''],
    ['TS-20261117-002', '已关闭', ''],
    ['TS-20261118-001', '待响应', ''],
    ['TS-20261118-002', '处理中', ''],
  ],
  [
    ['BX-20261110-001', '已办结', ''],
    ['BX-20261117-001', '待回访', ''],
  ],
  [
    ['HF-20261022-001', '已回访', ''],
    ['HF-20261106-001', '已回访', ''],
    ['HF-20261111-001', '未接通', ''],
    ['HF-20261118-001', '已回访', ''],
    ['HF-20261120-001', '待回访', ''],
    ['HF-20261120-002', '待回访', ''],
  ],
]

describe('a workbook of before callbacks were made by the system', () => {
  const ways: readonly (readonly [string, () => Promise<readonly string[]>])[] = [
    ['is swept before it is set up', async () => [...(await swept('2026-11-20 10:05')), ...(await setUp())]],
    ['is set up before it is swept', async () => [...(await setUp()), ...(await swept('2026-11-20 10:05'))]],
  ]
  async function setUp(): Promise<readonly []> {
    const { done } = await desk.ledger.setUp('zh')
    const what = (kind: string) => done.filter((step) => step.what === kind)
    expect(what('tab-added')).toEqual([
      { what: 'tab-added', title: '客户建议' },
      { what: 'tab-added', title: '案例库' },
      { what: 'tab-added', title: '必访范围' },
      { what: 'tab-added', title: '月数据' },
      { what: 'tab-added', title: '定稿底数' },
    ])
    expect(what('columns-added').map((step) => ('title' in step ? step.title : ''))).toEqual([
      '投诉台账',
      '报修台账',
      '回访台账',
      '突发事件台账',
    ])
    expect(what('settings-added')).toEqual([
      {
        what: 'settings-added',
        names: ['抽访比例(%)', '未接通再访次数', '独自办理的由别人回访', '重复判断天数', '日清时间', '月报定稿日'],
      },
    ])
    return []
  }

  it.each(ways)('that %s loses nothing, mails nobody, and calls back what was finished this week', async (_, go) => {
    await open()
    const counts = REGISTERS.map(({ zh }) => (BEFORE.get(zh)?.length ?? 0) - 2)
    const before = await typed(counts)
    // What is told anew is that tabs are missing, and that to whoever keeps the workbook alone.
    expect((await go()).filter((subject) => /TS-|BX-|HF-/.test(subject))).toEqual([])
    await desk.ledger.setUp('zh')
    expect((await swept('2026-11-20 10:06')).filter((subject) => /TS-|BX-|HF-/.test(subject))).toEqual([])
    const after = await typed(counts)
    expect(after).toEqual(before)
    expect(await states()).toEqual(STANDS)
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
    const calls = desk.calls.length
    await swept('2026-11-20 10:07')
    expect(desk.calls.slice(calls)).toEqual(['spreadsheets.values.batchGet'])
  })
})
