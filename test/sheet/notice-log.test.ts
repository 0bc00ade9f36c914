import { describe, expect, it } from 'vitest'
import { caseNumber, seriesOf } from '../../src/model/case-number.ts'
import type { Language } from '../../src/model/language.ts'
import type { NoticeLine, NoticeState } from '../../src/model/notice.ts'
import { noticeKeyText } from '../../src/model/notice.ts'
import type { Cell, Table } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { noticeWrites, readNotices, renderNotice } from '../../src/sheet/notice-log.ts'
import { sh, tabOf, ZONE } from '../support/desk.ts'

const number = (n: number) => caseNumber(seriesOf('complaint', '20261120'), n)
const line = (n: number, state: NoticeState, more: Partial<NoticeLine> = {}): NoticeLine => ({
  number: number(n),
  clock: 'resolve',
  due: sh('2026-11-20 09:00'),
  level: 1,
  cycle: 1,
  state,
  to: 'a@example.com',
  attempts: 2,
  begunAt: sh('2026-11-20 09:00'),
  at: sh('2026-11-20 09:30'),
  messageId: '<x@daily-clear>',
  ...more,
})
const { columns } = tabOf('notices')
function logOf(lines: readonly NoticeLine[], language: Language = 'zh', order = columns): Table {
  const header = order.map((column) => column[language])
  const headers = findHeaders(tabOf('notices'), { rows: [header] })
  return {
    tab: 'notices',
    title: '',
    rows: [header, ...lines.map((one) => renderNotice(one, headers, { zone: ZONE, language }))],
  }
}
const all = new Set([number(1), number(2), number(3)])

describe('the notices tab', () => {
  const lines = [
    line(1, 'sent'),
    line(2, 'failed', { error: '451 busy', clock: 'progress', level: 0, cycle: 2 }),
    line(3, 'sending', { to: '', attempts: 0, nextAt: sh('2026-11-20 09:40'), doubt: true }),
    line(1, 'dropped', { level: 3 }),
    line(1, 'sent', { level: 3, nth: 2 }),
  ]
  it.each<[string, Language, typeof columns]>([
    ['in Chinese', 'zh', columns],
    ['in English', 'en', columns],
    ['with its columns moved', 'zh', columns.toReversed()],
  ])('comes back %s', (_, language, order) => {
    const log = readNotices(logOf(lines, language, order), ZONE)
    expect(log.linesOf(all)).toEqual(lines.map((one, index) => ({ ...one, row: index + 1 })))
    expect(log.length).toBe(6)
  })

  it('knows what is pending', () => {
    expect(
      readNotices(logOf(lines), ZONE)
        .pending()
        .map(({ row, state }) => [row, state]),
    ).toEqual([
      [2, 'failed'],
      [3, 'sending'],
    ])
  })

  it.each<[string, NoticeState, string, boolean]>([
    ['one that left at midnight', 'sent', '2026-11-20 00:00', true],
    ['one that left in the last minute of the day', 'sent', '2026-11-20 23:59', true],
    ['one that is leaving', 'sending', '2026-11-20 12:00', true],
    ['one of which nobody knows', 'unknown', '2026-11-20 12:00', true],
    ['not one of the day before', 'sent', '2026-11-19 23:59', false],
    ['not one of the day after', 'sent', '2026-11-21 00:00', false],
    ['not one that waits', 'queued', '2026-11-20 12:00', false],
    ['not one that was refused', 'failed', '2026-11-20 12:00', false],
    ['not one that was dropped', 'dropped', '2026-11-20 12:00', false],
  ])('knows what left on a day: %s', (_, state, at, expected) => {
    for (const language of ['zh', 'en'] as const) {
      const log = readNotices(logOf([line(1, state, { at: sh(at) })], language), ZONE)
      expect(log.leftBetween(sh('2026-11-20 00:00'), sh('2026-11-21 00:00'))).toHaveLength(expected ? 1 : 0)
    }
  })

  it('knows the lines of a case', () => {
    const log = readNotices(logOf(lines), ZONE)
    expect(log.linesOf(new Set([number(1)])).map(({ row }) => row)).toEqual([1, 4, 5])
    expect(log.linesOf(new Set())).toEqual([])
    expect(log.linesOf(new Set(['编号']))).toEqual([])
  })

  it.each(['number', 'clock', 'level', 'cycle', 'state', 'at', 'messageId'])(
    'a line that lost its %s is none',
    (key) => {
      const table = logOf(lines.slice(1, 2))
      const index = columns.findIndex((column) => column.key === key)
      const rows: readonly (readonly Cell[])[] = table.rows.map((cells, row) =>
        row === 1 ? cells.with(index, null) : cells,
      )
      const log = readNotices({ ...table, rows }, ZONE)
      expect([...log.pending(), ...log.linesOf(all)]).toEqual([])
    },
  )

  it.each<[Cell, number | undefined]>([
    [2, 2],
    [100, 100],
    [null, undefined],
    [1, undefined],
    [0, undefined],
    [-3, undefined],
    [2.5, undefined],
    ['二', undefined],
  ])('which time it is: %j', (typed, expected) => {
    const table = logOf([line(1, 'sent')])
    const index = columns.findIndex(({ key }) => key === 'nth')
    const rows = table.rows.map((cells, row) => (row === 1 ? cells.with(index, typed) : cells))
    expect(readNotices({ ...table, rows }, ZONE).all()[0]?.nth).toBe(expected)
  })

  it('a folded line comes back as the lines that it stands for, of the clocks that are still known', () => {
    const keys =
      'respond-1 respond-1x2 progress-2@mi77ag00 progress-2x100@mi77ag00 nothing-1 resolve--1 <x@daily-clear>'
    const log = readNotices(logOf([line(1, 'folded', { messageId: keys, to: '' }), line(1, 'sent')]), ZONE)
    expect(log.pending()).toEqual([])
    expect(log.linesOf(all).map((one) => `${one.state} ${noticeKeyText(one)}`)).toEqual([
      `sent ${number(1)}/respond/1/1`,
      `sent ${number(1)}/respond/1/1x2`,
      `sent ${number(1)}/progress/2/1/${sh('2025-11-20 09:00')}`,
      `sent ${number(1)}/progress/2/1/${sh('2025-11-20 09:00')}x100`,
      `sent ${number(1)}/resolve/-1/1`,
      `sent ${number(1)}/resolve/1/1`,
    ])
    expect(log.all().map(({ state }) => state)).toEqual(['folded', 'sent'])
  })

  it('tells about how many lines could go', () => {
    const old = { at: sh('2026-10-01 09:00') }
    const veryOld = { at: sh('2025-10-01 09:00') }
    const tab = logOf([
      line(1, 'sent', old),
      line(1, 'sent', old),
      line(2, 'sent', old),
      line(3, 'dropped', old),
      line(3, 'sent'),
      line(2, 'folded', { ...old, messageId: 'respond-1' }),
      line(2, 'folded', { ...veryOld, messageId: 'respond-1' }),
    ])
    expect(readNotices(tab, ZONE).spare(sh('2026-11-01 09:00'), sh('2025-11-01 09:00'))).toBe(3)
    expect(readNotices(tab, ZONE).spare(sh('2026-09-01 09:00'), sh('2025-09-01 09:00'))).toBe(0)
  })

  it('of a line that is written again only what changes is written', () => {
    const headers = findHeaders(tabOf('notices'), logOf([]))
    const context = { zone: ZONE, language: 'zh' } as const
    const before = line(1, 'sending', { nextAt: sh('2026-11-20 09:40') })
    const changes = noticeWrites(1, line(1, 'sent'), headers, context, renderNotice(before, headers, context))
    const written = changes.map((change) => ('column' in change ? columns[change.column]?.key : undefined))
    expect(written).toEqual(['state', 'nextAt'])
  })

  it('a long error is cut, whole signs only', () => {
    const { rows } = logOf([line(1, 'failed', { error: `x${'😀'.repeat(400)}` })])
    const error = String(rows[1]?.[columns.findIndex(({ key }) => key === 'error')])
    expect(error.length).toBe(500)
    expect(error.isWellFormed()).toBe(true)
  })

  it('writes only the columns that stand', () => {
    const headers = findHeaders(tabOf('notices'), { rows: [['我的列', '编号', null, '状态']] })
    expect(renderNotice(line(1, 'sent'), headers, { zone: ZONE, language: 'zh' })).toEqual([
      null,
      number(1),
      null,
      '已发',
    ])
  })
})

it('the five parts of a key tell notices apart', () => {
  const keys = [
    line(1, 'sent'),
    line(2, 'sent'),
    line(1, 'sent', { clock: 'reply' }),
    line(1, 'sent', { level: 2 }),
    line(1, 'sent', { cycle: 2 }),
    line(1, 'sent', { nth: 2 }),
  ]
  expect(new Set(keys.map(noticeKeyText)).size).toBe(6)
  expect(noticeKeyText(line(1, 'sent', { state: 'failed', attempts: 9 }))).toBe(noticeKeyText(line(1, 'sent')))
})
