import type { Cell } from '../../ports/ledger.ts'
import { nameOf } from '../../rules/repeats/customer.ts'
import type { RepeatAsked } from '../../rules/repeats/matter.ts'
import { remember } from '../../sheet/typed/remember.ts'

/** Whose a case is. */
type Whose = Pick<RepeatAsked, 'customer' | 'phone' | 'room'>

/**
 * Finds rows by their customers without reading them: by rough keys of what was typed, that any two ways of writing a phone or a room
 * have in common. What it finds may be somebody else; whoever may be the same is found.
 */
interface CustomerIndex {
  add(id: number, customer: Cell, phone: Cell, room: Cell): void
  find(whose: Whose): ReadonlySet<number>
}

export function customerIndex(): CustomerIndex {
  const [phones, rooms, names, surnames, noPhone] = [chains(), chains(), chains(), chains(), chains()]
  return {
    add(id, customer, phone, room) {
      eachPhoneKey(phone, phones.add, id)
      const roomKey = roomKeyOf(room)
      if (roomKey !== undefined) rooms.add(roomKey, id)
      const name = nameKeysOf(customer)
      if (name === undefined) return
      names.add(name.whole, id)
      surnames.add(name.first, id)
      if (isBlank(phone)) noPhone.add(name.first, id)
    },
    find({ customer, phone, room }) {
      const found = new Set<number>()
      const take = (id: number) => found.add(id)
      eachPhoneKey(phone, (key) => phones.each(key, take), -1)
      const roomKey = roomKeyOf(room)
      if (roomKey !== undefined) for (const key of new Set([roomKey, doorKeyOf(roomKey)])) rooms.each(key, take)
      const name = nameKeysOf(customer)
      if (name === undefined) return found
      names.each(name.whole, take)
      // 王女士 may be 王芳 where nothing but a phone could tell.
      if (isBlank(phone)) surnames.each(name.first, take)
      else noPhone.each(name.first, take)
      return found
    },
  }
}

const SIZE = 1 << 13

/** Rows by a number: a chain for all numbers that leave the same remainder. Ten times as quick to fill as a map of lists. */
function chains() {
  const heads = new Int32Array(SIZE).fill(-1)
  const ids: number[] = []
  const before: number[] = []
  return {
    add: (key: number, id: number): void => {
      const at = key & (SIZE - 1)
      before.push(heads[at] ?? -1)
      heads[at] = ids.push(id) - 1
    },
    each: (key: number, take: (id: number) => void): void => {
      for (let at = heads[key & (SIZE - 1)] ?? -1; at >= 0; at = before[at] ?? -1) take(ids[at] ?? -1)
    },
  }
}

const isBlank = (cell: Cell): boolean => cell === undefined || cell === null || cell === ''

/** No cell of a phone or a room that is one is longer. */
const LONGEST = 200
const MOBILE = 11

/** 0 to 9, in whichever width; -1 for what is no figure. */
function figureOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1
}

/** The last four figures wherever figures end: of several numbers, of parted ones and of extensions there are several. */
function eachPhoneKey(cell: Cell, take: (key: number, id: number) => void, id: number): void {
  if (typeof cell === 'number') {
    if (Number.isSafeInteger(cell)) take(Math.abs(cell) % 10_000, id)
    return
  }
  if (typeof cell !== 'string') return
  const end = Math.min(cell.length, LONGEST)
  let last = 0
  let isFigure = false
  // A mobile as nearly everybody types it: what stands before its last figures tells nothing more.
  for (let at = end === MOBILE ? end - 4 : 0; at < end; at++) {
    const figure = figureOf(cell.charCodeAt(at))
    if (figure >= 0) last = (last * 10 + figure) % 10_000
    else if (isFigure) take(last, id)
    isFigure = figure >= 0
  }
  if (isFigure) take(last, id)
}

/**
 * The first and the last figures of a room, which are its building's and its door's; the last alone where there are no others; of a
 * place without any figure its characters, in whatever order.
 */
function roomKeyOf(cell: Cell): number | undefined {
  if (typeof cell === 'number') return Math.abs(Math.trunc(cell)) % 1000
  if (typeof cell !== 'string') return undefined
  const end = Math.min(cell.length, LONGEST)
  let runs = 0
  let building = 0
  let door = 0
  let isFigure = false
  let sum = 0
  for (let at = 0; at < end; at++) {
    const code = cell.charCodeAt(at)
    const figure = figureOf(code)
    if (figure >= 0) {
      if (!isFigure && ++runs === 2) building = door
      door = isFigure ? (door * 10 + figure) % 1000 : figure
    } else if (code >= 0x4e00 && code < 0xa000) sum += code
    isFigure = figure >= 0
  }
  if (runs > 0) return building * 1009 + door
  return sum === 0 ? undefined : 1000 + sum
}

/** The door alone: where a building is told by a letter, or by Chinese figures, nothing else is found of it. */
const doorKeyOf = (key: number): number => key % 1009

/** What names with a title or a remark end in: most end in nothing of the kind, and need not be looked at closer. */
const MAY_BE_TITLED = /[生士姐太人师傅姨爷妈奶叔伯志任理总工)）\]】.]$|^[业租住匿不未保无客居访路a-z]/iu
const USUAL_NAME = 3
const known = remember(4096, nameOf)

function nameKeysOf(cell: Cell): { readonly whole: number; readonly first: number } | undefined {
  if (typeof cell !== 'string' || cell === '') return undefined
  const isPlain = cell.length <= USUAL_NAME && cell.charCodeAt(0) > 0x3000 && !MAY_BE_TITLED.test(cell)
  const text = isPlain ? cell : known(cell).text
  if (text === '') return undefined
  let whole = 0
  for (let at = 0; at < text.length; at++) whole = (Math.imul(whole, 31) + text.charCodeAt(at)) | 0
  return { whole, first: text.charCodeAt(0) }
}
