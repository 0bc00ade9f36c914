import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromTsv, layOut, toHtml, toTsv } from '../../../src/standalone/page/sheet/model/clipboard.ts'
import { planPaste } from '../../../src/standalone/page/sheet/model/paste.ts'

const cases: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
  ['one cell', '来电', [['来电']]],
  [
    "Excel's line end at the end",
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['bare line feeds', 'a\nb', [['a'], ['b']]],
  ['a line break in a cell', '"一\n二"\tb', [['一\n二', 'b']]],
  ['quotes in quotes', '"他说""好"""\tb', [['他说"好"', 'b']]],
  ['a quote that only begins', '"好的" 他说\tb', [['"好的" 他说', 'b']]],
  ['a quote inside', '3"管\tb', [['3"管', 'b']]],
  ['an open quote', '"没有完', [['"没有完']]],
  [
    'blank cells',
    '\t\t\r\n\tx',
    [
      ['', '', ''],
      ['', 'x'],
    ],
  ],
  ['a blank line between', 'a\r\n\r\nb', [['a'], [''], ['b']]],
  ['a break in quotes as Excel writes it', '"一\r\n二"', [['一\n二']]],
]

describe('blocks of cells in the clipboard', () => {
  it.each(cases)('reads %s', (_, text, block) => {
    expect(fromTsv(text)).toEqual(block)
  })

  it('reads what it writes', () => {
    const letter = fc.constantFrom('a', '中', '"', '\t', '\n', ' ', "'", '0', '=')
    const text = fc.array(letter, { maxLength: 6 }).map((letters) => letters.join(''))
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([height, width]) =>
        fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      )
      // A lone blank last line is what the end of the last line looks like.
      .filter((rows) => !(rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === ''))
    fc.assert(
      fc.property(block, (rows) => {
        expect(fromTsv(toTsv(rows))).toEqual(rows)
      }),
    )
  })

  it('writes a table whose texts are texts', () => {
    const html = toHtml([['<b>', '0755', '一\n二']], 'mark"')
    expect(html).toContain('data-daily-clear="mark&quot;"')
    expect(html).toContain('<td>&lt;b&gt;</td>')
    expect(html).toContain(`<td style="mso-number-format:'\\@'">0755</td>`)
    expect(html).toContain('一<br')
  })

  it('lays spans out as blanks', () => {
    const one = (text: string, rowSpan = 1, columnSpan = 1) => ({ text, rowSpan, columnSpan })
    expect(layOut([[one('a', 2, 2), one('b')], [one('c')], [one('d')]])).toEqual([
      ['a', '', 'b'],
      ['', '', 'c'],
      ['d', '', ''],
    ])
  })
})

describe('where a pasted block goes', () => {
  it.each([
    ['one value fills what is selected', [['x']], { rows: 3, columns: 2 }, 3, 2],
    ['a block is repeated over a multiple of itself', [['x', 'y']], { rows: 4, columns: 4 }, 4, 4],
    [
      'a block that does not fit is pasted once',
      [
        ['x', 'y'],
        ['z', 'w'],
      ],
      { rows: 3, columns: 2 },
      2,
      2,
    ],
    [
      'a block begins at one cell',
      [
        ['x', 'y'],
        ['z', 'w'],
      ],
      { rows: 1, columns: 1 },
      2,
      2,
    ],
  ])('%s', (_, block, selected, height, width) => {
    const plan = planPaste(block, selected)
    expect([plan.height, plan.width]).toEqual([height, width])
    expect(plan.at(0, 0)).toBe('x')
    expect(plan.at(height - 1, width - 1)).toBe(block.at(-1)?.at(-1))
  })
})
