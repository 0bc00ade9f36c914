import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openQueue } from '../../../src/standalone/page/sheet/desk/write-queue.ts'
import { editText } from '../../../src/standalone/page/sheet/model/edit-text.ts'
import { findRow, rowKey } from '../../../src/standalone/page/sheet/model/kept.ts'
import { lookOf } from '../../../src/standalone/page/sheet/model/looks.ts'
import { matchRows } from '../../../src/standalone/page/sheet/model/match-rows.ts'
import { rectangles } from '../../../src/standalone/page/sheet/model/rectangles.ts'
import { matching, takes, validationOf } from '../../../src/standalone/page/sheet/model/validation.ts'
import type { Outcome } from '../../../src/standalone/page/sheet/net/api.ts'
import { columnAt, rowAt } from './support.ts'

describe('cells as ranges', () => {
  it('hold every write once, the last of each cell, in rectangles', () => {
    const rows = Array.from({ length: 8 }, (_, i) => rowAt(i))
    const columns = Array.from({ length: 6 }, (_, i) => columnAt(i))
    const write = fc.record({ row: fc.constantFrom(...rows), column: fc.constantFrom(...columns), text: fc.string() })
    fc.assert(
      fc.property(fc.array(write, { maxLength: 40 }), (cells) => {
        const wanted = new Map(cells.map(({ row, column, text }) => [`${row.index}:${column.index}`, text]))
        const found = new Map<string, string>()
        for (const block of rectangles(cells)) {
          for (const [r, row] of block.rows.entries()) {
            expect(row.index).toBe((block.rows[0]?.index ?? 0) + r)
            for (const [c, column] of block.columns.entries()) {
              expect(column.index).toBe((block.columns[0]?.index ?? 0) + c)
              const name = `${row.index}:${column.index}`
              expect(found.has(name)).toBe(false)
              found.set(name, block.texts[r]?.[c] ?? '')
            }
          }
        }
        expect(found).toEqual(wanted)
      }),
    )
  })
  it('make one range of a block', () => {
    const rows = [rowAt(4), rowAt(5), rowAt(6)]
    const columns = [columnAt(2), columnAt(3)]
    const cells = rows.flatMap((row) => columns.map((column) => ({ row, column, text: 'x' })))
    expect(rectangles(cells)).toHaveLength(1)
  })
})

describe('rows found again after everything was read anew', () => {
  const row = (...texts: string[]) => texts
  it.each([
    ['nothing changed', [row('a'), row('b')], [row('a'), row('b')], [0, 1]],
    ['one changed in place', [row('a', 'x'), row('b', 'y')], [row('a', 'x'), row('b', 'z')], [0, 1]],
    ['one inserted', [row('a'), row('b')], [row('a'), row('n'), row('b')], [0, -1, 1]],
    ['one deleted', [row('a'), row('b'), row('c')], [row('a'), row('c')], [0, 2]],
    ['moved about', [row('a'), row('b'), row('c')], [row('c'), row('a'), row('b')], [2, 0, 1]],
    [
      'two alike are nobody',
      [row('h'), row('a'), row('a'), row('b')],
      [row('h'), row('b'), row('a'), row('n')],
      [0, 3, 2, -1],
    ],
  ] as const)('%s', (_, old, fresh, expected) => {
    expect(matchRows(old, fresh)).toEqual(expected)
  })
  it('never gives one old row to two new ones', () => {
    const texts = fc.array(fc.array(fc.constantFrom('', 'a', 'b', 'c'), { minLength: 1, maxLength: 2 }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(texts, texts, (old, fresh) => {
        const taken = matchRows(old, fresh).filter((from) => from >= 0)
        expect(new Set(taken).size).toBe(taken.length)
      }),
    )
  })
})

describe('a text kept from a page that is gone', () => {
  const rows = [{ texts: ['编号'] }, { texts: ['1', '甲'] }, { texts: [] }, { texts: ['2', '乙'] }]
  const cell = (row: number, texts: readonly string[]) => ({
    row,
    column: 1,
    text: 'x',
    key: rowKey(texts),
    header: '',
  })
  it.each([
    ['where positions still mean the same', cell(2, ['?']), true, 2],
    ['where its row still stands', cell(3, ['2', '乙']), false, 3],
    ['where its row has gone to', cell(1, ['2', '乙']), false, 3],
    ['a blank row only where it is still blank', cell(2, []), false, 2],
    ['a blank row that was filled', cell(1, []), false, undefined],
    ['nowhere', cell(1, ['9', '癸']), false, undefined],
  ] as const)('belongs %s', (_, kept, sameShape, expected) => {
    expect(findRow(kept, sameShape, rows)).toBe(expected)
  })
})

describe('writes in order', () => {
  const done: Outcome<string> = { kind: 'done', data: 'ok', stamp: undefined, change: 1 }
  const host = (log: string[]) => ({
    ready: () => Promise.resolve(log.length),
    caughtUp: () => Promise.resolve(void log.push('caught up')),
    back: () => Promise.resolve(void log.push('back')),
    logIn: () => Promise.resolve(void log.push('log in')),
    changed: () => undefined,
  })
  it('leave one after the other, again after the sheet moved and after the server was away', async () => {
    const log: string[] = []
    const queue = openQueue(host(log))
    const answers: Outcome<string>[] = [{ kind: 'moved' }, { kind: 'away' }, { kind: 'log-in' }, done]
    const first = queue.add({
      repeatable: true,
      send: () => {
        log.push('first')
        return Promise.resolve(answers.shift() ?? done)
      },
    })
    const second = queue.add({
      repeatable: true,
      send: () => {
        log.push('second')
        return Promise.resolve(done)
      },
    })
    expect(queue.size()).toBe(2)
    expect((await first).kind).toBe('saved')
    expect((await second).kind).toBe('saved')
    expect(queue.size()).toBe(0)
    expect(log).toEqual(['first', 'caught up', 'first', 'back', 'first', 'log in', 'first', 'second'])
  })
  it('are not repeated when doing them twice would be doing twice', async () => {
    const queue = openQueue(host([]))
    const settled = await queue.add({
      repeatable: false,
      send: () => Promise.resolve<Outcome<string>>({ kind: 'away' }),
    })
    expect(settled.kind).toBe('away')
  })
  it('end when what they are meant for is gone', async () => {
    const queue = openQueue(host([]))
    expect((await queue.add({ repeatable: true, send: () => undefined })).kind).toBe('gone')
  })
})

describe('what an editor shows', () => {
  it.each([
    ['a formula', { userEnteredValue: { formulaValue: '=A1' }, formattedValue: '3' }, '=A1'],
    [
      'a date as it is shown',
      {
        userEnteredValue: { numberValue: 46000.5 },
        formattedValue: '2025-12-09 12:00',
        effectiveFormat: { numberFormat: { type: 'DATE_TIME' } },
      },
      '2025-12-09 12:00',
    ],
    [
      'a number in full',
      {
        userEnteredValue: { numberValue: 1234.5 },
        formattedValue: '1,234.50',
        effectiveFormat: { numberFormat: { type: 'NUMBER' } },
      },
      '1234.5',
    ],
    [
      'text that is only digits, marked',
      { userEnteredValue: { stringValue: '0755' }, formattedValue: '0755' },
      "'0755",
    ],
    [
      'the same where everything is text',
      { userEnteredValue: { stringValue: '0755' }, effectiveFormat: { numberFormat: { type: 'TEXT' } } },
      '0755',
    ],
    ['a room', { userEnteredValue: { stringValue: '3-2-1201' } }, "'3-2-1201"],
    ['plain text', { userEnteredValue: { stringValue: '夜间施工' } }, '夜间施工'],
    ['nothing', {}, ''],
  ])('%s', (_, cell, expected) => {
    expect(editText(cell)).toBe(expected)
  })
})

describe('rules and looks', () => {
  it('reads lists, and offers what begins with the typed before what contains it', () => {
    expect(
      validationOf({ condition: { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: "='人员'!$A$2:$A" }] } }),
    ).toEqual({
      source: { range: "'人员'!$A$2:$A" },
      strict: false,
    })
    expect(validationOf(undefined)).toBeUndefined()
    expect(matching(['意见箱', '来访', '来电', '外来'], '来')).toEqual(['来访', '来电', '外来'])
    expect(takes(['特急', '一般'], ' 一般 ')).toBe(true)
    expect(takes(['特急', '一般'], '')).toBe(true)
    expect(takes(['特急', '一般'], '随便')).toBe(false)
  })
  it('is one object for one look, none for a plain cell', () => {
    const red = { effectiveFormat: { backgroundColor: { red: 1 } } }
    expect(lookOf(red)).toBe(lookOf({ ...red }))
    expect(lookOf({ effectiveFormat: { backgroundColor: { red: 1, green: 1, blue: 1 } } })).toBeUndefined()
    expect(lookOf({ effectiveValue: { numberValue: 3 } })?.align).toBe('right')
    expect(
      lookOf({ effectiveValue: { numberValue: 3 }, effectiveFormat: { numberFormat: { type: 'DATE_TIME' } } })?.align,
    ).toBeUndefined()
  })
})
