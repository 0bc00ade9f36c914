import { CALL_OUTCOMES, CALLBACK_WHYS } from '../../src/model/callback.ts'
import { DAY, HOUR, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { COUNTED_CLOCKS, type CountedClock, type Round, type RoundClock } from '../../src/statistics/round.ts'
import { seeded } from '../calendar/compare.ts'

const LIMITS = { dispatch: 10 * MINUTE, respond: 5 * MINUTE, arrive: 30 * MINUTE, reply: DAY, resolve: 3 * DAY }
const VALIDITIES = ['valid', 'partly', 'invalid'] as const

/** Cycles of cases received evenly from `from` to `to`, the same in every run: about one in thirty is open, one in twenty reopened. */
export function makeRounds(count: number, from: Instant, to: Instant): readonly Round[] {
  const random = seeded(9)
  const pick = (many: number): number => Math.floor(random() * many)
  const one = <T>(of: readonly T[]): T | undefined => of[pick(of.length)]
  const chance = (share: number): boolean => random() < share
  const name = (kind: string, many: number): string | undefined => (chance(0.05) ? undefined : `${kind}${pick(many)}`)
  return Array.from({ length: count }, (_, row): Round => {
    const begunAt = instant(from + Math.floor(((to - from) * row) / count) + pick(HOUR))
    const resolvedAt = chance(0.97) ? instant(begunAt + Math.floor(-Math.log(1 - random()) * 40 * HOUR)) : undefined
    const stop = (limit: number): Instant | undefined =>
      chance(0.95) ? instant(begunAt + Math.floor(random() * 1.2 * limit)) : resolvedAt
    const clocks: { [C in CountedClock]?: RoundClock } = {}
    for (const clock of COUNTED_CLOCKS)
      if (chance(0.8)) {
        const stoppedAt = clock === 'resolve' ? resolvedAt : stop(LIMITS[clock])
        clocks[clock] = { due: instant(begunAt + LIMITS[clock]), stoppedAt }
      }
    const isClosed = resolvedAt !== undefined && chance(0.9)
    return {
      register: 'complaint',
      row: row + 1,
      number: undefined,
      cycle: chance(0.05) ? 2 : 1,
      category: name('类别', 12),
      subcategory: name('小类', 8),
      cause: name('cause', 8),
      channel: name('channel', 6),
      validity: chance(0.5) ? one(VALIDITIES) : undefined,
      department: name('部门', 6),
      handler: name('员工', 40),
      building: name('', 30),
      isAbnormal: chance(0.01),
      isRepeat: chance(0.06),
      begunAt,
      resolvedAt,
      isReopened: resolvedAt !== undefined && chance(0.05),
      closedAt: isClosed ? instant(resolvedAt + pick(9 * DAY)) : undefined,
      repliedAt: clocks.reply?.stoppedAt ?? resolvedAt,
      clocks,
      pausedAt: resolvedAt === undefined && chance(0.2) ? instant(begunAt + pick(5 * DAY)) : undefined,
      callback:
        resolvedAt === undefined
          ? undefined
          : {
              why: one(CALLBACK_WHYS) ?? 'inDraw',
              outcome: chance(0.5) ? one(CALL_OUTCOMES) : undefined,
              isLate: chance(0.1),
            },
    }
  })
}
