import { DAY, type Instant, instant } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'
import { askedMark } from '../rules/repeats/asked.ts'
import type { EarlierCase } from '../rules/repeats/matter.ts'
import { repeatOf } from '../rules/repeats/repeat-of.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { asRecorded } from '../sheet/record.ts'
import type { RegisterTable } from '../sheet/register-table.ts'
import type { PlannedRow } from './plan-row.ts'
import { type EarlierCases, earlierCases } from './repeats/earlier-cases.ts'
import type { RepeatKnown } from './repeats/known.ts'

/** In front of what repeats were looked for by, while a clerk says that it repeats nothing: taken back, they are looked for again. */
const DENIED = '-'

/**
 * What is found out now of the earlier cases that complaints and repairs are likely to repeat (R40), by their planned rows: of those that
 * get their number, and of those of which something is other than it was when it was last looked for. Where a clerk says that it is no
 * repeat, that pair is none for good. What was imported, or is older than this, is never looked for.
 */
export function judgeRepeats<P extends PlannedRow>(
  planned: readonly P[],
  registers: readonly RegisterTable[],
  { settings }: Pick<LedgerView, 'settings'>,
  now: Instant,
): ReadonlyMap<P, RepeatKnown> {
  const days = settings.repeatDays
  const at = asRecorded(now, settings.zone)
  const found = new Map<P, RepeatKnown>()
  const all = planned.flatMap((row) => askedIn(row) ?? [])
  const first = all.reduce<number>((least, { receivedAt }) => Math.min(least, receivedAt), now)
  let earlier: EarlierCases | undefined
  for (const row of planned) {
    const { plan } = row
    const asked = askedIn(row)
    if (asked === undefined) continue
    const { repeat, repeatAsked, notRepeats = [] } = plan.record
    const mark = askedMark(asked)
    if (plan.fields.notRepeat === true) {
      const denied = repeat === undefined ? [] : [repeat.of]
      const isSaid = repeat === undefined && repeatAsked === DENIED + mark
      if (!isSaid) found.set(row, known(undefined, [...new Set([...notRepeats, ...denied])], DENIED + mark))
    } else if (repeatAsked !== mark) {
      earlier ??= earlierCases(registers, instant(first - days * DAY), now, all)
      const is = repeatOf(asked, earlier, { days, notRepeats })
      found.set(row, known(is && { ...is, at: repeat?.of === is.of ? repeat.at : at }, notRepeats, mark))
    }
  }
  return found
}

/** What an accepted complaint or repair is asked by; undefined for a case of which it is not asked. */
function askedIn({ plan, callback }: PlannedRow): EarlierCase | undefined {
  const { register, number, isNew, basis, record } = plan
  const { receivedAt } = plan.fields
  if (register === 'incident' || number === undefined || callback === undefined || receivedAt === undefined)
    return undefined
  if (basis?.origin === 'import' || !(isNew || record.repeatAsked !== undefined)) return undefined
  const { customer, phone, room, category, subcategory, description } = plan.fields
  return {
    number,
    receivedAt,
    customer,
    phone,
    room,
    category,
    subcategory,
    description,
    at: { register, row: plan.row },
  }
}

const known = (
  repeat: RowRecord['repeat'],
  notRepeats: NonNullable<RowRecord['notRepeats']>,
  repeatAsked: string,
): RepeatKnown => ({
  ...(repeat === undefined ? {} : { repeat }),
  ...(notRepeats.length === 0 ? {} : { notRepeats }),
  repeatAsked,
})
