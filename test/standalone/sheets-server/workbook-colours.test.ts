import { afterEach, describe, expect, it } from 'vitest'
import { COLOURS } from '../../../src/adapters/google-sheets/setup/colours.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import { serialOfDate } from '../../../src/standalone/sheets-server/formats/serial.ts'
import { openSheetsDesk } from '../../support/sheets-desk.ts'

/** Saturday 21 November 2026, 20:00 in Shanghai. */
const NOW = Date.UTC(2026, 10, 21, 12)
const today = (hour: number): number => (serialOfDate(2026, 11, 21) ?? 0) + hour / 24

type Desk = Awaited<ReturnType<typeof openSheetsDesk>>
let desk: Desk | undefined
afterEach(() => desk?.close())

type Parts = { red?: number | null; green?: number | null; blue?: number | null }
const nameOf = (colour: Parts | null | undefined): string => {
  const near = (a: number | null | undefined, b: number): boolean => Math.abs((a ?? 0) - b) < 1 / 256
  const found = Object.entries({ ...COLOURS, white: { red: 1, green: 1, blue: 1 } }).find(
    ([, { red, green, blue }]) => near(colour?.red, red) && near(colour?.green, green) && near(colour?.blue, blue),
  )
  return found?.[0] ?? JSON.stringify(colour)
}

/** The colours of a row's cells as the page asks for them, by the headers of their columns. */
async function coloursOf(
  row: Readonly<Record<string, Cell>>,
  now: () => number = () => NOW,
  tab: 'complaint' | 'incident' | 'callback' = 'complaint',
) {
  desk = await openSheetsDesk({ now })
  await desk.ledger.setUp('zh')
  const typed = await desk.person.type(tab, [row])
  const { title = '' } = (await desk.ledger.read()).tables.get(tab) ?? {}
  const { client, spreadsheetId } = desk
  return async () => {
    const { data } = await client.spreadsheets.get({
      spreadsheetId,
      ranges: [`${title}!A1:BZ${typed + 1}`],
      fields: 'sheets.data.rowData.values(formattedValue,effectiveFormat(backgroundColor,textFormat,numberFormat))',
    })
    const rows = (data.sheets?.[0]?.data?.[0]?.rowData ?? []).map(({ values }) => values ?? [])
    const [headers, cells] = [rows[0], rows.at(-1)]
    return Object.fromEntries(
      (cells ?? []).map((cell, i) => [
        headers?.[i]?.formattedValue ?? '',
        nameOf(cell.effectiveFormat?.backgroundColor),
      ]),
    )
  }
}

const open = { receivedAt: today(8), stage: '处理中' }

describe("the workbook's own rules over HTTP", () => {
  it.each<[string, Record<string, Cell>, string, string]>([
    ['past a deadline it is red', { ...open, respondDue: today(19) }, '响应时限', 'overdue'],
    ['shortly before it is yellow', { ...open, respondDue: today(20.5) }, '响应时限', 'dueSoon'],
    ['long before it is grey as ever', { ...open, respondDue: today(70) }, '响应时限', 'systemCell'],
    ['without a deadline it is grey', open, '响应时限', 'systemCell'],
    [
      'a clock that is stopped goes out',
      { ...open, respondDue: today(19), respondedAt: today(18) },
      '响应时限',
      'systemCell',
    ],
    ['a case that is over goes out', { ...open, stage: '已办结', resolveDue: today(19) }, '办结时限', 'systemCell'],
    [
      'a clock that was stopped before the case was reopened burns',
      { ...open, resolveDue: today(19), resolvedAt: today(9), reopenedAt: today(10) },
      '办结时限',
      'overdue',
    ],
    [
      'what waits for its callback alone goes out',
      { ...open, stage: '待回访', resolveDue: today(19) },
      '办结时限',
      'systemCell',
    ],
    [
      'its callback burns',
      { ...open, stage: '待回访', resolvedAt: today(9), callbackDue: today(19) },
      '回访时限',
      'overdue',
    ],
    ['in English too', { ...open, stage: 'To be called back', callbackDue: today(20.5) }, '回访时限', 'dueSoon'],
    ['not before it is resolved', { ...open, callbackDue: today(19) }, '回访时限', 'systemCell'],
    [
      'nor where the customer declined',
      { ...open, stage: '拒访待关', callbackDue: today(19) },
      '回访时限',
      'systemCell',
    ],
    ['nor once it is closed', { ...open, stage: '已关闭', callbackDue: today(19) }, '回访时限', 'systemCell'],
    ['a promise that was not kept is red', { ...open, promisedAt: today(19) }, '承诺完成时间', 'overdue'],
    ['one that is nearly due is yellow', { ...open, promisedAt: today(20.5) }, '承诺完成时间', 'dueSoon'],
    ['also while the case is paused', { ...open, stage: '暂停', promisedAt: today(19) }, '承诺完成时间', 'overdue'],
    [
      'the resolution keeps it',
      { ...open, stage: '已办结', promisedAt: today(19), resolvedAt: today(18) },
      '承诺完成时间',
      'white',
    ],
    [
      'a promise from before the case was reopened holds no more',
      { ...open, promisedAt: today(9.5), resolvedAt: today(9), reopenedAt: today(10) },
      '承诺完成时间',
      'white',
    ],
    [
      'one for after the reopening does',
      { ...open, promisedAt: today(19), resolvedAt: today(9), reopenedAt: today(10) },
      '承诺完成时间',
      'overdue',
    ],
    [
      'a promise for a mere date holds until the end of that day',
      { ...open, promisedAt: today(0) },
      '承诺完成时间',
      'white',
    ],
    ['and is red after it', { ...open, promisedAt: today(-24) }, '承诺完成时间', 'overdue'],
    [
      'on the day of the reopening it holds',
      { ...open, promisedAt: today(0), resolvedAt: today(9), reopenedAt: today(10) },
      '承诺完成时间',
      'white',
    ],
    ['a promise that is no time has no colour', { ...open, promisedAt: '下周二' }, '承诺完成时间', 'white'],
    ['a problem is orange', { ...open, check: '缺电话' }, '检查', 'problem'],
    ['no problem is not', open, '检查', 'systemCell'],
    [
      'a case reopened by its status alone burns',
      { ...open, resolveDue: today(19), resolvedAt: today(9), reopenedSeen: today(10) },
      '办结时限',
      'overdue',
    ],
    ['a cell that keeps its row out is orange-red', { ...open, marks: '|customer|phone!|room|' }, '电话', 'blocks'],
    ['also a typed one', { ...open, phone: '1', marks: '|phone!|' }, '电话', 'blocks'],
    ['the first of the odd ones is pale yellow', { ...open, marks: '|customer|phone!|room|' }, '客户姓名', 'warns'],
    ['and the last one', { ...open, marks: '|customer|phone!|room|' }, '房号或地点', 'warns'],
    ['one whose name is only part of another is not', { ...open, marks: '|progressAt!|' }, '最新进展', 'white'],
    ['a number that is none of ours', { ...open, number: 'x', marks: '|number!|' }, '编号', 'blocks'],
    [
      'a promise that is late and odd is red',
      { ...open, promisedAt: today(19), marks: '|promisedAt|' },
      '承诺完成时间',
      'overdue',
    ],
  ])('%s', async (_, row, header, colour) => {
    const read = await coloursOf(row)
    expect((await read())[header]).toBe(colour)
  })

  it.each<[string, 'incident' | 'callback', Record<string, Cell>, string, string]>([
    ['an incident that nobody reacted to', 'incident', { respondDue: today(19) }, '响应时限', 'overdue'],
    ['one that somebody did', 'incident', { respondDue: today(19), respondedAt: today(18) }, '响应时限', 'systemCell'],
    ['one that is due', 'incident', { stage: '处置中', progressDue: today(20.5) }, '进展时限', 'dueSoon'],
    ['one under control', 'incident', { stage: '已控制', progressDue: today(19) }, '进展时限', 'systemCell'],
    ['one in after-care', 'incident', { stage: '善后中', progressDue: today(19) }, '进展时限', 'systemCell'],
    [
      'one that is closed, in English',
      'incident',
      { stage: 'Closed', progressDue: today(19) },
      '进展时限',
      'systemCell',
    ],
    ['a callback', 'callback', { stage: '待回访', dueAt: today(19) }, '回访时限', 'overdue'],
    ['one that is nearly due', 'callback', { stage: '待回访', dueAt: today(20.5) }, '回访时限', 'dueSoon'],
    [
      'one that was made',
      'callback',
      { stage: '待回访', dueAt: today(19), calledAt: today(18) },
      '回访时限',
      'systemCell',
    ],
    ['one that was refused', 'callback', { stage: '拒访', dueAt: today(19) }, '回访时限', 'systemCell'],
    [
      'one that reached nobody has its next call before it',
      'callback',
      { stage: '未接通', dueAt: today(19), calledAt: today(-5) },
      '回访时限',
      'overdue',
    ],
    ['one that is not needed any more', 'callback', { stage: '不必回访', dueAt: today(19) }, '回访时限', 'systemCell'],
    ['an incident to be called back', 'incident', { stage: '待回访', callbackDue: today(19) }, '回访时限', 'overdue'],
    ['a cell of it', 'callback', { marks: '|case!|caller|' }, '个案编号', 'blocks'],
  ])('in the other registers: %s', async (_, tab, row, header, colour) => {
    const read = await coloursOf(row, () => NOW, tab)
    expect((await read())[header]).toBe(colour)
  })

  it('the example stands grey and in italics, and is nobody’s to type over', async () => {
    const read = await coloursOf(open)
    expect((await read())['编号']).toBe('systemCell')
    const { data } = await (desk as Desk).client.spreadsheets.get({
      spreadsheetId: (desk as Desk).spreadsheetId,
      ranges: ['投诉台账!A2:H2', '报修台账!A2:H2', '回访台账!A2:H2', '突发事件台账!A2:H2'],
      fields:
        'sheets(protectedRanges(range,description),data.rowData.values(formattedValue,effectiveFormat.textFormat))',
    })
    expect(data.sheets).toHaveLength(4)
    for (const { data: grid, protectedRanges } of data.sheets ?? []) {
      const cells = grid?.[0]?.rowData?.[0]?.values ?? []
      expect(cells[0]?.formattedValue).toBe('示例')
      for (const { effectiveFormat } of cells)
        expect([effectiveFormat?.textFormat?.italic, nameOf(effectiveFormat?.textFormat?.foregroundColor)]).toEqual([
          true,
          'exampleText',
        ])
      expect(protectedRanges).toContainEqual(
        expect.objectContaining({
          description: 'daily-clear example',
          range: expect.objectContaining({ startRowIndex: 1, endRowIndex: 2 }) as unknown,
        }),
      )
    }
  })

  it('the clock moves on by itself', async () => {
    let now = NOW
    const read = await coloursOf({ ...open, respondDue: today(20.5) }, () => now)
    expect((await read())['响应时限']).toBe('dueSoon')
    now += 31 * 60_000
    expect((await read())['响应时限']).toBe('overdue')
  })
})
