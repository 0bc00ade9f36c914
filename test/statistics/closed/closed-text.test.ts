import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../../src/model/fingerprint.ts'
import { HOUR } from '../../../src/model/instant.ts'
import { parseClosed, printClosed } from '../../../src/statistics/closed/closed-text.ts'
import { isCounted } from '../../../src/statistics/ledger-rounds.ts'
import { COUNT_KEYS, type CountKey } from '../../../src/statistics/month/counts.ts'
import { comparedNow } from '../../../src/statistics/month/month-report.ts'
import { runs } from '../../property/runs.ts'
import { sh } from '../support.ts'
import { anyClosed, ledgerOf, november, plainRound, ZONE } from './any-rounds.ts'

const one = november(plainRound({ resolvedAt: sh('2026-11-03 10:30') }))

describe('what a final month was counted from, as text', () => {
  it('comes back as it was, whatever people typed', () => {
    fc.assert(
      fc.property(anyClosed, (closed) => {
        const text = printClosed(closed, ZONE)
        expect(text.isWellFormed()).toBe(true)
        expect(parseClosed(text, ZONE)).toEqual(closed)
      }),
      runs(200),
    )
  })

  it('is short: a case takes about as much as a line of a page', () => {
    const rounds = Array.from({ length: 1000 }, (_, row) =>
      plainRound({
        row,
        resolvedAt: sh('2026-11-05 10:30'),
        closedAt: sh('2026-11-09 16:20'),
        repliedAt: sh('2026-11-03 09:04'),
        clocks: { respond: { due: sh('2026-11-03 09:05'), stoppedAt: sh('2026-11-03 09:04') } },
      }),
    )
    const text = printClosed(november(...rounds), ZONE)
    expect(text.length).toBeLessThan(100 * 1000)
  })

  it('keeps its time on the wall where the workbook has another zone by now', () => {
    const read = parseClosed(printClosed(one, ZONE), 'Europe/Berlin')
    // What is 09:00 in Berlin is seven hours after 09:00 in Shanghai.
    const later = 7 * HOUR
    expect(read).toMatchObject({
      closedAt: one.closedAt + later,
      registers: [
        { rounds: [{ begunAt: sh('2026-11-03 09:00') + later, resolvedAt: sh('2026-11-03 10:30') + later }] },
        {},
        {},
      ],
    })
  })

  const october = ledgerOf([plainRound({ begunAt: sh('2026-10-30 09:00'), resolvedAt: sh('2026-10-30 10:00') })])
  const compared = comparedNow({ ...october, closed: new Map() }, one.month)
  const text = printClosed({ ...one, compared }, ZONE)
  const line = 'TS-20261103-001,1,1,0,0,,,,,,1,,tnwis0,460'
  const resealed = (from: string, to: string): string => {
    const json = text.slice(text.indexOf('.') + 1)
    expect(json).toContain(from)
    const changed = json.replace(from, to)
    return `${fingerprint([changed])}.${changed}`
  }
  it.each([
    ['nothing', ''],
    ['no text of ours', '2026-11'],
    ['a sign more', `${text} `],
    ['a part gone', text.slice(0, -20)],
    ['a word changed', text.replace('其它', '其他')],
    ['no JSON', resealed('{', '')],
    ['no month', resealed('2026-11', '2026-13')],
    ['no zone', resealed(ZONE, 'Asia/Nowhere')],
    ['a register gone', resealed(',{"k":"incident","c":[],"o":[]}', '')],
    ['registers in another order', resealed('"complaint"', '"repair"')],
    ['another key', resealed('"w"', '"x":1,"w"')],
    ['a word that is not there', resealed('"其它",', '')],
    ['more fields than there are', resealed(line, `${line},,,,,,,,,,,,,,1`)],
    ['a number of another register', resealed(line, line.replace('TS', 'BX'))],
    ['no row', resealed(line, line.replace(',1,1,', ',,1,'))],
    ['a cycle before the first', resealed(line, line.replace(',1,1,', ',1,0,'))],
    ['marks that nobody made', resealed(line, line.replace(',1,1,0,', ',1,1,8,'))],
    ['no beginning', resealed(line, line.replace('tnwis0', ''))],
    ['a time that is none', resealed(line, line.replace('460', '1.2345'))],
    ['a time beyond all calendars', resealed(line, line.replace('460', 'zzzzzzzzz'))],
    ['a callback that nobody decided', resealed(line, `${line},,,,9-0`)],
    ['an outcome that nobody said', resealed(line, `${line},,,,090`)],
    ['a clock that stopped and was not due', resealed(line, `${line},,,,,,1`)],
    ['a row left out before the first', resealed('"o":[]', '"o":[[-1,null]]')],
    ['a compared month that is none', resealed('{"m":"2026-10"', '{"m":"2026-1"')],
    ['a compared register in another place', resealed('{"k":"repair","t"', '{"k":"incident","t"')],
    ['a compared register gone', resealed(',{"k":"incident","t":[""],"c":[]}', '')],
    ['a category that is not there', resealed('"c":[["0"', '"c":[["z"')],
    ['a category that is no place', resealed('"c":[["0"', '"c":[["-"')],
    ['more counts than figures', resealed('"t":[""]', `"t":["${','.repeat(COUNT_KEYS.length)}1"]`)],
    ['a count that is none', resealed('"t":[""]', '"t":["1.5"]')],
    ['half of what was measured', resealed('"t":[""]', '"t":["",1,3600000]')],
  ])('is nothing where it is not as it was written: %s', (_, spoilt) => {
    expect(parseClosed(spoilt, ZONE)).toBeUndefined()
  })

  it('knows what it was compared with by the names of the figures, in whatever order they are counted by now', () => {
    const [first = '', second = ''] = COUNT_KEYS
    const turned = resealed(`"${first}","${second}"`, `"${second}","${first}"`)
    const counts = (read: string) => {
      const [total] = (parseClosed(read, ZONE)?.compared?.at(-1)?.totals?.registers ?? []).filter(isCounted)
      return [first, second].map((key) => total?.total.counts[key as CountKey])
    }
    expect(counts(text)).not.toEqual(counts(text).toReversed())
    expect(counts(turned)).toEqual(counts(text).toReversed())
  })

  it.each([
    ['a figure is counted that was not then', () => resealed(`"${COUNT_KEYS[0]}",`, '')],
    ['an older version made it final', () => printClosed(one, ZONE)],
  ])('has kept nothing that it was compared with where %s', (_, print) => {
    expect(parseClosed(print(), ZONE)).toEqual(one)
  })
})
