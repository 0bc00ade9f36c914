import type { Instant } from '../../../src/model/instant.ts'
import type { Site } from '../../../src/statistics/group/group-report.ts'
import { parsePublished, publish } from '../../../src/statistics/group/published.ts'
import { type ClosedMonth, monthReport } from '../../../src/statistics/month/month-report.ts'
import type { Month } from '../../../src/statistics/month.ts'
import type { Round } from '../../../src/statistics/round.ts'
import { counted, month, sh, ZONE } from '../support.ts'

export const NOVEMBER = month('2026-11')
export const AS_OF = sh('2026-11-22 12:00')

/** So many complaints of November, of which some were resolved in time; each took so many hours. */
export const complaints = (count: number, onTime: number, hours = 10, of = '2026-11'): readonly Round[] =>
  Array.from({ length: count }, (_, index) => {
    const late = index >= onTime
    const day = String((index % 18) + 1).padStart(2, '0')
    const end = new Date(Date.UTC(2000, 0, 1, hours)).toISOString().slice(11, 16)
    return counted(`${of}-${day} 00:00`, {
      resolved: `${of}-${day} ${end}`,
      due: `${of}-${day} ${late ? '00:30' : '23:59'}`,
    })
  })

interface Made {
  readonly months?: readonly Month[]
  readonly asOf?: Instant
  readonly closed?: ReadonlyMap<Month, ClosedMonth>
  readonly address?: string
  /** Its register of complaints has lost a column. */
  readonly isSpoilt?: boolean
}

/** A site as a group reads it: what its ledger publishes of these months, this one by default. */
export function siteOf(name: string, rounds: readonly Round[], made: Made = {}): Site {
  const { months = [NOVEMBER], asOf = AS_OF, closed = new Map<Month, ClosedMonth>(), address, isSpoilt } = made
  const registers =
    isSpoilt === true
      ? [{ register: 'complaint' as const, lacks: [] }]
      : [{ register: 'complaint' as const, rounds, leftOut: [{ row: 9, receivedAt: asOf }] }]
  const source = { zone: ZONE, asOf, closed, registers }
  return {
    name,
    address,
    months: new Map(months.map((one) => [one, parsePublished(publish(monthReport(source, one)))])),
  }
}
