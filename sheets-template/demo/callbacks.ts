import { ago, at } from './moment.ts'
import { answered, type DemoCallback, of } from './row.ts'

const complaint = { why: '必访', whyReason: '投诉' }

/**
 * What was asked before the first sweep, mostly of cases that are long resolved, so that nothing hangs on the hour; the rows of what was
 * finished this week and nobody called back are the system's.
 */
export const callbacks: readonly DemoCallback[] = [
  {
    ...of('complaint', '3-2-1201'),
    ...complaint,
    caller: '王芳',
    ...answered(at(-19, '10:20'), '是', '满意', '希望给固定车位装地锁'),
  },
  {
    ...of('complaint', '7-1-1503'),
    ...complaint,
    caller: '李静',
    ...answered(at(-17, '16:00'), '是', '基本满意', '账单上把单价和面积写出来'),
  },
  {
    ...of('repair', '13-1-1902'),
    why: '必访',
    whyReason: '外来施工',
    caller: '刘洋',
    ...answered(at(-16, '15:30'), '√', '满意'),
    method: '上门',
  },
  {
    // Wrong: an answer that is none of the choices.
    ...of('complaint', '3栋1单元801室'),
    ...complaint,
    caller: '王芳',
    ...answered(at(-13, '09:30'), '是', '还行吧'),
  },
  {
    ...of('repair', '7-2-1604'),
    why: '必访',
    whyReason: '给排水',
    caller: '刘洋',
    method: '电话',
    calledAt: at(-7, '19:10'),
    attempts: 2,
    outcome: '打不通',
  },
  {
    ...of('complaint', '12-2-1604'),
    ...complaint,
    caller: '李静',
    method: '电话',
    calledAt: at(-5, '10:15'),
    attempts: 1,
    outcome: '拒访',
  },
  { ...of('repair', '2-2-902'), why: '抽访', caller: '刘洋' },
  {
    ...of('complaint', '14-1-903'),
    ...complaint,
    caller: '王芳',
    ...answered(ago('3:00'), '是', '满意', '退押金的日子写进装修协议'),
  },
  {
    // Tried before, and the row shows the last time.
    ...of('complaint', '6-2-1503'),
    ...complaint,
    caller: '赵磊',
    method: '电话',
    calledAt: ago('2:40'),
    attempts: 2,
    outcome: '未接通',
  },
  {
    ...of('repair', '15-2-902'),
    why: '必访',
    whyReason: '外来施工',
    caller: '刘洋',
    method: '电话',
    calledAt: ago('1:30'),
    attempts: 1,
    outcome: '拒访',
  },
  {
    ...of('complaint', '13-1-502'),
    ...complaint,
    caller: '孙丽',
    ...answered(ago('0:02'), '否', '不满意', '清垃圾前先贴通知'),
  },
]
