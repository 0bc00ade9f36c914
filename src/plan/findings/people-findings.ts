import { roles as roleChoices } from '../../../sheets-template/workbook/choices.ts'
import type { Instant } from '../../model/instant.ts'
import type { Language } from '../../model/language.ts'
import { NOBODY_REACHABLE } from '../../model/notice.ts'
import { isOffice, type Role } from '../../model/role.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import { unreachedRoles } from '../../rules/recipients.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { choiceWord } from '../../sheet/words.ts'
import { type Finding, placeIn, rowWhere } from './finding.ts'

export const roleWords = (roles: readonly Role[], language: Language) =>
  roles.map((role) => choiceWord(roleChoices, role, language)).join(language === 'zh' ? '、' : ', ')

/** Who cannot be reached as of `now`, of those whom a mail may be meant for (R25). */
export function peopleFindings(state: LedgerState, view: LedgerView, now: Instant): readonly Finding[] {
  const holders = [...view.staff.values()].filter(({ roles }) => roles.length > 0)
  if (holders.every(({ mail }) => mail === undefined))
    return [
      {
        severity: 'error',
        code: 'nobody-reachable',
        place: placeIn(state, 'staff'),
        what: NOBODY_REACHABLE,
      },
    ]
  return [
    ...holdersWithoutMail(state, view),
    ...officesAway(state, view, now),
    ...deputiesWithoutMail(state, view),
    ...onDutyWithoutMail(state, view),
  ]
}

function holdersWithoutMail(state: LedgerState, { staff, tabProblems }: LedgerView): readonly Finding[] {
  return [...staff.values()].flatMap(({ name, roles, mail }): readonly Finding[] => {
    if (roles.length === 0 || mail !== undefined) return []
    const row = rowWhere(state, 'staff', { name })
    const problems = row === undefined ? [] : (tabProblems.get('staff')?.get(row) ?? [])
    if (problems.some(({ code }) => code === 'bad-mail')) return []
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

/** Offices that people with mailboxes hold, none of whom can be reached now. */
function officesAway(state: LedgerState, view: LedgerView, now: Instant): readonly Finding[] {
  const asked = new Set(view.escalation.flatMap(({ roles }) => roles.filter(isOffice)))
  return [...asked].flatMap((role): readonly Finding[] => {
    const isHeld = [...view.staff.values()].some(({ roles, mail }) => roles.includes(role) && mail !== undefined)
    if (!isHeld || unreachedRoles({ roles: [role] }, { fields: {} }, view, now).length === 0) return []
    return [
      {
        severity: 'warning',
        code: 'office-away',
        place: placeIn(state, 'staff'),
        what: {
          zh: `${roleWords([role], 'zh')}都在休假，没有收得到邮件的代理人：这期间邮件只发给同一级的其他人；这一级没有别人的，改发上一级和管理员`,
          en: `${roleWords([role], 'en')}: everybody is on leave, without a deputy who can be reached; meanwhile only the others of the level are mailed, and where there are none, it goes a level up and to the administrator`,
        },
        todo: { zh: '填上有邮箱的代理人', en: 'Name a deputy who has an address' },
      },
    ]
  })
}

function deputiesWithoutMail(state: LedgerState, { staff }: LedgerView): readonly Finding[] {
  return [...staff.values()].flatMap(({ name, deputy }): readonly Finding[] => {
    const other = deputy === undefined ? undefined : staff.get(deputy)
    if (other === undefined || other.mail !== undefined) return []
    return [
      {
        severity: 'warning',
        code: 'deputy-without-mail',
        place: placeIn(state, 'staff', rowWhere(state, 'staff', { name }), 'deputy'),
        what: {
          zh: `“${name}”的代理人“${other.name}”没有邮箱：休假时邮件没有人收`,
          en: `"${other.name}", the deputy of "${name}", has no address: during a leave nobody gets the mails`,
        },
        todo: { zh: '给代理人填上邮箱，或换一个人', en: 'Fill in an address for the deputy, or name another' },
      },
    ]
  })
}

function onDutyWithoutMail(state: LedgerState, { staff, duties }: LedgerView): readonly Finding[] {
  const rows = Map.groupBy(duties, ({ row }) => row)
  return [...rows].flatMap(([row, shifts]): readonly Finding[] => {
    const names = new Set(shifts.flatMap((shift) => shift.names))
    const missing = [...names].filter((name) => staff.has(name) && staff.get(name)?.mail === undefined)
    if (missing.length === 0) return []
    return [
      {
        severity: 'warning',
        code: 'on-duty-without-mail',
        place: placeIn(state, 'roster', row, 'names'),
        what: {
          zh: `值班的${missing.map((name) => `“${name}”`).join('')}没有邮箱，收不到邮件`,
          en: `On duty without an address: ${missing.map((name) => `"${name}"`).join(', ')}; no mail gets there`,
        },
        todo: { zh: '在“人员”里填上邮箱', en: 'Fill in an address in the staff tab' },
      },
    ]
  })
}
