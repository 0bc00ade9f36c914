import type { Cell } from '../../../src/ports/ledger.ts'
import { MINUTE, wallText } from '../desk-rules.ts'
import { type Desk, isAcceptable, type Line, markOf, type Page, REGISTERS, type Todo, typedMoment } from './desk.ts'
import { type Edit, type EditContext, linesOf, someLine, withPage } from './edit.ts'
import {
  copyRow,
  cutRow,
  deleteRow as deleteRequest,
  insertRow as insertRequest,
  moveRow as moveRequest,
  type Reach,
  sortRows,
  typeCells,
} from './requests.ts'

/**
 * A page whose rows may be put in another order. Until a sweep has seen a copy, and until the copy has words of its own, rows stay where
 * they are: of two that say the same the upper one is the case (R08), and that is to be the one that was there first.
 */
const somePage = ({ desk, dice }: EditContext) => {
  if (desk.unseen.copied || linesOf(desk).some(({ line }) => isCopyUnderWay(desk, line))) return undefined
  const full = REGISTERS.filter((register) => desk.pages[register].length > 0)
  return full.length === 0 ? undefined : dice.pick(full)
}

/** How much of their rows people take; not without what is remembered with them where an emptied row makes that unclear. */
function someReach({ desk, dice }: EditContext): Reach {
  const isUnclear = desk.unseen.copied || linesOf(desk).some(({ line }) => Object.keys(line.cells).length === 0)
  return dice.chance(0.4) && !isUnclear ? 'visible' : 'whole'
}

const isCopyUnderWay = ({ todo }: Desk, { id, kin }: Line): boolean =>
  kin === true && todo.some((one) => one.kind === 'cells' && one.id === id && one.cells['description'] !== undefined)

const parted = (desk: Desk, reach: Reach): Desk =>
  reach === 'whole' ? desk : { ...desk, unseen: { ...desk.unseen, parted: true } }

/** More rows a page would only cost time. */
const MOST_LINES = 14

export const insertRow: Edit = (context) => {
  const { desk, dice, ids } = context
  const register = somePage(context)
  if (register === undefined) return undefined
  const page = desk.pages[register]
  const place = dice.int(page.length)
  return {
    requests: [insertRequest(ids, register, place)],
    desk: withPage(desk, register, page.toSpliced(place, 0, undefined)),
    words: `${register} ${place}: inserts a row`,
  }
}

export const deleteRow: Edit = (context) => {
  const { desk, dice, ids } = context
  const register = somePage(context)
  if (register === undefined || desk.unseen.parted) return undefined
  const page = desk.pages[register]
  const place = dice.int(page.length)
  return {
    requests: [deleteRequest(ids, register, place)],
    desk: withPage(desk, register, page.toSpliced(place, 1)),
    words: `${register} ${place}: deletes row ${page[place]?.id ?? '(blank)'}`,
  }
}

export const moveRow: Edit = (context) => {
  const { desk, dice, ids } = context
  const register = somePage(context)
  if (register === undefined) return undefined
  const page = desk.pages[register]
  const place = dice.int(page.length)
  const before = dice.int(page.length + 1)
  if (before === place || before === place + 1) return undefined
  const rest = page.toSpliced(place, 1)
  return {
    requests: [moveRequest(ids, register, place, before)],
    desk: withPage(desk, register, rest.toSpliced(before > place ? before - 1 : before, 0, page[place])),
    words: `${register} ${place}: moves row ${page[place]?.id ?? '(blank)'} before ${before}`,
  }
}

const collator = new Intl.Collator('zh-CN')
const isBlank = (cell: Cell): boolean => cell === undefined || cell === null || cell === ''

/** Numbers before texts, blanks last whichever way it goes. */
function compare(a: Cell, b: Cell, isDescending: boolean): number {
  if (isBlank(a) || isBlank(b)) return Number(isBlank(a)) - Number(isBlank(b))
  const sign = isDescending ? -1 : 1
  if (typeof a === 'string' && typeof b === 'string') return sign * collator.compare(a, b)
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
  return sign * (typeof a === 'number' ? -1 : 1)
}

const sorted = (page: Page, by: string, isDescending: boolean): Page =>
  page
    .map((line, place) => ({ line, place }))
    .sort((a, b) => compare(a.line?.cells[by], b.line?.cells[by], isDescending) || a.place - b.place)
    .map(({ line }) => line)

export const sort: Edit = (context) => {
  const { desk, dice, ids } = context
  const register = somePage(context)
  if (register === undefined) return undefined
  const page = desk.pages[register]
  const how = {
    by: dice.pick(['receivedAt', 'description', 'customer', 'room', 'handler']),
    isDescending: dice.chance(0.6),
    reach: someReach(context),
  }
  return {
    requests: [sortRows(ids, register, page.length, how)],
    desk: parted(withPage(desk, register, sorted(page, how.by, how.isDescending)), how.reach),
    words: `${register}: sorts ${how.reach} by ${how.by}${how.isDescending ? ' downwards' : ''}`,
  }
}

/** A row is cut and pasted behind the last one. */
export const cutAndPaste: Edit = (context) => {
  const { desk, ids } = context
  const found = someLine(context)
  if (found === undefined || somePage(context) === undefined) return undefined
  const { register, place, line } = found
  const page = desk.pages[register]
  const reach = someReach(context)
  return {
    requests: [cutRow(ids, register, place, page.length, reach)],
    desk: parted(withPage(desk, register, [...page.with(place, undefined), line]), reach),
    words: `${register} ${place}: cuts row ${line.id} (${reach}), pastes it at ${page.length}`,
  }
}

/** A row is copied to write down another case, which gets its own time and words at once or a little later. */
export const copyAndPaste: Edit = (context) => {
  const { desk, dice, ids, now } = context
  const found = someLine(
    context,
    ({ register, line }) =>
      isAcceptable(register, line) && !isUnderWay(context, line) && desk.pages[register].length < MOST_LINES,
  )
  if (found === undefined || desk.unseen.parted) return undefined
  const { register, place, line } = found
  const page = desk.pages[register]
  const id = context.nextId()
  const own = { receivedAt: freeMinute(context, now), description: `${markOf(id)}又一件` }
  const atOnce = dice.chance(0.6)
  const copy: Line = { id, kin: true, cells: { ...line.cells, ...(atOnce ? own : {}) } }
  const later: readonly Todo[] = atOnce ? [] : [{ kind: 'cells', register, id, cells: own }]
  const reach = someReach(context)
  return {
    requests: [
      copyRow(ids, register, place, page.length, reach),
      ...(atOnce ? typeCells(ids, register, page.length, own) : []),
    ],
    desk: {
      ...withPage(desk, register, [...page.with(place, { ...line, kin: true }), copy]),
      todo: [...desk.todo, ...later],
      unseen: { ...desk.unseen, copied: true },
    },
    words: `${register} ${place}: copies row ${line.id} (${reach}) to ${page.length} as ${id}${atOnce ? '' : ', words to come'}`,
  }
}

const isUnderWay = ({ desk }: EditContext, { id, kin }: Line): boolean =>
  kin === true || desk.todo.some((todo) => todo.kind === 'cells' && todo.id === id)

function freeMinute({ desk }: EditContext, now: number): string {
  const taken = new Set(linesOf(desk).map(({ line }) => typedMoment(line.cells['receivedAt'])))
  let minute = Math.floor(now / MINUTE)
  while (taken.has(minute * MINUTE)) minute--
  return wallText(minute * MINUTE)
}
