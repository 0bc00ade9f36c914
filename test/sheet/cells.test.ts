import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/model/language.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { cellSchema, renderCell } from '../../src/sheet/cells.ts'
import type { Column, ColumnType, ValueOf } from '../../src/sheet/definition.ts'
import { cell, sh, tabOf, ZONE } from '../support/desk.ts'

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
const read = (type: ColumnType, typed: Cell): unknown => {
  const { data, error } = cellSchema(column(type), ZONE).safeParse(typed)
  return error === undefined ? data : `! ${error.issues[0]?.message ?? ''}`
}

describe('what is typed into a cell', () => {
  it.each<[ColumnType, Cell, unknown]>([
    ['text', ' 3-2-1201　', '3-2-1201'],
    ['text', 13_800_000_000, '13800000000'],
    ['text', true, 'true'],
    ['text', '=1+1', '=1+1'],
    ['text', '\0', '\0'],
    ['staff', ' 王芳 ', '王芳'],
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
    ['number', '免费', '! not-a-number'],
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

  it.each(['x'.repeat(50_000), '👨‍👩‍👧‍👦', '\u202e张三'])('text is kept as it is: %j', (typed) => {
    expect(read('text', typed)).toBe(typed)
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
  for (const key of ['complaint', 'repair', 'policy', 'escalation', 'staff', 'notices'] as const)
    for (const one of tabOf(key).columns)
      for (const choice of one.choices ?? []) {
        const written = renderCell(one, one.type === 'choices' ? [choice.key] : choice.key, { zone: ZONE, language })
        const back = cellSchema(one, ZONE).parse(written)
        expect(back).toEqual(one.type === 'choices' ? [choice.key] : choice.key)
      }
})
