import { describe, expect, it } from 'vitest'
import { categoryContent } from '../../../sheets-template/workbook/content/categories.ts'
import type { Language } from '../../../src/model/language.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import { categoryDirectory, otherCategoryNames, readCategory } from '../../../src/sheet/typed/category.ts'
import type { CategoryRow } from '../../../src/sheet/typed/category-names.ts'
import { told } from './support.ts'

const shipped = (language: Language): readonly CategoryRow[] =>
  categoryContent.map(({ register, category, subcategory }) => ({
    register,
    category: category[language],
    ...(subcategory === undefined ? {} : { subcategory: subcategory[language] }),
  }))
const own: readonly CategoryRow[] = [
  { register: 'complaint', category: '宠物', also: ['狗', '猫狗'] },
  { register: 'complaint', category: '宠物', subcategory: '遛狗不牵绳', also: ['不牵绳'] },
  { register: 'complaint', category: '宠物', subcategory: '噪音' },
  { register: 'complaint', category: '环境保洁', subcategory: '宠物粪便', also: ['狗'] },
  { register: 'repair', category: '电梯', subcategory: '异响' },
  { register: 'repair', category: '空调暖通', subcategory: '异响', also: ['响声'] },
  { register: 'repair', category: '其它', subcategory: '其它' },
  { register: 'repair', category: '给排水', also: ['水管'] },
  { register: 'repair', category: '土建防水', subcategory: '渗水', also: ['漏水'] },
  { register: 'repair', category: '门窗五金', subcategory: '窗渗水', also: ['漏水'] },
]
const others = otherCategoryNames(categoryContent)
const zh = categoryDirectory([...shipped('zh'), ...own], others)
const en = categoryDirectory(shipped('en'), others)

const read = (register: string, category: Cell, subcategory: Cell, directory = zh): unknown => {
  const { problems, ...found } = readCategory(register, category, subcategory, directory)
  return [
    [found.category, found.subcategory].filter((word) => word !== undefined).join(' / '),
    ...problems.map(({ column, misread }) => `${column} ${String(told(misread))}`),
  ]
    .filter((part) => part !== '')
    .join('; ')
}

describe('categories as they are typed', () => {
  it.each<[register: string, category: Cell, subcategory: Cell, read: string]>([
    ['complaint', '车辆管理', '', '车辆管理'],
    ['complaint', '车辆管理', '固定车位被占', '车辆管理 / 固定车位被占'],
    ['complaint', ' 车辆 管理 ', '固定车位 被占', '车辆管理 / 固定车位被占'],
    ['complaint', '车辆管理/固定车位被占', '', '车辆管理 / 固定车位被占'],
    ['complaint', '车辆管理-固定车位被占', null, '车辆管理 / 固定车位被占'],
    ['complaint', '车辆管理 固定车位被占', undefined, '车辆管理 / 固定车位被占'],
    ['complaint', '车辆管理：固定车位被占', '固定车位被占', '车辆管理 / 固定车位被占'],
    ['complaint', '车辆管理', '车辆管理－固定车位被占', '车辆管理 / 固定车位被占'],
    ['complaint', '车辆管理', '车辆管理', '车辆管理'],
    ['complaint', '固定车位被占', '', '车辆管理 / 固定车位被占'],
    ['complaint', '固定车位被占', '车辆管理', '车辆管理 / 固定车位被占'],
    ['complaint', '', '固定车位被占', '车辆管理 / 固定车位被占'],
    ['complaint', ' ', '车辆管理/固定车位被占', '车辆管理 / 固定车位被占'],
    ['complaint', '', '车辆管理', '车辆管理'],
    ['complaint', '道闸识别异常（设备完好）', '', '车辆管理 / 道闸识别异常(设备完好)'],
    ['complaint', 'Vehicles and parking', '', '车辆管理'],
    ['complaint', 'vehicles and parking', 'ASSIGNED SPACE TAKEN', '车辆管理 / 固定车位被占'],
    ['complaint', 'Vehicles and parking / Assigned space taken', '', '车辆管理 / 固定车位被占'],
    ['complaint', '车辆管理/Assigned space taken', '', '车辆管理 / 固定车位被占'],
    ['complaint', '其他', '', '其它'],
    ['complaint', '猫狗', '', '宠物'],
    ['complaint', '猫狗', '不牵绳', '宠物 / 遛狗不牵绳'],
    ['complaint', '猫狗/不牵绳', '', '宠物 / 遛狗不牵绳'],
    ['complaint', '狗', '', '宠物'],
    ['complaint', '环境保洁', '狗', '环境保洁 / 宠物粪便'],
    ['repair', '水管', '', '给排水'],
    ['repair', 'Lifts', '异响', '电梯 / 异响'],
    ['repair', '异响', '电梯', '电梯 / 异响'],
    ['repair', '', '响声', '空调暖通 / 异响'],
    ['repair', '其它', '', '其它'],
    ['repair', '其它', '其它', '其它 / 其它'],
    ['repair', '门窗五金', '漏水', '门窗五金 / 窗渗水'],
    ['incident', '安全类', '火灾', '安全类 / 火灾'],
    ['incident', '火灾', '', '安全类 / 火灾'],
    ['incident', '设备', '', '设备类'],
    ['incident', '设备', '电梯困人', '设备类 / 电梯困人'],
    ['incident', '设备/电梯困人', '', '设备类 / 电梯困人'],
    ['complaint', '', '', ''],
    ['complaint', null, undefined, ''],
  ])('%s: %j, %j is %s', (register, category, subcategory, what) => {
    expect(read(register, category, subcategory)).toBe(what)
  })

  it.each<[why: string, register: string, category: Cell, subcategory: Cell, read: string]>([
    ['another character', 'complaint', '车俩管理', '', 'category ! unknown-category: 车辆管理'],
    ['a character short', 'complaint', '车管理', '', 'category ! unknown-category: 车辆管理'],
    [
      'half the word',
      'complaint',
      '车位',
      '',
      'category ! unknown-category: 车辆管理/固定车位被占 | 车辆管理/无固定车位 | 车辆管理/车位信息未告知 | 车辆管理/车位信息未更新 | 车辆管理/车位维修致违停',
    ],
    ['more than the word', 'repair', '水管爆了', '', 'category ! unknown-category: 给排水'],
    ['of another register', 'complaint', '给排水', '', 'category ! unknown-category: 报修/给排水'],
    [
      'of another register, and like ours',
      'complaint',
      '电梯',
      '',
      'category ! unknown-category: 公区设备/电梯困人滑梯 | 公区设备/电梯报修未处理 | 报修/电梯',
    ],
    ['of a register without any', 'callback', '车辆管理', '', 'category ! unknown-category: 投诉/车辆管理'],
    ['one that two categories have', 'repair', '异响', '', 'category ! unknown-category: 电梯/异响 | 空调暖通/异响'],
    [
      'one that two categories have, alone',
      'repair',
      '',
      '异响',
      'subcategory ! unknown-subcategory: 电梯/异响 | 空调暖通/异响',
    ],
    ['an alias that two have', 'repair', '漏水', '', 'category ! unknown-category: 土建防水/渗水 | 门窗五金/窗渗水'],
    [
      'a category that the subcategory tells',
      'complaint',
      '停车',
      '固定车位被占',
      'category ! unknown-category: 车辆管理 | 车辆管理/停车费上调',
    ],
    ['a subcategory that nobody knows', 'complaint', '车辆管理/某某', '', 'category ! unknown-category: 车辆管理'],
    [
      'a subcategory, misspelt',
      'complaint',
      '车辆管理',
      '固定车位被站',
      '车辆管理; subcategory ! unknown-subcategory: 固定车位被占',
    ],
    [
      'a subcategory of another category',
      'complaint',
      '车辆管理',
      '楼道灯故障',
      '车辆管理; subcategory ! unknown-subcategory: 公区设备/楼道灯故障',
    ],
    ['a subcategory where there is none', 'repair', '强电照明', '某某', '强电照明; subcategory ! unknown-subcategory'],
    [
      'two subcategories',
      'complaint',
      '车辆管理/固定车位被占',
      '违停贴条',
      '车辆管理; subcategory ! unknown-subcategory: 固定车位被占',
    ],
    [
      'an alias of another category’s',
      'repair',
      '电梯',
      '响声',
      '电梯; subcategory ! unknown-subcategory: 空调暖通/异响',
    ],
    ['nothing but signs', 'complaint', '/', '-', 'category ! unknown-category'],
    ['a number', 'complaint', 5, true, 'category ! unknown-category'],
    ['a name of JavaScript’s', 'constructor', '__proto__', 'toString', 'category ! unknown-category'],
    ['a formula', 'complaint', '=1+1', '', 'category ! unknown-category'],
    ['very long', 'complaint', '车辆管理'.repeat(12_500), '', 'category ! unknown-category'],
  ])('%s: %s, %j, %j', (_, register, category, subcategory, what) => {
    expect(read(register, category, subcategory)).toBe(what)
  })

  it.each<[category: Cell, subcategory: Cell, read: string]>([
    ['vehicles and parking', 'assigned space taken', 'Vehicles and parking / Assigned space taken'],
    ['车辆管理', '固定车位被占', 'Vehicles and parking / Assigned space taken'],
    ['Vehicles and parking - Assigned space taken', '', 'Vehicles and parking / Assigned space taken'],
    ['Vehicle and parking', '', 'category ! unknown-category: Vehicles and parking'],
    ['Plumbing', '', 'category ! unknown-category'],
    ['Lifts', '', 'category ! unknown-category: Repair/Lifts'],
  ])('in English: %j, %j', (category, subcategory, what) => {
    expect(read('complaint', category, subcategory, en)).toBe(what)
  })

  it.each<[register: string, category: Cell, directory: typeof zh, read: string]>([
    ['complaint', '其它', en, 'Other'],
    ['repair', '其他', en, 'Other'],
    ['incident', '其它类', en, 'Other'],
    ['complaint', 'Other', zh, '其它'],
    ['incident', 'Other', zh, '其它类'],
  ])('a word that the other language has two of, in a %s: %j', (register, category, directory, what) => {
    expect(read(register, category, '', directory)).toBe(what)
  })

  it('a word of the other language means nothing once the site has its own', () => {
    const site = categoryDirectory([{ register: 'complaint', category: '停车' }], others)
    expect(read('complaint', 'Vehicles and parking', '', site)).toBe('category ! unknown-category')
  })
})
