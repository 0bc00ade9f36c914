import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../src/ports/ledger.ts'
import { partsOfRoom, type RoomParts, readRoom } from '../../../src/sheet/typed/room.ts'
import { dateOfSerial } from '../../../src/sheet/typed/room-date.ts'
import { told } from './support.ts'

describe('rooms as people type them', () => {
  it.each<[typed: Cell, read: string]>([
    ['3-2-1201', '3-2-1201'],
    ['3-1201', '3-1201'],
    ['3-2-12', '3-2-12'],
    ['12-1', '12-1'],
    ['A-1201', 'A-1201'],
    ['a-b-1201a', 'A-B-1201A'],
    [' 3-2-1201　', '3-2-1201'],
    ['３－２－１２０１', '3-2-1201'],
    ['3—2—1201', '3-2-1201'],
    ['3‑2‑1201', '3-2-1201'],
    ['3 - 2 - 1201', '3-2-1201'],
    ['\u202a3-2-1201\u202c', '3-2-1201'],
    ['3栋2单元1201室', '3-2-1201'],
    ['3 栋 2 单元 1201 室', '3-2-1201'],
    ['3号楼2单元1201', '3-2-1201'],
    ['3号楼-2单元-1201', '3-2-1201'],
    ['3#2-1201', '3-2-1201'],
    ['3＃楼2单元1201', '3-2-1201'],
    ['3-2单元-1201室', '3-2-1201'],
    ['3幢1201', '3-1201'],
    ['3号1201室', '3-1201'],
    ['A座1201', 'A-1201'],
    ['a座1201', 'A-1201'],
    ['三号楼二单元1201', '3-2-1201'],
    ['十二栋1201', '12-1201'],
    ['3栋2单元12层1201', '3-2-1201'],
    ['3 2 1201', '3-2-1201'],
    ['3.2.1201', '3-2-1201'],
    ['3/2/1201', '3-2-1201'],
    ['3 1201', '3-1201'],
    ['03-02-1201', '3-2-1201'],
    ['3-2-0301', '3-2-301'],
    ['3-2-01', '3-2-01'],
    ['1201', '1201'],
    ['1201室', '1201'],
    ['1201号房', '1201'],
    ['Room 1201', '1201'],
    ['Block 3 Unit 2 Room 1201', '3-2-1201'],
    ['Bldg. 3, Unit 2, Rm 1201', '3-2-1201'],
    ['Block 3 Unit 1201', '3-1201'],
    ['Building 3 Apt 1201', '3-1201'],
    ['TOWER A FLAT 1201', 'A-1201'],
    [1201, '1201'],
    [1, '1'],
    [9999, '9999'],
  ])('%j is %j', (typed, read) => {
    expect(readRoom(typed)).toBe(read)
  })

  it.each<[why: string, typed: Cell, kept: string]>([
    ['a place', '大堂', '大堂'],
    ['a place with blanks', ' Lobby ', 'Lobby'],
    ['a place with a number', '地下车库B2', '地下车库B2'],
    ['a floor below', 'B2', 'B2'],
    ['a place in a building', '2号楼2单元左梯', '2号楼2单元左梯'],
    ['a building', '3栋', '3栋'],
    ['3楼 may be the third floor', '3楼1201', '3楼1201'],
    ['a floor that is not the room’s', '3栋2单元11层1201', '3栋2单元11层1201'],
    ['二三 is 23, or 2 and 3', '二三栋1201', '二三栋1201'],
    ['2101, or 2 and 101', '3栋 2 101', '3栋 2 101'],
    ['two short groups', '3/12', '3/12'],
    ['two short groups, a dot', '3.12', '3.12'],
    ['two short groups, a blank', '12 01', '12 01'],
    ['a floor and a door have no place in our form', 'Block 3 Unit 2 #12-01', 'Block 3 Unit 2 #12-01'],
    ['a phase before', '1-3-2-1201', '1-3-2-1201'],
    ['an estate before', '阳光花园3栋2单元1201', '阳光花园3栋2单元1201'],
    ['a remark behind', '3-2-1201 厨房', '3-2-1201 厨房'],
    ['two rooms', '3-2-1201、1202', '3-2-1201、1202'],
    ['no month', '13月2日', '13月2日'],
    ['no day', '2012-13-2', '2012-13-2'],
    ['a road', '3 Marble Road', '3 Marble Road'],
    ['a number in words', '46082', '46082'],
    ['a formula', '=3-2-1201', '=3-2-1201'],
    ['HTML', '<b>3-2-1201</b>', '<b>3-2-1201</b>'],
    ['NUL', '3-2-1201\0', '3-2-1201\0'],
    ['yes', true, 'true'],
    ['very long', '3'.repeat(50_000), '3'.repeat(50_000)],
  ])('%s stays as typed: %j', (_, typed, kept) => {
    expect(readRoom(typed)).toBe(kept)
  })

  it.each<[typed: Cell, meant: string]>([
    [40_970, '3-2-2012 | 3-2-12 | 12-3-2 | 3-2'],
    [40_970.5, '3-2-2012 | 3-2-12 | 12-3-2 | 3-2'],
    [46_347, '11-21-2026 | 11-21-26 | 26-11-21 | 11-21'],
    [46_082, '3-2026 | 3-1-2026 | 3-1-26 | 26-3-1 | 3-1'],
    [10_000, '5-18-1927'],
    [-255_242, '3-2-1201'],
    [-255_243, '3-1201 | 3-1-1201'],
    [110_730, '3-2-2203'],
    [3.1201, '3-1201'],
    ['2012-03-02', '3-2-2012 | 3-2-12 | 12-3-2 | 3-2'],
    ['2012/3/2', '3-2-2012 | 3-2-12 | 12-3-2 | 3-2'],
    ['2012.3.2', '3-2-2012 | 3-2-12 | 12-3-2 | 3-2'],
    ['2012年3月2日', '3-2-2012 | 3-2-12 | 12-3-2 | 3-2'],
    ['2012-03-02 00:00:00', '3-2-2012 | 3-2-12 | 12-3-2 | 3-2'],
    ['2012-03-02T00:00:00.000Z', '3-2-2012 | 3-2-12 | 12-3-2 | 3-2'],
    ['3/2/2012', '3-2-2012 | 3-2-12 | 12-3-2 | 3-2'],
    ['31/12/2012', '12-31-2012 | 12-31-12 | 12-12-31 | 12-31'],
    ['1201-03-02', '3-2-1201'],
    ['３月２日', '3-2'],
    ['2-Mar', '3-2'],
    ['2 March 2012', '3-2-2012 | 3-2-12 | 12-3-2 | 3-2'],
    ['Mar-12', '3-2012 | 3-12 | 12-3'],
    ['2012年3月', '3-2012 | 3-12 | 12-3'],
  ])('a sheet made a date of %j', (typed, meant) => {
    expect(told(readRoom(typed))).toBe(`! room-is-date: ${meant}`)
  })

  it.each<Cell>([0, -5, 1e300, -1e300, Number.NaN, Infinity, 13_800_138_000, 61_234_567, '3月'])(
    'nobody can say what %j was',
    (typed) => {
      expect(told(readRoom(typed))).toBe('! room-is-date')
    },
  )

  it('a room of a building of 20 floors is no date', () => {
    expect(readRoom('3-2-2012')).toBe('3-2-2012')
  })
})

describe('a room taken apart', () => {
  it.each<[room: string, parts: RoomParts | undefined]>([
    ['3-2-1201', { building: '3', unit: '2', room: '1201' }],
    ['A-1201', { building: 'A', room: '1201' }],
    ['12-B-1201A', { building: '12', unit: 'B', room: '1201A' }],
    ['1201', { room: '1201' }],
    ['大堂', undefined],
    ['2012-3-2', undefined],
    ['1-3-2-1201', undefined],
    ['', undefined],
  ])('%j', (room, parts) => {
    expect(partsOfRoom(room)).toEqual(parts)
  })
})

describe('the date of a serial number', () => {
  it.each([
    [0, { year: 1899, month: 12, day: 30 }],
    [1.99, { year: 1899, month: 12, day: 31 }],
    [-0.5, { year: 1899, month: 12, day: 29 }],
    [60, { year: 1900, month: 2, day: 28 }],
    [61, { year: 1900, month: 3, day: 1 }],
    [2_958_465, { year: 9999, month: 12, day: 31 }],
    [2_958_466, undefined],
    [-693_593, { year: 1, month: 1, day: 1 }],
    [-693_594, undefined],
    [Number.NaN, undefined],
  ])('%d', (serial, date) => {
    expect(dateOfSerial(serial)).toEqual(date)
  })
})
