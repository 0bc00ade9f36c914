import { startOfDay } from '../../calendar/wall.ts'
import { toInstant } from '../../calendar/zone.ts'
import type { DayTally, DayTold, OpenCase, PersonDay } from '../../model/daily.ts'
import type { Instant } from '../../model/instant.ts'
import type { Bounds } from '../month.ts'
import type { Round } from '../round.ts'
import { DAY_FIGURES, endOf, type RoundInDay, roundInDay } from './round-in-day.ts'

/** A day from its first midnight in `zone` to the next one. */
export const dayBounds = (zone: string, day: number): Bounds => ({
  start: toInstant(zone, startOfDay(day)),
  end: toInstant(zone, startOfDay(day + 1)),
})

/** Whether a cycle has anything to do with what is from a moment on: it is open, was over later, or began later. */
export const isOfDay = (round: Round, { start }: Pick<Bounds, 'start'>): boolean => endOf(round) >= start

/** What the rounds tell of a day. */
export const tallyOf = (looks: readonly RoundInDay[]): Omit<DayTally, 'forgotten'> => ({
  received: countBy(looks, DAY_FIGURES.received.counts),
  reopened: countBy(looks, DAY_FIGURES.reopened.counts),
  resolved: countBy(looks, DAY_FIGURES.resolved.counts),
  carriedOver: countBy(looks, DAY_FIGURES.carriedOver.counts),
  overdue: countBy(looks, DAY_FIGURES.overdue.counts),
})

const countBy = (looks: readonly RoundInDay[], is: (one: RoundInDay) => boolean): number =>
  looks.reduce((count, one) => (is(one) ? count + 1 : count), 0)

/** The present day of some rounds: `open` are those of them that are open, as `openCases` has them. */
export function dayTold(
  rounds: readonly Round[],
  open: readonly OpenCase[],
  bounds: Bounds,
  asOf: Instant,
): Pick<DayTold, 'tally' | 'people' | 'forgotten' | 'overdue'> {
  const looks = rounds.filter((one) => isOfDay(one, bounds)).map((one) => roundInDay(one, bounds, asOf))
  const forgotten = open.filter(({ forgottenSince }) => forgottenSince !== undefined)
  return {
    tally: { ...tallyOf(looks), forgotten: forgotten.length },
    people: peopleOf(looks, forgotten),
    forgotten,
    overdue: open.filter(({ forgottenSince, overdue }) => forgottenSince === undefined && overdue.length > 0),
  }
}

/** By who works on it: whoever has forgotten the most first, then overdue, then open; nobody last. */
function peopleOf(looks: readonly RoundInDay[], forgotten: readonly OpenCase[]): readonly PersonDay[] {
  const forgottenBy = Map.groupBy(forgotten, ({ person }) => person)
  return [...Map.groupBy(looks, ({ item }) => item.handler)]
    .map(
      ([name, of]): PersonDay => ({
        name,
        tally: { ...tallyOf(of), forgotten: forgottenBy.get(name)?.length ?? 0 },
      }),
    )
    .toSorted((a, b) => inOrder(a, b))
}

function inOrder(a: PersonDay, b: PersonDay): number {
  if ((a.name === undefined) !== (b.name === undefined)) return a.name === undefined ? 1 : -1
  const by = (['forgotten', 'overdue', 'carriedOver', 'resolved'] as const)
    .map((key) => b.tally[key] - a.tally[key])
    .find((difference) => difference !== 0)
  return by ?? ((a.name ?? '') < (b.name ?? '') ? -1 : 1)
}
