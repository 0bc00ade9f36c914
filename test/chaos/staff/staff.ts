import type { SheetsService } from '../../../src/standalone/sheets-server/index.ts'
import type { Dice } from '../dice.ts'
import type { Template } from '../template.ts'
import { type Desk, FRESH_DESK, isStopped, knownAt, type Page, REGISTERS } from './desk.ts'
import type { Done, Edit, EditContext } from './edit.ts'
import { copyAndPaste, cutAndPaste, deleteRow, insertRow, moveRow, sort } from './rows.ts'
import { changeLimit, renameHeader, spoilSetting } from './settings.ts'
import {
  acknowledge,
  beginRow,
  correct,
  finishOne,
  goOn,
  reopen,
  resolve,
  respond,
  spoilCell,
  typeRow,
} from './typing.ts'

/** All that people do, how often beside each other. `undo` is their last edit taken back. */
const EDITS = {
  typeRow: [8, typeRow],
  beginRow: [3, beginRow],
  goOn: [5, goOn],
  correct: [4, correct],
  spoilCell: [2, spoilCell],
  respond: [3, respond],
  resolve: [4, resolve],
  reopen: [2, reopen],
  acknowledge: [2, acknowledge],
  insertRow: [3, insertRow],
  deleteRow: [3, deleteRow],
  moveRow: [3, moveRow],
  sort: [5, sort],
  cutAndPaste: [3, cutAndPaste],
  copyAndPaste: [2, copyAndPaste],
  renameHeader: [1, renameHeader],
  changeLimit: [1, changeLimit],
  spoilSetting: [2, spoilSetting],
} as const satisfies Readonly<Record<string, readonly [often: number, edit: Edit]>>

export type EditName = keyof typeof EDITS | 'undo'

export const EDIT_NAMES = [...Object.keys(EDITS), 'undo'] as readonly EditName[]

/** The same, each as often as people do it. */
export const USUAL_EDITS: readonly EditName[] = [
  ...Object.entries(EDITS).flatMap(([name, [often]]) => Array.from({ length: often }, () => name as EditName)),
  'undo',
  'undo',
  'undo',
]

export interface StaffOptions {
  readonly url: string
  readonly service: SheetsService
  readonly template: Template
  readonly now: () => number
  readonly tell: (words: string) => void
}

/** The people at the desk: they know what they typed, and nothing of what the system makes of it. */
export interface Staff {
  desk(): Desk
  /** Edits that were made; some find nothing that they could be made to. */
  edits(): number
  do(name: EditName, dice: Dice): Promise<void>
  /** A sweep has seen everything as it stands. */
  seen(): void
  /** Finishes what was begun. */
  finish(dice: Dice): Promise<void>
}

/** What can be taken back: the change's number in the server's log, and the desk as it was before. */
interface Undoable {
  readonly change: number
  readonly before: Desk
}

const WHO = '王芳'

export function staffOf({ url, service, template, now, tell }: StaffOptions): Staff {
  let desk = FRESH_DESK
  let last: Undoable | undefined
  let edits = 0
  let ids = 0

  const send = (headers: Readonly<Record<string, string>>, { requests }: Done): Promise<Response> =>
    fetch(`${url}/v4/spreadsheets/${template.spreadsheetId}:batchUpdate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ requests }),
    })

  /** As a person; what the desk's own rules keep from people, as somebody with every right, as anybody may have at Google's. */
  async function make(done: Done): Promise<void> {
    const before = desk
    if (done.requests.length > 0) {
      const asPerson = await send({ 'x-person': encodeURIComponent(WHO) }, done)
      const change = asPerson.ok ? asPerson.headers.get('x-sheets-change') : null
      const answer = asPerson.ok ? asPerson : await send({ authorization: 'Bearer owner' }, done)
      const said = await answer.text()
      if (!answer.ok) throw new Error(`nobody may do this: ${done.words}: ${said}`)
      last = change === null ? undefined : { change: Number(change), before }
      edits++
    }
    desk = done.desk
    tell(done.words)
  }

  function undo(): void {
    if (last === undefined) return
    const { change, before } = last
    last = undefined
    try {
      // An inserted row in which the system has written meanwhile is left as it is.
      if (service.undo(template.spreadsheetId, change, WHO, undefined).change === undefined) {
        tell('finds nothing left to take back')
        return
      }
    } catch (error) {
      tell(`cannot undo: ${String(error)}`)
      return
    }
    edits++
    desk = withUndone(before, desk, now())
    tell('takes back the last edit')
  }

  const contextWith = (dice: Dice): EditContext => ({
    desk,
    dice,
    now: now(),
    ids: template.sheetIds,
    nextId: () => ++ids,
  })

  return {
    desk: () => desk,
    edits: () => edits,
    async do(name, dice) {
      if (name === 'undo') {
        undo()
        return
      }
      const done = EDITS[name][1](contextWith(dice))
      if (done !== undefined) await make(done)
    },
    seen() {
      desk = { ...desk, unseen: { parted: false, copied: false } }
    },
    async finish(dice) {
      for (let next = desk.todo[0]; next !== undefined; next = desk.todo[0]) {
        const done = finishOne(contextWith(dice), next)
        if (done !== undefined) await make(done)
      }
    },
  }
}

/** The desk as it was, with what cannot be as if it had never been: a case whose resolution, or that somebody knows of it, was taken back. */
function withUndone(before: Desk, after: Desk, now: number): Desk {
  const wasOver = new Set(
    REGISTERS.flatMap((register) => after.pages[register]).flatMap((line) =>
      line !== undefined &&
      (isStopped(line, 'resolve', now) || isStopped(line, 'respond', now) || knownAt(line) !== undefined)
        ? [line.id]
        : [],
    ),
  )
  const stood = new Set(REGISTERS.flatMap((register) => before.pages[register]).map((line) => line?.id))
  const pageOf = (register: (typeof REGISTERS)[number]): Page => {
    const page = before.pages[register].map(
      (line) => line && (wasOver.has(line.id) ? { ...line, undone: true as const } : line),
    )
    // A row that was typed is an emptied one now: who types there next types over a case, not into a blank row.
    for (const [place, line] of after.pages[register].entries())
      if (line !== undefined && !stood.has(line.id)) page[place] = { id: line.id, cells: {} }
    return page
  }
  return {
    ...before,
    limits: after.limits,
    unseen: after.unseen,
    pages: { complaint: pageOf('complaint'), repair: pageOf('repair') },
  }
}
