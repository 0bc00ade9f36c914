import { type Clock, LIMITS, MAILS, minutesText, RULES } from '../desk-rules.ts'
import { type Desk, type Fixed, fixedKey, limitKey } from './desk.ts'
import type { Done, Edit, EditContext } from './edit.ts'
import { typeCell } from './requests.ts'

/** Types into a header or a settings tab. */
export function typeFixed(
  { desk, ids }: Pick<EditContext, 'desk' | 'ids'>,
  at: Fixed,
  cell: string | number | boolean | null | undefined,
  words: string,
): Done {
  const fixed = new Map(desk.fixed).set(fixedKey(at), { at, cell })
  return {
    requests: [typeCell(ids, at.tab, at.row, at.column, cell)],
    desk: { ...desk, fixed },
    words: `${fixedKey(at)}: ${words} ${String(cell)}`,
  }
}

const isLeft = ({ todo }: Desk, at: Fixed): boolean =>
  todo.some((one) => one.kind === 'fixed' && fixedKey(one.at) === fixedKey(at))

const HEADERS = [
  { tab: 'complaint', column: 'description', was: '投诉内容', becomes: '内容' },
  { tab: 'complaint', column: 'customer', was: '客户姓名', becomes: '谁' },
  { tab: 'repair', column: 'room', was: '房号或地点', becomes: '地方' },
  { tab: 'repair', column: 'resolveDue', was: '办结时限', becomes: '最晚' },
] as const

/** A header is called otherwise, and later again as it was. */
export const renameHeader: Edit = (context) => {
  const { tab, column, was, becomes } = context.dice.pick(HEADERS)
  const at = { tab, row: 0, column }
  if (isLeft(context.desk, at)) return undefined
  const { desk, ...done } = typeFixed(context, at, becomes, 'renames to')
  return { ...done, desk: { ...desk, todo: [...desk.todo, { kind: 'fixed', at, cell: was }] } }
}

/** A limit is changed for good. */
export const changeLimit: Edit = (context) => {
  const { desk, dice } = context
  const index = dice.int(LIMITS.length)
  const limit = LIMITS[index]
  const clock: Clock = dice.pick(['respond', 'resolve'] as const)
  const at: Fixed = { tab: 'policy', row: 1 + index, column: clock }
  if (limit === undefined || isLeft(desk, at)) return undefined
  const minutes = limit[clock] + 5 * (1 + dice.int(3))
  const key = limitKey(limit.register, index, clock)
  const { desk: typed, ...done } = typeFixed(context, at, minutesText(minutes), 'changes to')
  const limits = new Map(desk.limits).set(key, [...(desk.limits.get(key) ?? []), minutes])
  return { ...done, desk: { ...typed, limits } }
}

/** Settings that people spoil, with what stood there. */
const SPOILT: readonly { readonly at: Fixed; readonly was: string; readonly becomes: string | null }[] = [
  ...LIMITS.map((limit, index) => ({
    at: { tab: 'policy' as const, row: 1 + index, column: 'resolve' },
    was: minutesText(limit.resolve),
    becomes: '两小消时',
  })),
  { at: { tab: 'policy', row: 2, column: 'calendar' }, was: '24小时', becomes: '没有的日历' },
  ...RULES.map(({ level }, index) => ({
    at: { tab: 'escalation' as const, row: 1 + index, column: 'level' },
    was: String(level),
    becomes: '一级吧',
  })),
  ...Object.values(MAILS)
    .slice(0, 4)
    .map((mail, index) => ({
      at: { tab: 'staff' as const, row: 1 + index, column: 'mail' },
      was: mail,
      becomes: '没有邮箱',
    })),
]

/** A setting is made something that cannot be read, and mended later. */
export const spoilSetting: Edit = (context) => {
  const { desk, dice } = context
  const { at, was, becomes } = dice.pick(SPOILT)
  if (isLeft(desk, at)) return undefined
  const known = desk.fixed.get(fixedKey(at))
  const { desk: typed, ...done } = typeFixed(context, at, becomes, 'spoils with')
  return { ...done, desk: { ...typed, todo: [...typed.todo, { kind: 'fixed', at, cell: known?.cell ?? was }] } }
}
