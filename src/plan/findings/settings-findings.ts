import { formatInstant } from '../../calendar/format.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { tabNamed } from '../../sheet/tab-named.ts'
import { isIgnored, type TabProblem } from '../../sheet/tab-problem.ts'
import { tabProblemText } from '../../sheet/tab-problem-text.ts'
import { tabProblemsAt } from '../holiday-years.ts'
import { type Finding, placeIn } from './finding.ts'

/** Whether something is not in force for it: what is no setting never was, unless it is a slip in the name of one. */
const isOut = (problem: TabProblem): boolean =>
  isIgnored(problem) && (problem.code !== 'unknown-setting' || problem.still !== undefined)

/** Every problem of the settings tabs as of `now`, in the words of their check columns. */
export const settingsFindings = (state: LedgerState, view: LedgerView, now: Instant): readonly Finding[] =>
  [...tabProblemsAt(view, now)].flatMap(([key, problems]) =>
    [...problems]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([row, list]) =>
        list.map((problem): Finding => {
          const { columns } = tabNamed(key)
          return {
            severity: isOut(problem) ? 'error' : 'warning',
            code: problem.code,
            place: placeIn(state, key, row, problem.column),
            what: { zh: tabProblemText(problem, columns, 'zh'), en: tabProblemText(problem, columns, 'en') },
          }
        }),
      ),
  )

/** By which zone all times are read, for whoever wonders about an hour more or less. */
export function zoneFinding(state: LedgerState, { settings: { zone } }: LedgerView, now: Instant): Finding {
  const time = formatInstant(zone, now)
  return {
    severity: 'info',
    code: 'zone',
    place: placeIn(state, 'settings'),
    what: {
      zh: `所有时间按时区 ${zone} 计算，那里现在是 ${time}`,
      en: `All times are those of ${zone}, where it is ${time} now`,
    },
  }
}
