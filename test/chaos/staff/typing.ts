import { HOSTILE_TEXTS } from '../../fixtures/hostile-texts.ts'
import { CATEGORIES, HANDLERS, MANAGER, MINUTE, RECEIVERS, serialOf, wallText } from '../desk-rules.ts'
import { isAcceptable, isStopped, markOf, REGISTERS, type Todo, type Typed, typedMoment } from './desk.ts'
import { type Edit, type EditContext, type Found, linesOf, someLine, withCells, withPage } from './edit.ts'
import { typeCells } from './requests.ts'
import { typeFixed } from './settings.ts'

/** A time as people type it, or as the sheet makes of it. */
const time = ({ dice }: EditContext, at: number): string | number =>
  dice.chance(0.5) ? wallText(at) : serialOf(Math.floor(at / MINUTE) * MINUTE)

/** A time of the last minutes at which no other row was received. */
function receipt(context: EditContext): string | number {
  const { desk, dice, now } = context
  const taken = new Set(linesOf(desk).map(({ line }) => typedMoment(line.cells['receivedAt'])))
  const minute = Math.floor(now / MINUTE)
  for (;;) {
    const at = (minute - dice.int(40)) * MINUTE
    if (!taken.has(at)) return time(context, at)
  }
}

/** What no sheet would keep as it was typed, or what would only take time. */
const UNFIT: ReadonlySet<string> = new Set<keyof typeof HOSTILE_TEXTS>([
  'a NUL',
  'half a character',
  '50,000 characters',
])

/** What a description goes on with. */
const TEXTS: readonly string[] = [
  '楼上太吵',
  '电梯门口漏水',
  ...Object.entries(HOSTILE_TEXTS).flatMap(([name, text]) => (UNFIT.has(name) ? [] : [text])),
]

const described = ({ dice }: EditContext, id: number): string =>
  dice.chance(0.2) ? `${markOf(id)}${dice.pick(TEXTS)}` : `${markOf(id)}${TEXTS[0] ?? ''}`

/** A row that is accepted as it stands, in the order in which it is typed. */
function newCells(context: EditContext, register: (typeof REGISTERS)[number], id: number): Typed {
  const { dice } = context
  return {
    receivedAt: receipt(context),
    firstReceiver: dice.pick(RECEIVERS),
    handler: dice.pick(HANDLERS),
    customer: dice.pick(['张伟', '李娜', '=1+1', '<b>王</b>']),
    phone: `139000${String(10_000 + id).slice(-5)}`,
    room: `${1 + dice.int(9)}-2-${1 + dice.int(20)}01`,
    category: dice.pick(CATEGORIES[register]),
    description: described(context, id),
  }
}

/** Where a new row is typed: into a blank one, or behind the last. */
function blankPlace({ desk, dice }: EditContext, register: (typeof REGISTERS)[number]): number {
  const page = desk.pages[register]
  const blank = page.flatMap((line, place) => (line === undefined ? [place] : []))
  return blank.length > 0 && dice.chance(0.5) ? dice.pick(blank) : page.length
}

const MOST_LINES = 14

const begin =
  (howMany: (context: EditContext) => number): Edit =>
  (context) => {
    const { desk, dice, ids } = context
    const register = dice.pick(REGISTERS)
    if (desk.pages[register].length >= MOST_LINES) return undefined
    const place = blankPlace(context, register)
    const id = context.nextId()
    const cells = Object.entries(newCells(context, register, id))
    const now = Object.fromEntries(cells.slice(0, howMany(context)))
    const later = cells.slice(howMany(context))
    const line = { id, cells: now }
    const page = [...desk.pages[register]]
    page[place] = line
    const todo = later.map(([key, cell]): Todo => ({ kind: 'cells', register, id, cells: { [key]: cell } }))
    return {
      requests: typeCells(ids, register, place, now),
      desk: { ...withPage(desk, register, page), todo: [...desk.todo, ...todo] },
      words: `${register} ${place}: types row ${id}${later.length === 0 ? '' : `, ${later.length} cells to come`}`,
    }
  }

/** A whole row at once. */
export const typeRow = begin(() => Infinity)

/** A row of which the first cells are typed, the others one by one later. */
export const beginRow = begin(() => 2)

const retype = (context: EditContext, found: Found, cells: Typed, words: string, todo: readonly Todo[] = []) => ({
  requests: typeCells(context.ids, found.register, found.place, cells),
  desk: { ...withCells(context.desk, found, cells), todo: [...context.desk.todo, ...todo] },
  words: `${found.register} ${found.place}: ${words} of row ${found.line.id}`,
})

/** Something in a row was wrong and is typed anew. */
export const correct: Edit = (context) => {
  const { dice } = context
  const found = someLine(context)
  if (found === undefined) return undefined
  const { register, line } = found
  const wanted: Typed[] = [
    { customer: dice.pick(['赵六', '钱七']) },
    { room: `${1 + dice.int(9)}-1-${1 + dice.int(20)}02` },
    { category: dice.pick(CATEGORIES[register]) },
    ...(line.kin === true || line.cells['reopenedAt'] !== undefined ? [] : [{ receivedAt: receipt(context) }]),
  ]
  const cells = dice.pick(wanted)
  const key = Object.keys(cells)[0] ?? ''
  // What was not typed yet is not corrected.
  if (line.cells[key] === undefined) return undefined
  // Who stopped a clock before the case was received is told so; that is another matter.
  const moment = typedMoment(cells['receivedAt'])
  const earliest = Math.min(...['respondedAt', 'resolvedAt'].map((one) => typedMoment(line.cells[one]) ?? Infinity))
  return moment !== undefined && moment > earliest ? undefined : retype(context, found, cells, `corrects ${key}`)
}

/** A cell that a row needs is cleared, or made something nobody understands, and typed again later. */
export const spoilCell: Edit = (context) => {
  const { dice } = context
  const found = someLine(context, ({ register, line }) => isAcceptable(register, line))
  if (found === undefined) return undefined
  const { register, line } = found
  const [key, cell] = dice.pick<readonly [string, string | null]>([
    ['customer', null],
    ['room', null],
    ['category', null],
    ['category', '不存在的类别'],
    ['description', null],
  ])
  const was = { [key]: line.cells[key] }
  const todo: Todo = { kind: 'cells', register, id: line.id, cells: was }
  return retype(context, found, { [key]: cell }, `${cell === null ? 'clears' : 'spoils'} ${key}`, [todo])
}

export const respond: Edit = (context) => {
  const found = someLine(context, ({ register, line }) => isOpen(context, register, line, 'respond'))
  return found && retype(context, found, { respondedAt: time(context, context.now) }, 'response')
}

export const resolve: Edit = (context) => {
  const found = someLine(context, ({ register, line }) => isOpen(context, register, line, 'resolve'))
  if (found === undefined) return undefined
  const says = context.dice.chance(0.25) && found.line.cells['reopenedAt'] === undefined
  const done: Typed = says ? { status: '已办结' } : { resolvedAt: time(context, context.now) }
  return retype(context, found, { result: '已处理', ...done }, `resolution${says ? ' (no time)' : ''}`)
}

const isOpen = (
  { now }: EditContext,
  register: Found['register'],
  line: Found['line'],
  clock: 'respond' | 'resolve',
) => {
  const received = typedMoment(line.cells['receivedAt'])
  return isAcceptable(register, line) && (received ?? Infinity) < now && !isStopped(line, clock, now)
}

/** The manager knows of a case: it is not told again. */
export const acknowledge: Edit = (context) => {
  const found = someLine(context, ({ register, line }) => isOpen(context, register, line, 'resolve'))
  const known: Typed = { acknowledgedBy: MANAGER, acknowledgedAt: time(context, context.now) }
  return found && retype(context, found, known, 'acknowledgement')
}

/** A case that was resolved is opened again, once. */
export const reopen: Edit = (context) => {
  const found = someLine(context, ({ line: { cells } }) => {
    const resolved = typedMoment(cells['resolvedAt'])
    return cells['reopenedAt'] === undefined && resolved !== undefined && resolved + MINUTE < context.now
  })
  return found && retype(context, found, { reopenedAt: time(context, context.now) }, 'reopening')
}

/** The next thing that somebody has begun and not finished. */
export const goOn: Edit = (context) => {
  const { desk, dice } = context
  if (desk.todo.length === 0) return undefined
  const whose = (todo: Todo): string => (todo.kind === 'cells' ? String(todo.id) : JSON.stringify(todo.at))
  const next = dice.pick([...Map.groupBy(desk.todo, whose).values()].flatMap(([first]) => first ?? []))
  return finishOne(context, next)
}

/** Does one thing that was left to do. */
export function finishOne(context: EditContext, next: Todo): ReturnType<Edit> {
  const todo = context.desk.todo.filter((one) => one !== next)
  const desk = { ...context.desk, todo }
  if (next.kind === 'fixed') return typeFixed({ ...context, desk }, next.at, next.cell, 'puts back')
  const found = linesOf(desk).find(({ line }) => line.id === next.id)
  // The row may be gone by now.
  if (found === undefined) return { requests: [], desk, words: 'nothing left to finish' }
  return retype({ ...context, desk }, found, next.cells, `finishes ${Object.keys(next.cells).join()}`)
}
