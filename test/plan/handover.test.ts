import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import { cell, desk, FIRST, noticesIn, row, type Swept, type Typed } from '../support/desk.ts'

const at = (time: string) => `2026-11-20 ${time}`

/** Who is told that something was handed over. */
const handed = ({ plan }: Swept): readonly string[] =>
  noticesIn(plan).flatMap(({ items, to }) =>
    items.some(({ clock }) => clock === 'handover') ? [to.map(({ name }) => name).join('、')] : [],
  )

async function taken(more: Typed = {}) {
  const d = await desk()
  await d.type('complaint', [row({ respondedAt: cell(at('09:00')), ...more })])
  const first = await d.sweep(at('09:00'))
  return { d, first, handler: (name: Cell) => d.retype('complaint', FIRST, 'handler', name) }
}

describe('a case that is handed over', () => {
  it('is told to whoever has it now, and to whom it came first (R09), once', async () => {
    const { d, first, handler } = await taken()
    await handler('李静')
    expect([first, await d.sweep(at('09:10')), await d.sweep(at('09:11'))].map(handed)).toEqual([
      [],
      ['李静、王芳'],
      [],
    ])
  })

  it.each<[string, Typed, readonly Cell[], readonly (readonly string[])[]]>([
    ['its first handler', { handler: null }, ['陈强'], [['陈强、王芳']]],
    ['the same typed anew', {}, ['陈强'], [[]]],
    ['the same with a title', {}, ['陈强师傅'], [[]]],
    ['cleared, and put back', {}, [null, '陈强'], [[], []]],
    ['there and back: each is told', {}, ['李静', '陈强'], [['李静、王芳'], ['陈强、王芳']]],
    ['to nobody whom the staff tab knows: not before it is mended', {}, ['李靖靖', '李静'], [[], ['李静、王芳']]],
    ['to whom it came first', {}, ['王芳'], [['王芳']]],
  ])('%s', async (_, more, names, expected) => {
    const { d, handler } = await taken(more)
    const said: (readonly string[])[] = []
    for (const [index, name] of names.entries()) {
      await handler(name)
      said.push(handed(await d.sweep(at(`09:${10 + index}`))))
    }
    expect(said).toEqual(expected)
  })

  it('twice in one sweep’s time is told to the last', async () => {
    const { d, handler } = await taken()
    await handler('李静')
    await handler('王芳')
    expect(handed(await d.sweep(at('09:10')))).toEqual(['王芳'])
  })

  it('is no matter of rows that are sorted, copied or inserted', async () => {
    const { d } = await taken()
    await d.type('complaint', [row({ receivedAt: cell(at('09:01')), handler: '李静', respondedAt: cell(at('09:01')) })])
    await d.sweep(at('09:02'))
    await d.rewrite('complaint', ([header = [], example = [], one = [], two = []]) => [
      header,
      example,
      two,
      [],
      one,
      one,
    ])
    expect(handed(await d.sweep(at('09:10')))).toEqual([])
    expect(handed(await d.sweep(at('09:11')))).toEqual([])
  })

  it('is no matter of a case that is done, nor is who had it when it was', async () => {
    const { d, handler } = await taken()
    await d.retype('complaint', FIRST, 'resolvedAt', cell(at('09:05')))
    await d.retype('complaint', FIRST, 'result', '好了')
    await d.sweep(at('09:06'))
    expect(String(await d.cell('complaint', FIRST, 'record'))).not.toContain('陈强')
    await handler('李静')
    expect(handed(await d.sweep(at('09:10')))).toEqual([])
  })

  it('is not known while nobody’s name is in any row: the column was deleted, and put back', async () => {
    const { d } = await taken()
    const { rows } = await d.table('complaint')
    await d.lose('complaint', '责任人')
    expect(handed(await d.sweep(at('09:10')))).toEqual([])
    await d.rewrite('complaint', () => rows)
    expect(handed(await d.sweep(at('09:11')))).toEqual([])
  })

  it('a workbook from before handovers tells nobody of who has what', async () => {
    const { d } = await taken()
    const record = String(await d.cell('complaint', FIRST, 'record'))
    await d.retype('complaint', FIRST, 'record', record.replace(',"h":"陈强"', ''))
    await d.retype('complaint', FIRST, 'remark', '看过')
    expect(handed(await d.sweep(at('09:10')))).toEqual([])
    expect(await d.cell('complaint', FIRST, 'record')).toBe(record)
  })
})
