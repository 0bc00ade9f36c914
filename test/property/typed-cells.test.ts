import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categoryContent } from '../../sheets-template/workbook/content/categories.ts'
import { wallToSerial } from '../../src/calendar/serial.ts'
import { isDate, wallFrom } from '../../src/calendar/wall.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { categoryDirectory, otherCategoryNames, readCategory } from '../../src/sheet/typed/category.ts'
import { Misread } from '../../src/sheet/typed/misread.ts'
import { readNumber } from '../../src/sheet/typed/number.ts'
import { readPerson, staffDirectory } from '../../src/sheet/typed/person.ts'
import { readPhone } from '../../src/sheet/typed/phone.ts'
import { partsOfRoom, readRoom } from '../../src/sheet/typed/room.ts'
import { readYesNo } from '../../src/sheet/typed/yes-no.ts'
import { runs } from './runs.ts'

const staff = staffDirectory([
  { name: '王芳', also: ['Wang Fang', '小王'] },
  { name: '李静' },
  { name: '王静', also: ['小王'] },
  { name: 'John Smith' },
])
const categories = categoryDirectory(
  categoryContent.map(({ register, category, subcategory }) => ({
    register,
    category: category.zh,
    ...(subcategory === undefined ? {} : { subcategory: subcategory.zh }),
  })),
  otherCategoryNames(categoryContent),
)

/** What cells are made of, in any order: every reader's own signs among it. */
const pieces = fc.constantFrom(
  ...[
    '13800138000',
    '021',
    '61234567',
    '+86',
    '+852 ',
    '00',
    '400',
    '转',
    'ext',
    '801',
    '1.38E+10',
    '(',
    ')',
    '-',
    '/',
    '、',
  ],
  ...['3', '2', '1201', '栋', '单元', '室', '号楼', 'Block ', '#', '2012', '年', '月', '日', '三', 'A', '座', 'Mar'],
  ...['王', '芳', '王芳', '李静', '小', '先生', 'Mr ', 'John', 'Smith', '（前台）', '和', ',', ' '],
  ...['车辆管理', '固定车位被占', 'Vehicles and parking', '电梯', '是', '否', '√', '¥', '120', '元', '万', '.', '免费'],
  ...['\0', '\n', '\u202e', '\u200d', '\ud83d', '👨‍👩‍👧‍👦', '=1+1', '<b>', '１', '　', '%', '$&', '\\'],
)
const text = fc.oneof(
  fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.tuple(pieces, fc.nat(50_000)).map(([piece, length]) => piece.repeat(length).slice(0, 50_000)),
)
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 5, arbitrary: text },
  fc.double(),
  fc.integer({ min: -1e6, max: 1e12 }),
  fc.boolean(),
  fc.constantFrom(null, undefined),
)

const readers: readonly (readonly [string, (cell: Cell) => unknown])[] = [
  ['phone', readPhone],
  ['room', readRoom],
  ['yes or no', readYesNo],
  ['number', readNumber],
  ['person', (cell) => readPerson(cell, staff)],
]

describe.each(readers)('%s', (_, read) => {
  it('reads any cell, or says why not; and what it has read it reads again', () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        const value = read(cell)
        if (value instanceof Misread) {
          expect(value.typed).toBe(String(cell))
          expect(value.meant.length).toBeLessThanOrEqual(5)
        } else expect(read(value as Cell)).toEqual(value)
      }),
      runs(2000),
    )
  })
})

it('categories are read, or it is said why not; and what was read is read again', () => {
  const register = fc.constantFrom('complaint', 'repair', 'incident', 'callback', 'toString')
  fc.assert(
    fc.property(register, anyCell, anyCell, (of, first, second) => {
      const { problems, ...read } = readCategory(of, first, second, categories)
      for (const { misread } of problems) expect([String(first), String(second)]).toContain(misread.typed)
      if (read.category === undefined) expect(read.subcategory).toBeUndefined()
      else expect(readCategory(of, read.category, read.subcategory, categories)).toEqual({ ...read, problems: [] })
    }),
    runs(2000),
  )
})

describe('telephone numbers', () => {
  const digits = (length: number) =>
    fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''))
  const mobile = fc.tuple(fc.integer({ min: 13, max: 19 }), digits(9)).map(([head, rest]) => `${head}${rest}`)

  it('a mobile is the same however it is parted', () => {
    const between = fc.constantFrom('', ' ', '-', '.', '\u00a0', '－', '—', '\u200b')
    const before = fc.constantFrom('', '+86', '0086 ', '86-', '0', '手机：', '(+86) ')
    const after = fc.constantFrom('', '（儿子）', ' ', '、', ' Mr Smith')
    fc.assert(
      fc.property(mobile, between, between, before, after, (number, one, other, head, tail) => {
        const [, a = '', b = '', c = ''] = /^(.{3})(.{4})(.{4})$/.exec(number) ?? []
        expect(readPhone(`${head}${a}${one}${b}${other}${c}${tail}`)).toBe(number)
        expect(readPhone(Number(number))).toBe(number)
      }),
      runs(400),
    )
  })

  it('never stand in what may have been meant', () => {
    const typed = fc.oneof(
      text,
      mobile,
      mobile.map(Number),
      fc.tuple(mobile, text).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(typed, (cell) => {
        const all = [
          ...readers.map(([, read]) => read(cell)),
          ...readCategory('complaint', cell, cell, categories).problems,
        ]
        const meant = all.flatMap((one) => {
          const misread = one instanceof Object && 'misread' in one ? one.misread : one
          return misread instanceof Misread ? misread.meant : []
        })
        for (const one of meant) expect(one.replaceAll(/\D/g, '').length).toBeLessThan(9)
        expect(meant.filter((one) => /1[3-9]\d{9}/.test(one))).toEqual([])
        const phone = readPhone(cell)
        if (phone instanceof Misread) expect(phone.meant).toEqual([])
      }),
      runs(400),
    )
  })
})

describe('rooms', () => {
  const part = fc.integer({ min: 1, max: 29 })
  const door = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 12 }))
    .map(([floor, of]) => `${floor}${String(of).padStart(2, '0')}`)

  it('are the same however they are written', () => {
    const forms: readonly ((building: number, unit: number, room: string) => string)[] = [
      (building, unit, room) => `${building}-${unit}-${room}`,
      (building, unit, room) => `${building}栋${unit}单元${room}室`,
      (building, unit, room) => `${building} 号楼 ${unit} 单元 ${room}`,
      (building, unit, room) => `${building}#${unit}-${room}`,
      (building, unit, room) => `Block ${building}, Unit ${unit}, Room ${room}`,
      (building, unit, room) => ` ${building}－${unit}—${room}　`,
    ]
    fc.assert(
      fc.property(part, part, door, fc.constantFrom(...forms), (building, unit, room, form) => {
        const read = readRoom(form(building, unit, room))
        expect(read).toBe(`${building}-${unit}-${room}`)
        expect(partsOfRoom(read as string)).toEqual({ building: `${building}`, unit: `${unit}`, room })
      }),
      runs(400),
    )
  })

  it('that a sheet made a date of are among what may have been meant', () => {
    const twoDigits = fc.tuple(part, part, fc.integer({ min: 1, max: 99 }))
    const fourDigits = fc.tuple(part, part, fc.integer({ min: 1901, max: 9999 }))
    fc.assert(
      fc.property(fc.oneof(twoDigits, fourDigits), ([month, day, last]) => {
        const year = last < 30 ? 2000 + last : last < 100 ? 1900 + last : last
        fc.pre(isDate(year, month, day))
        const serial = wallToSerial(wallFrom(year, month, day)) ?? Number.NaN
        // The sheet shows a small serial as well as a room.
        fc.pre(serial > 9999)
        const read = readRoom(serial)
        expect(read instanceof Misread && read.meant).toContain(`${month}-${day}-${last}`)
      }),
      runs(400),
    )
  })
})
