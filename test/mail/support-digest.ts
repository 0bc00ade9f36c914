import { caseNumber, draftId, seriesOf } from '../../src/model/case-number.ts'
import { HOUR, instant, MINUTE } from '../../src/model/instant.ts'
import type { Notice, NoticeMail } from '../../src/plan/plan.ts'
import { at, context, notice, numberOf, reader } from './support.ts'

export const chen = reader('陈强', 'chen.qiang', 'handler')
export const zhou = reader('周敏', 'zhou.min', 'supervisor')

/** A list of these for one reader. */
export const listTo = (to: Notice['to'][number], notices: readonly Notice[]): NoticeMail => ({
  messageId: '<digest.r1.abc@daily-clear>',
  to,
  notices,
  references: [],
})

/** People are trapped in a lift: gone up at once. */
export const lift = notice(
  {
    register: 'incident',
    number: numberOf('incident', 'SJ-20261121-001'),
    items: [
      { clock: 'incident', level: 1, due: at('2026-11-21 11:49') },
      { clock: 'critical', level: 2, due: at('2026-11-21 11:49') },
    ],
    to: [chen, zhou],
    next: undefined,
  },
  { category: '设备类', subcategory: '电梯困人', room: '2栋1单元', description: '电梯停在3、4层之间，困两人' },
)
/** A promise put off again. */
export const slip = notice(
  {
    register: 'complaint',
    number: numberOf('complaint', 'TS-20261118-002'),
    priority: 'normal',
    items: [{ clock: 'slip', level: 2, due: at('2026-11-21 11:40') }],
    to: [chen, zhou],
    next: undefined,
  },
  { promisedAt: at('2026-11-25 18:00'), category: '房屋质量', subcategory: '', description: '外墙渗水' },
)
/** A row too wrong to have a number. */
export const wrong = notice(
  {
    register: 'complaint',
    number: draftId('complaint', 'run1-12'),
    row: 11,
    priority: undefined,
    items: [{ clock: 'entry', level: 1, due: at('2026-11-21 11:35') }],
    wrong: { since: at('2026-11-21 11:05'), problems: [{ column: 'phone', severity: 'blocks', code: 'missing' }] },
    to: [zhou],
    next: undefined,
  },
  { category: '车辆管里', subcategory: '', description: '车位被占' },
)
/** A reply due in forty minutes. */
export const soon = notice(
  {
    register: 'complaint',
    number: numberOf('complaint', 'TS-20261121-004'),
    priority: 'normal',
    items: [{ clock: 'reply', level: 0, due: at('2026-11-21 12:30') }],
    to: [chen],
    next: undefined,
  },
  { category: '车辆管理', subcategory: '固定车位被占', room: '', description: 'B2-117 被一辆白色车占了\n请尽快' },
)

const KINDS = [
  ['给排水', '水管漏水', '厨房水管漏水，地面积水'],
  ['强电照明', '楼道灯不亮', '3楼楼道灯不亮，老人上下不便'],
  ['电梯', '异响', '1单元电梯运行时有异响'],
  ['公共区域', '门禁', '单元门禁刷卡没反应，要联系 13812345678'],
] as const

/** Repairs overdue by ever less, an hour and a half apart, the most of them somebody else's. */
export function overdue(count: number): readonly Notice[] {
  return Array.from({ length: count }, (_, n) => {
    const due = instant(context.now - (count - n) * 90 * MINUTE)
    const day = new Date(due + 8 * HOUR).toISOString().slice(0, 10).replaceAll('-', '')
    const [category, subcategory, description] = KINDS[n % KINDS.length] ?? KINDS[0]
    return notice(
      {
        number: numberOf('repair', caseNumber(seriesOf('repair', day), (n % 16) + 1)),
        row: n + 1,
        priority: n % 5 === 0 ? 'urgent' : 'normal',
        items: [{ clock: 'resolve', level: 1, due }],
        to: [n % 3 === 0 ? chen : reader('王芳', 'wang.fang', 'handler'), zhou],
        next: { at: instant(context.now + (n + 1) * HOUR), roles: ['manager'], names: ['吴军'] },
      },
      {
        category,
        subcategory,
        description,
        room: `${(n % 9) + 1}-1-${501 + n}`,
        handler: n % 3 === 0 ? '陈强' : '王芳',
      },
    )
  })
}
