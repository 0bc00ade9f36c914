import { dayOf } from '../../calendar/wall.ts'
import { toWall } from '../../calendar/zone.ts'
import type { DayTold, OpenCase } from '../../model/daily.ts'
import type { Instant } from '../../model/instant.ts'
import { OFFICES_UPWARDS } from '../../model/role.ts'
import { eachOnce, keepersOf, NO_CASE, type Recipient, reach } from '../../rules/recipients.ts'
import type { Concern } from '../../rules/scope.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { collectLedger } from '../collect-ledger.ts'
import type { Round } from '../round.ts'
import { openIn, roundsIn, toCorrectIn } from './daily-report.ts'
import { dayBounds, dayTold, isOfDay } from './day-told.ts'
import { lately } from './lately.ts'
import { openCases } from './open-cases.ts'

/** What one person hears of a day. */
export interface DayReader {
  readonly to: Recipient
  /** Undefined for whoever is over nobody. */
  readonly day: DayTold | undefined
  readonly own: readonly OpenCase[]
}

/** Everybody who hears of a day, each mailbox once. */
export interface DayReaders {
  readonly readers: readonly DayReader[]
  /** Whether anybody hears of the whole of it: an office, or whoever keeps the workbook. */
  readonly isHeard: boolean
  /** How many cases of the site are forgotten. */
  readonly forgotten: number
}

/**
 * Who hears of the day that `now` is in (R43): the offices, of what they look after (R25); and whoever works on an open case, or stands in
 * for somebody who does, of their own cases. Where no office can be reached it is whoever keeps the workbook.
 */
export function readersOfDay(ledger: LedgerView, now: Instant): DayReaders {
  const { zone } = ledger.settings
  const bounds = dayBounds(zone, dayOf(toWall(zone, now)))
  const { view } = lately(ledger, bounds.start)
  const source = collectLedger(view, now)
  const rounds = roundsIn(source).filter((one) => isOfDay(one, bounds))
  const open = openCases(openIn(rounds), view, now)
  const handlers = new Map(
    [...new Set(open.map(({ person }) => person))].map((name) => [name, handlerOf(name, view, now)]),
  )
  const offices = reach(OFFICES_UPWARDS, NO_CASE, view, now)
  const over = offices.length > 0 ? offices : keepersOf(view, now)
  const toCorrect = toCorrectIn(source)
  const sees = seenBy(rounds, offices, view, now)
  const readers = eachOnce([...over, ...[...handlers.values()].flat()]).map((to): DayReader => {
    const mine = (one: Recipient): boolean => one.mail.toLowerCase() === to.mail.toLowerCase()
    const own = open.filter(({ person }) => handlers.get(person)?.some(mine))
    if (!over.some(mine)) return { to, day: undefined, own }
    const theirs = rounds.filter((round) => sees(round, to))
    const places = new Set(theirs.map(placeOf))
    const ofThem = open.filter((one) => places.has(placeOf(one)))
    const unreached = Map.groupBy(
      ofThem.filter(({ person }) => handlers.get(person)?.length === 0),
      ({ person }) => person,
    )
    const day: DayTold = {
      ...dayTold(theirs, ofThem, bounds, now),
      toCorrect,
      unreached: [...unreached].map(([name, of]) => ({ name, open: of.length })),
      isPart: theirs.length < rounds.length,
    }
    return { to, day, own }
  })
  const forgotten = open.filter(({ forgottenSince }) => forgottenSince !== undefined).length
  return { readers, isHeard: over.length > 0, forgotten }
}

const placeOf = ({ register, row }: Pick<Round, 'register' | 'row'>): string => `${register} ${row}`

const handlerOf = (name: string | undefined, view: LedgerView, now: Instant): readonly Recipient[] =>
  name === undefined ? [] : reach(['handler'], { fields: { handler: name } }, view, now)

/** Whether somebody of an office looks after a case: what is nobody's is everybody's. Nobody is asked where nothing is parted. */
function seenBy(
  rounds: readonly Round[],
  offices: readonly Recipient[],
  view: LedgerView,
  now: Instant,
): (round: Round, to: Recipient) => boolean {
  const isParted = offices.length > 0 && view.staff.values().some(({ scope }) => scope !== undefined)
  if (!isParted) return () => true
  const seen = new Map(
    rounds.map((round) => [
      round,
      new Set(reach(OFFICES_UPWARDS, concernOf(round), view, now).map(({ mail }) => mail.toLowerCase())),
    ]),
  )
  return (round, { mail }) => seen.get(round)?.has(mail.toLowerCase()) === true
}

const concernOf = ({ register, category, subcategory, building }: Round): Concern => ({
  register,
  fields: {
    ...(category === undefined ? {} : { category }),
    ...(subcategory === undefined ? {} : { subcategory }),
    ...(building === undefined ? {} : { place: `${building}栋` }),
  },
})
