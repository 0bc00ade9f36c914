import type { Direction } from '../model/move.ts'

/** A key as it was pressed. `command` is Ctrl, or ⌘ where that is the custom. */
export type Key = {
  readonly key: string
  readonly code: string
  readonly command: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/**
 * `parked`: no editor is open. `typing`: one that typing has opened; arrows leave it. `editing`: one that was opened to change
 * what is there; arrows move in it.
 */
export type Mode = 'parked' | 'typing' | 'editing'

export type Command =
  | { readonly kind: 'move'; readonly direction: Direction; readonly extend: boolean; readonly edge: boolean }
  | { readonly kind: 'page'; readonly direction: 'up' | 'down'; readonly extend: boolean }
  | { readonly kind: 'line'; readonly end: boolean; readonly extend: boolean }
  | { readonly kind: 'corner'; readonly end: boolean; readonly extend: boolean }
  | { readonly kind: 'tab'; readonly back: boolean }
  | { readonly kind: 'enter'; readonly back: boolean }
  | { readonly kind: 'now'; readonly time: boolean }
  | { readonly kind: 'insert' | 'delete' }
  | { readonly kind: 'leave'; readonly back: boolean }
  | { readonly kind: PlainCommand }

type PlainCommand =
  | 'edit'
  | 'list'
  | 'cancel'
  | 'clear'
  | 'undo'
  | 'redo'
  | 'all'
  | 'fill'
  | 'find'
  | 'newline'
  | 'menu'
  | 'note'
  | 'filter'

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/**
 * What a key means; undefined: it is the editor's or the browser's own. Letters with Ctrl go by where the key is, because an input
 * method that is on reports other letters. Space is bound to nothing: with Shift or Ctrl it switches input methods.
 */
export function commandOf(key: Key, mode: Mode): Command | undefined {
  const { command, shift, alt, code } = key
  const open = mode !== 'parked'
  switch (key.key) {
    case 'Enter':
      if (alt || (command && open)) return { kind: 'newline' }
      return { kind: 'enter', back: shift }
    case 'Tab':
      return command || alt ? undefined : { kind: 'tab', back: shift }
    case 'Escape':
      return { kind: 'cancel' }
    case 'F6':
      return { kind: 'leave', back: shift }
    case 'F2':
      return { kind: shift ? 'note' : 'edit' }
  }
  if (command && code === 'Semicolon') return { kind: 'now', time: shift }
  const direction = ARROWS[key.key]
  if (direction !== undefined) {
    if (alt) return direction === 'down' || direction === 'up' ? { kind: 'list' } : undefined
    if (mode === 'editing' || (mode === 'typing' && (shift || command))) return undefined
    return { kind: 'move', direction, extend: shift, edge: command }
  }
  if (open) return undefined
  if (command && !alt) return withCommand(code, shift)
  switch (key.key) {
    case 'Home':
    case 'End':
      return { kind: 'line', end: key.key === 'End', extend: shift }
    case 'PageUp':
    case 'PageDown':
      return { kind: 'page', direction: key.key === 'PageUp' ? 'up' : 'down', extend: shift }
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' }
    case 'ContextMenu':
      return { kind: 'menu' }
    case 'F10':
      return shift ? { kind: 'menu' } : undefined
    default:
      return undefined
  }
}

function withCommand(code: string, shift: boolean): Command | undefined {
  switch (code) {
    case 'Home':
    case 'End':
      return { kind: 'corner', end: code === 'End', extend: shift }
    case 'KeyZ':
      return { kind: shift ? 'redo' : 'undo' }
    case 'KeyY':
      return { kind: 'redo' }
    case 'KeyA':
      return { kind: 'all' }
    case 'KeyD':
      return { kind: 'fill' }
    case 'KeyF':
      return { kind: 'find' }
    case 'KeyL':
      return shift ? { kind: 'filter' } : undefined
    case 'Equal':
    case 'NumpadAdd':
      return shift || code === 'NumpadAdd' ? { kind: 'insert' } : undefined
    case 'Minus':
    case 'NumpadSubtract':
      return { kind: 'delete' }
    default:
      return undefined
  }
}
