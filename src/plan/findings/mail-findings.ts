import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import type { Instant } from '../../model/instant.ts'
import { isOffice } from '../../model/role.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { type Finding, placeIn } from './finding.ts'
import { peopleFindings, roleWords } from './people-findings.ts'

/** What keeps notices from reaching somebody as of `now`: rules and people (R24, R25). */
export const mailFindings = (state: LedgerState, view: LedgerView, now: Instant): readonly Finding[] => [
  // What is unknown is told once, as the fault of the tab that would tell it.
  ...(view.missingTabs.has('escalation') ? [] : escalationFindings(state, view)),
  ...(isLost(view, 'staff', ['mail', 'roles']) ? [] : peopleFindings(state, view, now)),
]

/** Whether a tab is gone, or one of these columns of it. */
const isLost = ({ missingTabs, faults }: LedgerView, tab: TabKey, columns: readonly string[]): boolean =>
  missingTabs.has(tab) ||
  faults.some((fault) => fault.tab === tab && fault.kind === 'column-gone' && columns.includes(fault.column.key))

function escalationFindings(state: LedgerState, view: LedgerView): readonly Finding[] {
  const { escalation, staff } = view
  if (escalation.length === 0)
    return [
      {
        severity: 'error',
        code: 'no-escalation',
        place: placeIn(state, 'escalation'),
        what: {
          zh: '一行规则也没有生效，超时不会通知任何人',
          en: 'No rule is in force; nobody is told of a late case',
        },
        todo: { zh: '至少加一行', en: 'Add at least one' },
      },
    ]
  if (isLost(view, 'staff', ['roles'])) return []
  const held = new Set([...staff.values()].flatMap(({ roles }) => roles))
  return escalation.flatMap(({ row, roles }): readonly Finding[] => {
    const empty = roles.filter((role) => isOffice(role) && !held.has(role))
    if (empty.length === 0) return []
    return [
      {
        severity: 'warning',
        code: 'role-without-people',
        place: placeIn(state, 'escalation', row, 'roles'),
        what: {
          zh: `没有人担任：${roleWords(empty, 'zh')}。邮件只发给同一级的其他人；这一级没有别人的，改发上一级和管理员`,
          en: `Nobody holds: ${roleWords(empty, 'en')}. Only the others of the level are mailed; where there are none, it goes a level up and to the administrator`,
        },
        todo: { zh: '在“人员”里给合适的人填上角色', en: 'Give somebody the role in the staff tab' },
      },
    ]
  })
}
