import { afterEach, describe, expect, it } from 'vitest'
import { COLOURS } from '../../../src/adapters/google-sheets/setup/colours.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import { serialOfDate } from '../../../src/standalone/sheets-server/formats/serial.ts'
import { openSheetsDesk } from '../../support/sheets-desk.ts'

/** Saturday 21 November 2026, 20:00 in Shanghai. */
const NOW = Date.UTC(2026, 10, 21, 12)
const today = (hour: number): number => (serialOfDate(2026, 11, 21) ?? 0) + hour / 24

let desk: Awaited<ReturnType<typeof openSheetsDesk>> | undefined
afterEach(() => desk?.close())

type Parts = { red?: number | null; green?: number | null; blue?: number | null }
const nameOf = (colour: Parts | undefined): string => {
  const near = (a: number | null | undefined, b: number): boolean => Math.abs((a ?? 0) - b) < 1 / 256
  const found = Object.entries({ ...COLOURS, white: { red: 1, green: 1, blue: 1 } }).find(
    ([, { red, green, blue }]) => near(colour?.red, red) && near(colour?.green, green) && near(colour?.blue, blue),
  )
  return found?.[0] ?? JSON.stringify(colour)
}

/** The colours of a complaint's cells as the page asks for them, by the headers of their columns. */
async function coloursOf(row: Readonly<Record<string, Cell>>, now: () => number = () => NOW) {
  desk = await openSheetsDesk({ now })
  await desk.ledger.setUp('zh')
  await desk.person.type('complaint', [row])
  const { client, spreadsheetId } = desk
  return async () => {
    const { data } = await client.spreadsheets.get({
      spreadsheetId,
      ranges: ['投诉台账!A1:BZ2'],
      fields: 'sheets.data.rowData.values(formattedValue,effectiveFormat(backgroundColor,textFormat,numberFormat))',
    })
    const [headers, cells] = (data.sheets?.[0]?.data?.[0]?.rowData ?? []).map(({ values }) => values ?? [])
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
  ])('%s', async (_, row, header, colour) => {
    const read = await coloursOf(row)
    expect((await read())[header]).toBe(colour)
  })

  it('the clock moves on by itself', async () => {
    let now = NOW
    const read = await coloursOf({ ...open, respondDue: today(20.5) }, () => now)
    expect((await read())['响应时限']).toBe('dueSoon')
    now += 31 * 60_000
    expect((await read())['响应时限']).toBe('overdue')
  })
})
