import type { DayKey, OpenClock } from '../../model/daily.ts'
import type { Instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { Bounds } from '../month.ts'
import { COUNTED_CLOCKS, type Round } from '../round.ts'

/** A cycle of a case as a day sees it. */
export interface RoundInDay {
  readonly item: Round
  /** Received, or reopened, on the day. */
  readonly isBegun: boolean
  readonly isResolved: boolean
  /** Not resolved when the day ended; of a day that is not over, not resolved by now. */
  readonly isCarriedOver: boolean
  /** And late by any of its clocks then. */
  readonly isOverdue: boolean
}

/**
 * Looks at a cycle, as it stood at `asOf`, from a day. A resolution typed before the receipt counts as at the receipt, so that the flow
 * adds up: carried over the day before + received + reopened − resolved = carried over.
 */
export function roundInDay(item: Round, { start, end }: Bounds, asOf: Instant): RoundInDay {
  const { begunAt } = item
  const over = endOf(item)
  const isCarriedOver = begunAt < end && over >= end
  return {
    item,
    isBegun: begunAt >= start && begunAt < end,
    isResolved: over >= start && over < end,
    isCarriedOver,
    isOverdue: isCarriedOver && overdueAt(item, asOf < end ? asOf : end).length > 0,
  }
}

/** When a cycle was over; never before it began. */
export const endOf = ({ begunAt, resolvedAt }: Round): number =>
  resolvedAt === undefined ? Infinity : Math.max(resolvedAt, begunAt)

/**
 * The clocks of a cycle that had run out by `at` and were not stopped by then, the longest overdue first; on the deadline's own instant
 * none is late. While a case is paused *resolve* stands still (R21).
 */
export const overdueAt = ({ clocks, pausedAt = Infinity as Instant }: Round, at: Instant): readonly OpenClock[] =>
  COUNTED_CLOCKS.flatMap((clock): readonly OpenClock[] => {
    const { due, stoppedAt = Infinity } = clocks[clock] ?? {}
    const until = clock === 'resolve' ? Math.min(at, pausedAt) : at
    return due !== undefined && stoppedAt > at && due < until ? [{ clock, due }] : []
  }).toSorted((a, b) => a.due - b.due)

/** A figure of a day: its definition says in words what `counts` picks (R49). */
export type DayFigure = Words & { readonly definition: Words; readonly counts: (one: RoundInDay) => boolean }

/** What the rounds tell of a day; *forgotten* is told by how rows stand now. */
export const DAY_FIGURES = {
  received: {
    zh: '受理',
    en: 'Received',
    definition: { zh: '受理时间在当天的', en: 'Received on that day' },
    counts: (one) => one.isBegun && one.item.cycle === 1,
  },
  reopened: {
    zh: '重开',
    en: 'Reopened',
    definition: { zh: '办结后在当天重开的；重开几次计几次', en: 'Reopened on that day; once for each time' },
    counts: (one) => one.isBegun && one.item.cycle > 1,
  },
  resolved: {
    zh: '办结',
    en: 'Resolved',
    definition: {
      zh: '办结时间在当天的，不论何时受理；以后重开也不减去',
      en: 'Resolved on that day, whenever received; not taken back by a later reopening',
    },
    counts: (one) => one.isResolved,
  },
  carriedOver: {
    zh: '结转',
    en: 'Carried over',
    definition: {
      zh: '到当天结束（当天未完则到本表时刻）没有办结的 = 前一天结转 + 受理 + 重开 − 办结',
      en: 'Not resolved when the day ended, or by now = carried over the day before + received + reopened − resolved',
    },
    counts: (one) => one.isCarriedOver,
  },
  overdue: {
    zh: '超时',
    en: 'Overdue',
    definition: {
      zh: '结转的里面，派单、响应、到场、回复、办结任一时限已过、那件事还没做的；暂停中的，办结时限看暂停开始时是否已过',
      en: 'Of those carried over: dispatch, respond, arrive, reply or resolve ran out undone; a pause stops resolve',
    },
    counts: (one) => one.isOverdue,
  },
} as const satisfies Readonly<Record<Exclude<DayKey, 'forgotten'>, DayFigure>>

export const FORGOTTEN: Words & { readonly definition: Words } = {
  zh: '遗忘',
  en: 'Forgotten',
  definition: {
    zh: '没有办结，进展时限已过还没有更新进展的（时限标准没有设进展间隔的不算）；过去的日子是当天最后一次统计时的数，没有统计过的空着',
    en: 'Not resolved, and no progress within its interval; of earlier days as last counted on the day, else blank',
  },
}
