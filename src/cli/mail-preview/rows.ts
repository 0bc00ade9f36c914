import { equipmentKinds, parking, parkingKinds } from '../../../sheets-template/workbook/content/categories.ts'
import { staffContent } from '../../../sheets-template/workbook/content/staff.ts'
import type { Words } from '../../model/language.ts'
import type { TypedRow } from './stage.ts'

export const words = (zh: string, en: string): Words => ({ zh, en })

export const person = (name: string): Words =>
  staffContent.find(({ mail }) => mail.startsWith(`${name}@`))?.name ?? words('', '')

/** A complaint as the service desk takes it at nine on a Friday. */
export const complaint = (more: TypedRow = {}): TypedRow => ({
  receivedAt: '2026-11-20 09:00',
  firstReceiver: person('wang.fang'),
  handler: person('chen.qiang'),
  customer: words('张先生', 'Mr Zhang'),
  phone: '13800001234',
  room: '3-2-1201',
  category: words('噪音扰民', 'Noise'),
  description: words(
    '楼上连着几晚半夜装修，孩子没法睡觉，请派人去看',
    'Work at midnight upstairs for days; the child cannot sleep. Please send somebody',
  ),
  ...more,
})

export const incident = (more: TypedRow): TypedRow => ({
  occurredAt: '2026-11-20 08:58',
  receivedAt: '2026-11-20 09:00',
  firstReceiver: person('li.jing'),
  handler: person('zhao.lei'),
  customer: words('保安小刘', 'Guard Liu'),
  phone: '13900005678',
  room: words('2栋1单元', 'Building 2, unit 1'),
  ...more,
})

/** So many complaints, each of another home and kind. */
export const many = (count: number): readonly TypedRow[] =>
  Array.from({ length: count }, (_, index) => {
    const kinds = [
      [parking, parkingKinds.spaceTaken, words('固定车位被一辆白色车占了', 'A white car stands in the assigned space')],
      [
        words('公区设备', 'Common equipment'),
        equipmentKinds.stairLight,
        words('楼道灯不亮，老人上下不便', 'The stair light is out; old people stumble'),
      ],
      [words('环境保洁', 'Cleaning'), undefined, words('单元门口垃圾没人清', 'Rubbish at the entrance')],
    ] as const
    const [category, subcategory, description] = kinds[index % kinds.length] ?? kinds[0]
    return complaint({
      category,
      ...(subcategory === undefined ? {} : { subcategory }),
      description,
      room: `${(index % 9) + 1}-1-${501 + index}`,
      handler: person(index % 3 === 0 ? 'liu.yang' : 'chen.qiang'),
      ...(index % 7 === 0 ? { priority: words('紧急', 'Urgent') } : {}),
    })
  })

/** A Friday's complaints: one forgotten since the morning, one late with its answer, one in time, one done. */
export const friday = (): readonly TypedRow[] => [
  complaint({
    receivedAt: '2026-11-19 08:30',
    respondedAt: '2026-11-19 08:33',
    repliedAt: '2026-11-19 09:00',
    handler: person('liu.yang'),
    room: '5-1-803',
  }),
  complaint({ receivedAt: '2026-11-20 17:20', category: words('环境保洁', 'Cleaning'), room: '2-1-301' }),
  complaint({ respondedAt: '2026-11-20 09:03', repliedAt: '2026-11-20 10:00' }),
  complaint({
    respondedAt: '2026-11-20 09:03',
    repliedAt: '2026-11-20 10:00',
    handler: person('zhou.min'),
    category: words('收费账务', 'Fees'),
    description: words('十月的水费多算了，请核对', 'The water bill of October is too high; please check'),
    room: '7-2-1102',
  }),
  complaint({
    respondedAt: '2026-11-20 09:03',
    repliedAt: '2026-11-20 10:00',
    resolvedAt: '2026-11-20 16:00',
    result: words('已清理', 'Cleared'),
    room: '9-1-101',
  }),
]

/** People are trapped in a lift. */
export const trapped = (more: TypedRow = {}): TypedRow =>
  incident({
    category: words('设备类', 'Equipment'),
    subcategory: words('电梯困人', 'People trapped in a lift'),
    description: words('电梯停在3、4层之间，困两人', 'The lift stands between floors 3 and 4, two people in it'),
    ...more,
  })
