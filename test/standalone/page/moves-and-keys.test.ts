import { describe, expect, it } from 'vitest'
import { commandOf, type Mode } from '../../../src/standalone/page/sheet/edit/keys.ts'
import { edge, step } from '../../../src/standalone/page/sheet/model/move.ts'
import { didChange, didRedo, didUndo, emptyStack } from '../../../src/standalone/page/sheet/model/undo.ts'

describe('Ctrl and an arrow', () => {
  const sheet = ['ab..c', 'a....', '.....', 'x.y..']
  const extent = { rows: 4, columns: 5 }
  const filled = ({ row, column }: { row: number; column: number }): boolean => (sheet[row]?.[column] ?? '.') !== '.'
  it.each([
    ['to the edge of a block', [0, 0], 'right', [0, 1]],
    ['from its edge to the next block', [0, 1], 'right', [0, 4]],
    ['from a blank to the next filled', [0, 2], 'right', [0, 4]],
    ['to the end of the sheet', [1, 0], 'right', [1, 4]],
    ['down over a gap', [1, 0], 'down', [3, 0]],
    ['and stays at the border', [0, 0], 'up', [0, 0]],
  ] as const)('goes %s', (_, [row, column], direction, [toRow, toColumn]) => {
    expect(edge({ row, column }, direction, extent, filled)).toEqual({ row: toRow, column: toColumn })
  })
  it('never leaves the sheet', () => {
    expect(step({ row: 0, column: 0 }, 'up', extent, 9)).toEqual({ row: 0, column: 0 })
    expect(step({ row: 1, column: 0 }, 'down', extent, 9)).toEqual({ row: 3, column: 0 })
  })
})

describe('keys', () => {
  const key = (name: string, more: { command?: boolean; shift?: boolean; alt?: boolean; code?: string } = {}) => ({
    key: name,
    code: more.code ?? name,
    command: more.command ?? false,
    shift: more.shift ?? false,
    alt: more.alt ?? false,
  })
  it.each([
    ['a letter', key('a', { code: 'KeyA' }), 'parked', undefined],
    ['a letter that an input method made of Ctrl+Z', key('ㄗ', { code: 'KeyZ', command: true }), 'parked', 'undo'],
    ['Ctrl+Shift+Z', key('Z', { code: 'KeyZ', command: true, shift: true }), 'parked', 'redo'],
    ['Ctrl+Z in an open editor', key('z', { code: 'KeyZ', command: true }), 'typing', undefined],
    ['an arrow while typing', key('ArrowLeft'), 'typing', 'move'],
    ['an arrow while editing', key('ArrowLeft'), 'editing', undefined],
    ['Shift and an arrow while typing', key('ArrowLeft', { shift: true }), 'typing', undefined],
    ['Alt+Enter', key('Enter', { alt: true }), 'editing', 'newline'],
    ['Enter', key('Enter'), 'editing', 'enter'],
    ['Space', key(' ', { code: 'Space' }), 'parked', undefined],
    ['Shift+Space, which switches input methods', key(' ', { code: 'Space', shift: true }), 'parked', undefined],
    ['Ctrl+Space', key(' ', { code: 'Space', command: true }), 'parked', undefined],
    ['Alt+Down', key('ArrowDown', { alt: true }), 'parked', 'list'],
    ['Delete', key('Delete'), 'parked', 'clear'],
    ['Delete while typing', key('Delete'), 'typing', undefined],
    ['Ctrl+;', key(';', { code: 'Semicolon', command: true }), 'editing', 'now'],
    ['Ctrl+C', key('c', { code: 'KeyC', command: true }), 'parked', undefined],
    ['Ctrl+Shift+=', key('+', { code: 'Equal', command: true, shift: true }), 'parked', 'insert'],
    ['Ctrl+=, which enlarges the page', key('=', { code: 'Equal', command: true }), 'parked', undefined],
    ['Shift+F2', key('F2', { shift: true }), 'parked', 'note'],
    ['F6', key('F6'), 'typing', 'leave'],
  ] as const)('%s', (_, pressed, mode: Mode, kind) => {
    expect(commandOf(pressed, mode)?.kind).toBe(kind)
  })
})

describe('undo and redo', () => {
  it('go back and forth through steps; something new ends what could be redone', () => {
    let stack = didChange(didChange(emptyStack, [1]), [2, 3])
    stack = didUndo(stack, [4, 5])
    expect(stack).toEqual({ done: [[1]], undone: [[4, 5]] })
    stack = didRedo(stack, [6])
    expect(stack).toEqual({ done: [[1], [6]], undone: [] })
    stack = didChange(didUndo(stack, [7]), [8])
    expect(stack).toEqual({ done: [[1], [8]], undone: [] })
    expect(didUndo(stack, [])).toEqual({ done: [[1]], undone: [] })
  })
})
