/** What this page can undo and redo: numbers of the server's log of changes, those of one step together. */
export type UndoStack = {
  readonly done: readonly (readonly number[])[]
  readonly undone: readonly (readonly number[])[]
}

export const emptyStack: UndoStack = { done: [], undone: [] }
const DEPTH = 200

/** Something new was done: what was undone before can be redone no more. */
export const didChange = ({ done }: UndoStack, changes: readonly number[]): UndoStack =>
  changes.length === 0 ? { done, undone: [] } : { done: [...done, changes].slice(-DEPTH), undone: [] }

/** The last step was undone; `changes` are the numbers of undoing it, none when nothing of it was left. */
export const didUndo = ({ done, undone }: UndoStack, changes: readonly number[]): UndoStack => ({
  done: done.slice(0, -1),
  undone: changes.length === 0 ? undone : [...undone, changes],
})

export const didRedo = ({ done, undone }: UndoStack, changes: readonly number[]): UndoStack => ({
  done: changes.length === 0 ? done : [...done, changes],
  undone: undone.slice(0, -1),
})
