import { roles as roleChoices } from '../../../sheets-template/workbook/choices.ts'
import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import type { Language } from '../../model/language.ts'
import { NOBODY_REACHABLE } from '../../model/notice.ts'
import type { OfficeRole, Role } from '../../model/role.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { choiceWord } from '../../sheet/words.ts'
import { type Finding, placeIn, rowWhere } from './finding.ts'

/** What keeps notices from reaching somebody: rules and people (R24, R25). */
export const mailFindings = (state: LedgerState, view: LedgerView): readonly Finding[] => [
  // What is unknown is told once, as the fault of the tab that would tell it.
  ...(view.missingTabs.has('escalation') ? [] : escalationFindings(state, view)),
  ...(isLost(view, 'staff', ['mail', 'roles']) ? [] : peopleFindings(state, view)),
]

/** Whether a tab is gone, or one of these columns of it. */
const isLost = ({ missingTabs, faults }: LedgerView, tab: TabKey, columns: readonly string[]): boolean =>
  missingTabs.has(tab) ||
  faults.some((fault) => fault.tab === tab && fault.kind === 'column-gone' && columns.includes(fault.column.key))

const isOffice = (role: Role): role is OfficeRole => role !== 'handler' && role !== 'firstReceiver'

const roleWords = (roles: readonly Role[], language: Language) =>
  roles.map((role) => choiceWord(roleChoices, role, language)).join(language === 'zh' ? '、' : ', ')

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
          zh: `没有人担任：${roleWords(empty, 'zh')}。这些邮件改发上一级或管理员`,
          en: `Nobody holds: ${roleWords(empty, 'en')}. Their mails go a level up, or to the administrator`,
        },
        todo: { zh: '在“人员”里给合适的人填上角色', en: 'Give somebody the role in the staff tab' },
      },
    ]
  })
}

function peopleFindings(state: LedgerState, { staff, tabProblems }: LedgerView): readonly Finding[] {
  const holders = [...staff.values()].filter(({ roles }) => roles.length > 0)
  if (holders.every(({ mail }) => mail === undefined))
    return [
      {
        severity: 'error',
        code: 'nobody-reachable',
        place: placeIn(state, 'staff'),
        what: NOBODY_REACHABLE,
      },
    ]
  return holders.flatMap(({ name, roles, mail }): readonly Finding[] => {
    const row = rowWhere(state, 'staff', { name })
    const isTold =
      row !== undefined &&
      tabProblems
        .get('staff')
        ?.get(row)
        ?.some(({ code }) => code === 'bad-mail')
    if (mail !== undefined || isTold === true) return []
    return [
      {
        severity: 'warning',
        code: 'role-without-mail',
        place: placeIn(state, 'staff', row, 'mail'),
        what: {
          zh: `“${name}”是${roleWords(roles, 'zh')}，却没有邮箱，收不到邮件`,
          en: `"${name}" is ${roleWords(roles, 'en')} and has no address; no mail gets there`,
        },
        todo: { zh: '填上邮箱，或去掉角色', en: 'Fill in an address, or take the role away' },
      },
    ]
  })
}
