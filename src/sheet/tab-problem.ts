import type { DurationProblem } from '../calendar/duration-problem.ts'
import type { HoursProblem } from '../calendar/hours.ts'
import type { CellProblemCode } from '../model/problem.ts'

/**
 * Something wrong in a settings tab, as data. The row is ignored (policy, escalation) or the value's default holds (settings);
 * `problem-text.ts` says so in the tab's check column.
 */
export type TabProblem =
  | { readonly code: CellProblemCode; readonly column: string; readonly typed: string }
  | { readonly code: 'missing'; readonly column: string }
  | { readonly code: 'bad-duration'; readonly column: string; readonly typed: string; readonly why: DurationProblem }
  | { readonly code: 'bad-hours'; readonly column: string; readonly typed: string; readonly why: HoursProblem }
  | {
      readonly code: 'bad-zone' | 'bad-number' | 'bad-mail' | 'bad-level' | 'unknown-calendar'
      readonly column: string
      readonly typed: string
    }
  | { readonly code: 'name-twice'; readonly column: string; readonly typed: string }
  | { readonly code: 'unknown-deputy'; readonly column: string; readonly typed: string }
  | { readonly code: 'same-as'; readonly column: string; readonly row: number }
  | { readonly code: 'never-open'; readonly column: string }

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
