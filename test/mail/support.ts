import type { CaseLinks, MailContext } from '../../src/mail/context.ts'
import { LINK_TARGETS } from '../../src/model/action.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { isDraft, parseCaseNumber } from '../../src/model/case-number.ts'
import { type Instant, instant } from '../../src/model/instant.ts'
import type { CaseRegister } from '../../src/model/register.ts'
import type { Role } from '../../src/model/role.ts'
import type { Notice, NoticeMail } from '../../src/plan/plan.ts'
import type { Recipient } from '../../src/rules/recipients.ts'

/** A moment as a clock in Shanghai shows it. */
export const at = (wall: string): Instant => instant(Date.parse(`${wall.replace(' ', 'T')}+08:00`))

export const context: MailContext = {
  site: '示例花园',
  zone: 'Asia/Shanghai',
  language: 'zh',
  now: at('2026-11-21 11:50'),
  linksOf: (number) => linksTo(number),
}

const fields: CaseFields = {
  receivedAt: at('2026-11-21 09:30'),
  category: '电梯',
  subcategory: '困人',
  room: '3-2-1201',
  description: '电梯停在12楼，有人被困\n请尽快，联系 138 1234 5678 或 010-88886666',
  customer: '张三',
  phone: '13812345678',
  firstReceiver: '王芳',
  handler: '陈强',
  progress: '已通知维保',
  progressAt: at('2026-11-21 09:50'),
}

/** A reader's links of a case, each telling what it leads to; of a row that is no case yet, to its row alone. */
const linksTo = (number: Notice['number']): CaseLinks =>
  Object.fromEntries(
    (isDraft(number) ? (['row'] as const) : LINK_TARGETS).map((target) => [
      target,
      `https://desk.example/act?t=${target}`,
    ]),
  )

/** Somebody whom a mail goes to, and as what. */
export const reader = (name: string, mail: string, ...roles: readonly Role[]): Recipient => ({
  name,
  mail: `${mail}@example.com`,
  roles,
})

/** A lift with somebody in it, answered by nobody: respond at level 2, arrive at level 1, resolve due soon. */
export function notice(changes: Partial<Notice> = {}, changed: CaseFields = {}): Notice {
  return {
    number: numberOf('repair', 'BX-20261121-003'),
    cycle: 1,
    register: 'repair',
    row: 4,
    fields: { ...fields, ...changed },
    priority: 'critical',
    wrong: undefined,
    items: [
      { clock: 'respond', level: 1, due: at('2026-11-21 09:35') },
      { clock: 'respond', level: 2, due: at('2026-11-21 09:35') },
      { clock: 'arrive', level: 1, due: at('2026-11-21 10:00') },
      { clock: 'resolve', level: 0, due: at('2026-11-21 12:30') },
    ],
    to: [
      reader('陈强', 'chen.qiang', 'handler'),
      reader('王芳', 'wang.fang', 'firstReceiver'),
      reader('吴军', 'wu.jun', 'manager'),
    ],
    next: { at: at('2026-11-21 13:35'), roles: ['firstReceiver', 'company'], names: ['王芳', '公司客服中心'] },
    ...changes,
  }
}

/** A notice as it goes to one of those who are told; the first unless said otherwise, a stranger where nobody is. */
export function mailTo(one: Notice, to = one.to[0] ?? reader('吴军', 'wu.jun', 'manager')): NoticeMail {
  return {
    messageId: '<BX-20261121-003.respond-2.r1@daily-clear>',
    to,
    notices: [one],
    references: ['<BX-20261121-003.respond-1.r0@daily-clear>'],
  }
}

export function numberOf(register: CaseRegister, text: string): Notice['number'] {
  const parsed = parseCaseNumber(register, text)
  if (parsed === undefined) throw new Error(`no case number: ${text}`)
  return parsed.number
}
