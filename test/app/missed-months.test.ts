import { describe, expect, it } from 'vitest'
import { reportDue } from '../../src/app/report-due.ts'
import { Failure } from '../../src/model/failure.ts'
import { cell, type Desk, desk, row, sh } from '../support/desk.ts'
import { silent } from '../support/sheets-desk.ts'

let runs = 0

/** What an hourly call writes of months: their titles, those that are final with a sign. */
async function hour(ledger: Desk, time: string): Promise<readonly string[]> {
  const { months } = await reportDue({ ledger, clock: { now: () => sh(time) }, log: silent, runId: `r${runs++}` })
  return months.map(({ report }) => report.month + (report.closedAt === undefined ? '' : ' final'))
}

/** A desk that runs in November, with a case that is open. */
async function running(): Promise<Desk> {
  const d = await desk()
  await d.type('complaint', [row({ receivedAt: cell('2026-11-25 10:00') })])
  await d.sweep('2026-11-25 10:01')
  await hour(d, '2026-11-25 11:00')
  return d
}

describe('months in which nothing ran', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'after an outage over several month ends those in the middle are written too, the oldest first',
      ['2027-03-03 08:00'],
      ['2027-03', '2026-11 final', '2026-12 final', '2027-01 final', '2027-02'],
    ],
    ['once each', ['2027-03-03 08:00', '2027-03-03 09:00', '2027-03-05 00:00'], ['2027-03', '2027-02 final']],
    [
      'after years, those of the last twelve months',
      ['2028-03-20 08:00'],
      [
        '2028-03',
        '2026-11 final',
        ...Array.from({ length: 10 }, (__, at) => `2027-${String(at + 3).padStart(2, '0')} final`),
        '2028-01 final',
        '2028-02 final',
      ],
    ],
  ])('%s', async (_, times, expected) => {
    const d = await running()
    let written: readonly string[] = []
    for (const time of times) written = await hour(d, time)
    expect(written).toEqual(expected)
  })

  it('are made up for where they could not be written at first, though others were since', async () => {
    const d = await running()
    const taken: Desk = {
      ...d,
      commit: (on, next, changes) =>
        changes.some((change) => change.kind === 'report' && change.report.title === '月统计 2026-12')
          ? Promise.reject(new Failure({ kind: 'title-taken', title: '月统计 2026-12' }))
          : d.commit(on, next, changes),
    }
    for (const time of ['2027-02-06 11:00', '2027-03-06 11:00'])
      await expect(hour(taken, time)).rejects.toMatchObject({ reason: { kind: 'title-taken' } })
    expect(await hour(d, '2027-03-06 12:00')).toEqual(['2027-03', '2026-12 final'])
  })
})
