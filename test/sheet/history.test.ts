import { describe, expect, it } from 'vitest'
import { caseNumber, seriesOf } from '../../src/model/case-number.ts'
import type { HistoryLine } from '../../src/model/history.ts'
import type { Language } from '../../src/model/language.ts'
import type { LedgerState, Table } from '../../src/ports/ledger.ts'
import { historyAppend } from '../../src/sheet/history.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { cell, desk, sh, tabOf } from '../support/desk.ts'

const line = (more: Partial<HistoryLine> = {}): HistoryLine => ({
  at: sh('2026-11-21 10:00'),
  number: caseNumber(seriesOf('complaint', '20261121'), 7),
  kind: 'policy',
  what: '办结时限',
  before: '2026-11-24 10:00',
  after: '2026-11-23 10:00',
  by: '王芳',
  how: 'command',
  ...more,
})

/** A new desk's state with another header row in the history. */
async function stateWith(header: Table['rows'][number], language: Language = 'zh'): Promise<LedgerState> {
  const state = await (await desk(language)).read()
  const title = tabOf('history')[language]
  return { ...state, tables: new Map([...state.tables, ['history', { tab: 'history', title, rows: [header] }]]) }
}
const headers = (language: Language) => tabOf('history').columns.map((column) => column[language])

describe('the history tab', () => {
  it.each<[Language, string, string]>([
    ['zh', '时限标准', '命令'],
    ['en', 'Time limits', 'Command'],
  ])('takes lines in the words of the workbook: %s', async (language, kind, how) => {
    const view = viewLedger(await stateWith(headers(language), language))
    expect(historyAppend([line(), line({ at: sh('2026-11-21 10:01') })], view)).toEqual([
      {
        kind: 'append',
        tab: 'history',
        rows: ['10:00', '10:01'].map((time) => [
          cell(`2026-11-21 ${time}`),
          'TS-20261121-007',
          kind,
          '办结时限',
          '2026-11-24 10:00',
          '2026-11-23 10:00',
          '王芳',
          how,
        ]),
      },
    ])
  })

  it('takes them under the columns where people have moved them, with their own in between left blank', async () => {
    const view = viewLedger(await stateWith(['我的列', ...headers('zh').toReversed()]))
    const [append] = historyAppend([line()], view)
    expect(append).toEqual({
      kind: 'append',
      tab: 'history',
      rows: [
        [
          null,
          '命令',
          '王芳',
          '2026-11-23 10:00',
          '2026-11-24 10:00',
          '办结时限',
          '时限标准',
          'TS-20261121-007',
          cell('2026-11-21 10:00'),
        ],
      ],
    })
  })

  it('is left alone where there is nothing to tell', async () => {
    expect(historyAppend([], viewLedger(await stateWith(headers('zh'))))).toEqual([])
  })

  it('keeps long and broken text readable', async () => {
    const view = viewLedger(await stateWith(headers('zh')))
    const [append] = historyAppend(
      [line({ before: `${'长'.repeat(499)}😀${'x'.repeat(50_000)}`, by: 'a\uD800b' })],
      view,
    )
    const row = append?.kind === 'append' ? append.rows[0] : undefined
    expect([row?.[4], row?.[6]]).toEqual([`${'长'.repeat(499)}…`, 'a\uFFFDb'])
  })

  it.each(['谁', '原来'])('without its column %s the rest of a line is told', async (gone) => {
    const kept = headers('zh').filter((header) => header !== gone)
    const [append] = historyAppend([line()], viewLedger(await stateWith(kept)))
    expect(append?.kind === 'append' ? append.rows[0] : undefined).toHaveLength(kept.length)
  })

  it('without the tab nothing is told', async () => {
    const state = await stateWith(headers('zh'))
    const view = viewLedger({ ...state, tables: new Map([...state.tables].filter(([key]) => key !== 'history')) })
    expect(historyAppend([line()], view)).toEqual([])
  })
})
