import { describe, expect, it } from 'vitest'
import { CLOCKS } from '../../src/model/clock.ts'
import { shown } from '../rules/support.ts'
import { cell, desk, row, type Typed } from '../support/desk.ts'

/** When each clock of a case is due, as the workbook that set-up makes would have it (R17). */
async function dues(register: 'complaint' | 'repair', typed: Typed): Promise<string> {
  const d = await desk()
  await d.type(register, [
    row({ receivedAt: cell('2026-11-20 10:00'), ...typed, resolvedAt: cell('2026-11-20 16:00'), result: '已处理' }),
  ])
  const { plan } = await d.sweep('2026-11-20 16:01')
  const clocks = plan.rows[0]?.basis?.clocks ?? {}
  return CLOCKS.flatMap((clock) => (clocks[clock] ? [`${clock} ${shown(clocks[clock].due) ?? ''}`] : [])).join(', ')
}
const car = (subcategory: string) => ({ category: '车辆管理', subcategory })
const equipment = (subcategory: string) => ({ category: '公区设备', subcategory })
const AT_ONCE = 'respond 20 10:05'
const NEXT_DAY = 'callback 22 00:00'

// Received on Friday the 20th at 10:00, resolved at 16:00; the desk works from 08:30 to 18:00 every day.
describe('the time limits that ship with the workbook, case by case (R17, section 9)', () => {
  it.each<['complaint' | 'repair', string, Typed, string]>([
    [
      'complaint',
      'any',
      {},
      'respond 20 10:05, reply 21 10:00, resolve 23 10:00, progress 21 10:00, callback 23 16:00',
    ],
    [
      'repair',
      'any',
      { category: '门窗五金' },
      'dispatch 20 10:05, respond 20 10:05, arrive 20 10:30, reply 21 10:00, resolve 20 18:00, progress 21 10:00, callback 23 16:00',
    ],
    ...['电梯', '消防', '给排水', '强电照明'].map(
      (category) =>
        [
          'repair',
          `${category}, urgent by itself`,
          { category },
          'dispatch 20 10:05, respond 20 10:05, arrive 20 10:30, reply 20 14:00, resolve 21 00:00, progress 20 14:00, callback 22 00:00',
        ] as ['repair', string, Typed, string],
    ),
    [
      'complaint',
      '固定车位被占',
      car('固定车位被占'),
      `${AT_ONCE}, arrive 20 10:10, reply 21 10:00, resolve 21 00:00, ${NEXT_DAY}`,
    ],
    [
      'complaint',
      '无固定车位',
      car('无固定车位'),
      `${AT_ONCE}, arrive 20 10:10, reply 27 10:00, resolve 27 10:00, callback 23 16:00`,
    ],
    ['complaint', '车位信息未告知', car('车位信息未告知'), `${AT_ONCE}, reply 21 00:00, resolve 21 00:00, ${NEXT_DAY}`],
    ['complaint', '车位信息未更新', car('车位信息未更新'), `${AT_ONCE}, reply 21 00:00, resolve 21 00:00, ${NEXT_DAY}`],
    [
      'complaint',
      '道闸设备故障',
      car('道闸设备故障'),
      `${AT_ONCE}, reply 21 00:00, resolve 23 10:00, progress 21 10:00, callback 23 16:00`,
    ],
    [
      'complaint',
      '道闸识别异常',
      car('道闸识别异常(设备完好)'),
      `${AT_ONCE}, reply 21 00:00, resolve 27 10:00, callback 23 16:00`,
    ],
    ['complaint', '违停贴条', car('违停贴条'), `${AT_ONCE}, reply 21 10:00, resolve 21 00:00, ${NEXT_DAY}`],
    [
      'complaint',
      '车位维修致违停',
      car('车位维修致违停'),
      `${AT_ONCE}, arrive 20 10:10, reply 21 00:00, resolve 23 10:00, progress 21 10:00, ${NEXT_DAY}`,
    ],
    [
      'complaint',
      '充电桩安装',
      car('充电桩安装'),
      'respond 21 10:00, reply 23 10:00, resolve 2026-12-20 10:00, progress 27 10:00, callback 23 16:00',
    ],
    ['complaint', '停车费上调', car('停车费上调'), `${AT_ONCE}, reply 21 10:00, resolve 23 10:00, callback 23 16:00`],
    [
      'complaint',
      '单元门禁',
      equipment('单元门禁报修未处理'),
      `${AT_ONCE}, reply 21 10:00, resolve 23 10:00, progress 21 10:00, ${NEXT_DAY}`,
    ],
    [
      'complaint',
      '电梯困人',
      equipment('电梯困人滑梯'),
      `${AT_ONCE}, arrive 20 10:05, reply 21 00:00, resolve 21 00:00, progress 20 11:00, ${NEXT_DAY}`,
    ],
    [
      'complaint',
      '电梯报修',
      equipment('电梯报修未处理'),
      `${AT_ONCE}, reply 20 14:00, resolve 23 10:00, progress 20 14:00, ${NEXT_DAY}`,
    ],
    [
      'complaint',
      '爆管停水',
      equipment('爆管停水'),
      `${AT_ONCE}, arrive 20 10:10, reply 21 00:00, resolve 21 00:00, progress 20 14:00, ${NEXT_DAY}`,
    ],
    [
      'complaint',
      '回填未恢复',
      equipment('回填未恢复'),
      `${AT_ONCE}, reply 21 10:00, resolve 23 10:00, progress 21 10:00, callback 23 16:00`,
    ],
    [
      'complaint',
      '可视对讲',
      equipment('可视对讲无法进入'),
      `${AT_ONCE}, reply 21 08:30, resolve 21 00:00, ${NEXT_DAY}`,
    ],
    [
      'complaint',
      '烟感损坏',
      equipment('烟感损坏'),
      `${AT_ONCE}, reply 21 00:00, resolve 21 00:00, progress 21 10:00, callback 22 16:00`,
    ],
    [
      'complaint',
      '管井锁闭',
      equipment('管井锁闭'),
      'respond 21 10:00, reply 23 10:00, resolve 27 10:00, callback 23 16:00',
    ],
    ['complaint', '楼道灯故障', equipment('楼道灯故障'), `${AT_ONCE}, reply 21 00:00, resolve 21 00:00, ${NEXT_DAY}`],
  ])('%s %s', async (register, _, typed, expected) => {
    expect(await dues(register, typed)).toBe(expected)
  })

  it.each<[string, Typed, string]>([
    [
      'a repair after closing belongs to the next working day',
      { category: '门窗五金', receivedAt: cell('2026-11-19 20:00') },
      'dispatch 20 08:35, respond 20 08:35, arrive 20 09:00, reply 21 08:30, resolve 20 18:00, progress 21 08:30, callback 23 16:00',
    ],
    [
      'an appointment moves arrive alone (R18)',
      { category: '门窗五金', appointmentAt: cell('2026-11-22 15:00') },
      'dispatch 20 10:05, respond 20 10:05, arrive 22 15:00, reply 21 10:00, resolve 20 18:00, progress 21 10:00, callback 23 16:00',
    ],
    [
      'a priority typed counts before the category’s own',
      { category: '电梯', priority: '一般' },
      'dispatch 20 10:05, respond 20 10:05, arrive 20 10:30, reply 21 10:00, resolve 20 18:00, progress 21 10:00, callback 23 16:00',
    ],
    [
      'progress from the last report (R19)',
      { category: '门窗五金', priority: '紧急', progressAt: cell('2026-11-20 13:00') },
      'dispatch 20 10:05, respond 20 10:05, arrive 20 10:30, reply 20 14:00, resolve 21 00:00, progress 20 17:00, callback 22 00:00',
    ],
    [
      'paused for parts: resolve alone, by open time (R21)',
      {
        category: '门窗五金',
        pauseReason: '等配件',
        pausedAt: cell('2026-11-20 12:00'),
        resumedAt: cell('2026-11-20 14:00'),
      },
      'dispatch 20 10:05, respond 20 10:05, arrive 20 10:30, reply 21 10:00, resolve 21 10:30, progress 21 10:00, callback 23 16:00',
    ],
  ])('%s', async (_, typed, expected) => {
    expect(await dues('repair', typed)).toBe(expected)
  })
})
