import { describe, expect, it } from 'vitest'
import { tabs } from '../../sheets-template/workbook/index.ts'
import { formatInstant } from '../../src/calendar/format.ts'
import type { Language } from '../../src/model/language.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { cellReader, type Filled, renderCell, type Typing } from '../../src/sheet/cells.ts'
import type { Column, ColumnType, ValueOf } from '../../src/sheet/definition.ts'
import { Inferred, Misread } from '../../src/sheet/typed/misread.ts'
import { staffDirectory } from '../../src/sheet/typed/person.ts'
import { cell, sh, ZONE } from '../support/desk.ts'

const choices = [
  { key: 'critical', zh: '特急', en: 'Critical' },
  { key: 'urgent', zh: '紧急', en: 'Urgent', also: ['加急', '急'] },
]
const column = (type: ColumnType): Column => ({
  key: 'k',
  zh: '列',
  en: 'Column',
  type,
  writer: 'people',
  width: 1,
  choices,
})
const read = (type: ColumnType, typed: Filled, typing?: Typing): unknown => {
  const reading = cellReader(column(type), ZONE)(typed, typing)
  if (reading instanceof Misread) return `! ${reading.code}`
  return reading instanceof Inferred ? `~ ${formatInstant(ZONE, reading.at)}` : reading
}

describe('what stands in a cell', () => {
  it.each<[ColumnType, Filled, unknown]>([
    ['text', ' 3-2-1201　', '3-2-1201'],
    ['text', 13_800_000_000, '13800000000'],
    ['text', true, 'true'],
    ['text', '=1+1', '=1+1'],
    ['text', '\0', '\0'],
    ['staff', ' 王芳 ', '王芳'],
    ['phone', '138 0000 0000', '13800000000'],
    ['phone', '没有', '! odd-phone'],
    ['room', '3栋2单元1201室', '3-2-1201'],
    ['room', 40_969, '! room-is-date'],
    ['instant', cell('2026-11-21 09:30'), sh('2026-11-21 09:30')],
    ['instant', '2026-11-21 9:30', sh('2026-11-21 09:30')],
    ['instant', cell('1900-01-01 00:00'), sh('1900-01-01 00:00')],
    ['instant', 0.5, '! not-a-time'],
    ['instant', -1, '! not-a-time'],
    ['instant', 2_958_466, '! not-a-time'],
    ['instant', true, '! not-a-time'],
    ['instant', '昨天', '! not-a-time'],
    ['number', 12.5, 12.5],
    ['number', '12.50', 12.5],
    ['number', ' 120 元', 120],
    ['number', '￥1,200.00', 1200],
    ['number', '1，234，567', 1_234_567],
    ['number', '1 200', 1200],
    ['number', '１２０', 120],
    ['number', '-3', -3],
    ['number', '+3', 3],
    ['number', '1,5', '! not-a-number'],
    ['number', '12,34', '! not-a-number'],
    ['number', '3元5', '! not-a-number'],
    ['number', '元5', '! not-a-number'],
    ['number', '1e3', '! not-a-number'],
    ['number', '0x10', '! not-a-number'],
    ['number', '.5', '! not-a-number'],
    ['number', '5.', '! not-a-number'],
    ['number', '免费', 0],
    ['number', true, '! not-a-number'],
    ['yesno', '是', true],
    ['yesno', '√', true],
    ['yesno', 'Y', true],
    ['yesno', true, true],
    ['yesno', 1, true],
    ['yesno', '１', true],
    ['yesno', '否', false],
    ['yesno', '×', false],
    ['yesno', false, false],
    ['yesno', 0, false],
    ['yesno', '也许', '! not-yes-no'],
    ['yesno', 2, '! not-yes-no'],
    ['yesno', '列', true],
    ['yesno', 'column', true],
    ['yesno', '非列', '! not-yes-no'],
    ['number', '2人', '! not-a-number'],
    ['choice', '紧急', 'urgent'],
    ['choice', '加 急', 'urgent'],
    ['choice', 'URGENT', 'urgent'],
    ['choice', '“紧急”', 'urgent'],
    ['choice', '不急', '! unknown-choice'],
    ['choice', 1, '! unknown-choice'],
    ['choice', 'constructor', '! unknown-choice'],
    ['choices', '紧急、特急', ['urgent', 'critical']],
    ['choices', 'urgent; critical', ['urgent', 'critical']],
    ['choices', '紧急，\n特急/', ['urgent', 'critical']],
    ['choices', '紧急、不急', '! unknown-choice'],
    ['choices', '/', '! unknown-choice'],
    ['choices', '、', '! unknown-choice'],
  ])('%s: %j', (type, typed, expected) => {
    expect(read(type, typed)).toEqual(expected)
  })

  it('what is counted is read with what it counts', () => {
    expect(cellReader({ ...column('number'), format: '0' }, ZONE)('2人', undefined)).toBe(2)
  })

  it.each(['x'.repeat(50_000), '👨‍👩‍👧‍👦', '\u202e张三'])('text is kept as it is: %j', (typed) => {
    expect(read('text', typed)).toBe(typed)
  })
})

describe('what a clerk types', () => {
  const typing: Typing = {
    zone: ZONE,
    language: 'zh',
    now: sh('2026-11-21 10:00'),
    people: staffDirectory([{ name: '王芳' }]),
  }
  it.each<[ColumnType, Filled, unknown]>([
    ['instant', '昨天 15:00', '~ 2026-11-20 15:00'],
    ['instant', '2026-11-21 9:30', sh('2026-11-21 09:30')],
    ['instant', '昨天下午', '! not-a-time'],
    ['staff', '王芳（前台）', '王芳'],
    ['staff', '李静', '! unknown-staff'],
  ])('is understood with the moment and the people: %s %j', (type, typed, expected) => {
    expect(read(type, typed, typing)).toEqual(expected)
  })
  it('names are kept as typed where nobody is known', () => {
    expect(read('staff', '李静', { ...typing, people: undefined })).toBe('李静')
  })
})

describe('what is written into a cell', () => {
  it.each<[ColumnType, ValueOf<ColumnType> | undefined, Language, Cell]>([
    ['text', undefined, 'zh', null],
    ['text', '=1+1', 'zh', '=1+1'],
    ['text', '紧急', 'en', '紧急'],
    ['instant', sh('2026-11-21 09:30'), 'zh', cell('2026-11-21 09:30')],
    ['number', 0, 'zh', 0],
    ['yesno', true, 'zh', '是'],
    ['yesno', false, 'en', 'No'],
    ['choice', 'urgent', 'zh', '紧急'],
    ['choice', 'urgent', 'en', 'Urgent'],
    ['choices', ['urgent', 'critical'], 'zh', '紧急、特急'],
    ['choices', ['urgent', 'critical'], 'en', 'Urgent, Critical'],
    ['choices', [], 'zh', ''],
  ])('%s %j in %s', (type, value, language, expected) => {
    expect(renderCell(column(type), value, { zone: ZONE, language })).toEqual(expected)
  })
})

it.each(['zh', 'en'] as const)('every choice of the workbook is read back from its %s word', (language) => {
  for (const { columns } of tabs)
    for (const one of columns as readonly Column[])
      for (const choice of one.choices ?? []) {
        const written = renderCell(one, one.type === 'choices' ? [choice.key] : choice.key, { zone: ZONE, language })
        expect(cellReader(one, ZONE)(String(written), undefined)).toEqual(
          one.type === 'choices' ? [choice.key] : choice.key,
        )
      }
})
