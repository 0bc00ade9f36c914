import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../src/model/fingerprint.ts'
import { instant, MINUTE } from '../../src/model/instant.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { needsLook, printSeen } from '../../src/sheet/seen.ts'
import { cell, sh } from '../support/desk.ts'

const none: ReadonlySet<number> = new Set()
const row: readonly Cell[] = ['TS-20261120-001', cell('2026-11-20 09:00'), '王芳', null, 120, true, '半夜施工']

describe('a fingerprint', () => {
  it.each<[string, number, Cell]>([
    ['a letter', 2, '王方'],
    ['one letter more', 2, '王芳芳'],
    ['a text gone', 2, null],
    ['a text come', 3, 'x'],
    ['a blank typed', 3, ' '],
    ['a second', 1, cell('2026-11-20 09:00:01')],
    ['a day', 1, cell('2026-11-21 09:00')],
    ['a cent', 4, 120.01],
    ['a number as text', 4, '120'],
    ['zero instead of nothing', 3, 0],
    ['yes to no', 5, false],
    ['yes to the word', 5, 'true'],
    ['yes to one', 5, 1],
  ])('changes with %s', (_, index, value) => {
    expect(fingerprint(row.with(index, value), none)).not.toBe(fingerprint(row, none))
  })

  it.each<[string, readonly Cell[]]>([
    ['two cells change places', row.with(2, '半夜施工').with(6, '王芳')],
    ['a cell moves on', row.with(2, null).with(3, '王芳')],
    ['the border of two texts moves', ['ab', 'c']],
  ])('changes where %s', (_, changed) => {
    const before = changed.length === 2 ? ['a', 'bc'] : row
    expect(fingerprint(changed, none)).not.toBe(fingerprint(before, none))
  })

  it.each<[string, readonly Cell[]]>([
    ['a blank text', row.with(3, '')],
    ['an absent cell', row.with(3, undefined)],
    ['blanks at the end', [...row, null, '', undefined]],
    ['the last binary digit of a number', row.with(1, cell('2026-11-20 09:00') + 1e-11)],
  ])('stays with %s', (_, same) => {
    expect(fingerprint(same, none)).toBe(fingerprint(row, none))
  })

  it('leaves out what it is told to', () => {
    const skip = new Set([2])
    expect(fingerprint(row.with(2, '别人'), skip)).toBe(fingerprint(row, skip))
    expect(fingerprint(row.with(6, '别的'), skip)).not.toBe(fingerprint(row, skip))
  })

  it('tenths of a second in a row have each their own', () => {
    const prints = new Set<string>()
    for (let tenth = 0; tenth < 100_000; tenth++) prints.add(fingerprint([46_346 + tenth / 864_000], none))
    expect(prints.size).toBe(100_000)
  })
})

describe('whether a row needs looking at', () => {
  const now = sh('2026-11-20 12:00')
  const next = instant(now + 5 * MINUTE)
  it.each<[string, Cell, string, string, number, boolean]>([
    ['never seen', null, 'row', '1zh-set', 0, true],
    ['no text', 5, 'row', '1zh-set', 0, true],
    ['over', printSeen('row', '1zh-set', 'over'), 'row', '1zh-set', 0, false],
    ['over, the settings changed', printSeen('row', '1zh-set', 'over'), 'row', '1zh-other', 0, false],
    ['over, the language changed', printSeen('row', '1zh-set', 'over'), 'row', '1en-set', 0, true],
    ['a copy, always', printSeen('row', '1zh-set', 'always'), 'row', '1zh-set', 0, true],
    ['over, the row changed', printSeen('row', '1zh-set', 'over'), 'other', '1zh-set', 0, true],
    ['nothing to come', printSeen('row', '1zh-set', undefined), 'row', '1zh-set', 1e9, false],
    ['nothing to come, the row changed', printSeen('row', '1zh-set', undefined), 'other', '1zh-set', 0, true],
    ['nothing to come, the settings changed', printSeen('row', '1zh-set', undefined), 'row', '1zh-other', 0, true],
    ['not yet', printSeen('row', '1zh-set', next), 'row', '1zh-set', 5 * MINUTE - 1, false],
    ['now', printSeen('row', '1zh-set', next), 'row', '1zh-set', 5 * MINUTE, true],
    ['not yet, the row changed', printSeen('row', '1zh-set', next), 'other', '1zh-set', 0, true],
    [
      'within a second: at its end',
      printSeen('row', '1zh-set', instant(next - 1)),
      'row',
      '1zh-set',
      5 * MINUTE - 1,
      false,
    ],
    ['damaged', 'row.1zh-set.!!', 'row', '1zh-set', 0, true],
    ['cut short', 'row.1zh-se', 'row', '1zh-set', 0, true],
  ])('%s', (_, seen, rowPrint, settingsPrint, later, expected) => {
    expect(needsLook(seen, rowPrint, settingsPrint, instant(now + later))).toBe(expected)
  })
})
