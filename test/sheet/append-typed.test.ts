import { describe, expect, it } from 'vitest'
import { staff } from '../../sheets-template/workbook/index.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { appendTyped } from '../../src/sheet/append-typed.ts'

const typed = (header: readonly Cell[], rows: readonly Readonly<Record<string, Cell>>[]) =>
  appendTyped(staff, { tab: 'staff', title: '人员', rows: [header] }, rows)

describe('rows typed by column', () => {
  it('stand under their headers, blanks between them', () => {
    const [change] = typed(['邮箱', '我的列', '姓名'], [{ name: '王芳', mail: 'w@example.com' }, { name: '李静' }, {}])
    expect(change).toEqual({
      kind: 'append',
      tab: 'staff',
      rows: [['w@example.com', null, '王芳'], [null, null, '李静'], []],
    })
  })
  it('what has no column is left out', () => {
    expect(typed(['姓名'], [{ name: '王芳', mail: 'w@example.com', nonsense: 1 }])).toEqual([
      { kind: 'append', tab: 'staff', rows: [['王芳']] },
    ])
  })
  it('text is kept as it is', () => {
    expect(typed(['姓名'], [{ name: '=1+1' }])).toMatchObject([{ rows: [['=1+1']] }])
  })
  it('no rows, no change', () => {
    expect(typed(['姓名'], [])).toEqual([])
  })
})
