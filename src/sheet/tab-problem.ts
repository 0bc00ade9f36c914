import type { DurationProblem } from '../calendar/duration-problem.ts'
import type { HoursProblem } from '../calendar/hours.ts'
import type { CellProblemCode } from '../model/problem.ts'
import type { AlwaysKey } from '../rules/callbacks/mandatory.ts'

/** What may be wrong with a single cell of the settings: nothing is inferred there. */
type SettingsCellCode = Extract<CellProblemCode, 'not-a-time' | 'not-a-number' | 'not-yes-no' | 'unknown-choice'>

/**
 * Something wrong in a settings tab, as data. The row is ignored (policy, escalation) or the value's default holds (settings), where
 * it does not stand as it was last good; `tab-problem-text.ts` says so in the tab's check column.
 */
export type TabProblem = Wrong & {
  /** The row stands as it was last good: what the column said then, blank where nothing. */
  readonly still?: string
}

/** What is wrong with a row of the roster, or with what somebody looks after (R25). */
export type PeopleProblem =
  | { readonly code: 'unknown-on-duty'; readonly column: string; readonly typed: string }
  /** A scope, of which this cell counts as blank. */
  | { readonly code: 'unknown-scope'; readonly column: string; readonly typed: string }
  | { readonly code: 'bad-days'; readonly column: string; readonly typed: string; readonly isBackwards: boolean }
  | { readonly code: 'bad-shift'; readonly column: string; readonly typed: string; readonly why: HoursProblem }

type Wrong =
  | PeopleProblem
  | { readonly code: SettingsCellCode; readonly column: string; readonly typed: string }
  | { readonly code: 'missing'; readonly column: string }
  /** No hours from one column to the other. */
  | { readonly code: 'never-open'; readonly column: string; readonly other: string }
  | { readonly code: 'bad-duration'; readonly column: string; readonly typed: string; readonly why: DurationProblem }
  | {
      readonly code: 'bad-hours' | 'bad-day-hours'
      readonly column: string
      readonly typed: string
      readonly why: HoursProblem
    }
  | {
      readonly code: 'bad-zone' | 'bad-number' | 'bad-mail' | 'bad-level' | 'bad-share' | 'bad-repeat' | 'bad-times'
      readonly column: string
      readonly typed: string
    }
  | {
      readonly code: 'unknown-calendar' | 'calendar-not-in-force' | 'calendar-skipped'
      readonly column: string
      readonly typed: string
    }
  | {
      readonly code: 'unknown-deputy' | 'unknown-setting' | 'moved-setting'
      readonly column: string
      readonly typed: string
    }
  /** No stretch of a day. */
  | { readonly code: 'bad-quiet-hours'; readonly column: string; readonly typed: string }
  | { readonly code: 'bad-time-of-day'; readonly column: string; readonly typed: string }
  /** No whole number from the least to the most. */
  | {
      readonly code: 'not-whole'
      readonly column: string
      readonly typed: string
      readonly least: number
      readonly most: number
    }
  | { readonly code: 'name-twice'; readonly column: string; readonly typed: string }
  | { readonly code: 'name-too-long'; readonly column: string; readonly typed: string; readonly most: number }
  /** A class of mandatory callbacks that no case could be told by, or of a category that the tab "Categories" does not have. */
  | { readonly code: 'names-nothing'; readonly column: string }
  | { readonly code: 'unknown-kind'; readonly column: string; readonly typed: string }
  /** One of the rules' own classes that the tab does not have, or only a part of: it holds in full (R32). */
  | { readonly code: 'class-out' | 'class-narrowed'; readonly column: string; readonly always: AlwaysKey }
  | { readonly code: 'same-as'; readonly column: string; readonly row: number }
  /** What is filled in for 24小时 and does not count, here and in the columns beside. */
  | { readonly code: 'always-open'; readonly column: string; readonly others: readonly string[] }
  /** A leave that ends before it begins: there is none. */
  | { readonly code: 'leave-backwards'; readonly column: string; readonly other: string }
  | { readonly code: 'ends-before-start'; readonly column: string; readonly other: string }
  | { readonly code: 'too-many-days'; readonly column: string; readonly most: number; readonly of: 'row' | 'tab' }
  /** The row above that holds, and the first day, a day number, of which the two say different things. */
  | {
      readonly code: 'days-differ'
      readonly column: string
      readonly row: number
      readonly day: number
      readonly calendar: string
    }
  /** What else was changed in a row that stands as it was last good. */
  | { readonly code: 'held-too'; readonly column: string; readonly others: readonly string[] }
  /** Years that deadlines may reach and whose public holidays nobody has told (see `plan/holiday-years.ts`). */
  | { readonly code: 'unknown-years'; readonly column: string; readonly years: readonly number[] }

/** What leaves a row or a value in force, or was never meant to be in force. */
const MILD: ReadonlySet<TabProblem['code']> = new Set([
  'always-open',
  'bad-mail',
  'calendar-skipped',
  'class-narrowed',
  'class-out',
  'days-differ',
  'held-too',
  'leave-backwards',
  'moved-setting',
  'unknown-deputy',
  'unknown-on-duty',
  'unknown-scope',
  'unknown-years',
])

/** Whether a row with such a problem is ignored. */
export const isIgnored = ({ code }: TabProblem): boolean => !MILD.has(code)

/** Whether there is nothing to be in force of a row with such a problem. */
export const isIdle = ({ code }: TabProblem): boolean => code === 'moved-setting'

/** Whether the row is in force without the cell of such a problem. */
export const isWithout = ({ code }: TabProblem): boolean => code === 'bad-mail'

/** What is wrong with the rows of a tab, by row index. */
export type TabProblems = ReadonlyMap<number, readonly TabProblem[]>

/** Collects the problems of a tab while it is read. */
export interface ProblemSink {
  add(row: number, problem: TabProblem): void
  readonly found: TabProblems
}

export function problemSink(): ProblemSink {
  const found = new Map<number, TabProblem[]>()
  return {
    add: (row, problem) => {
      const list = found.get(row)
      if (list) list.push(problem)
      else found.set(row, [problem])
    },
    found,
  }
}
