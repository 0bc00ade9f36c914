import { readChineseNumber } from '../../calendar/chinese-number.ts'
import type { Cell } from '../../ports/ledger.ts'
import { clean } from './clean.ts'
import { Misread } from './misread.ts'
import { remember } from './remember.ts'
import { dateOfSerial, dateOfText, roomsOfDate } from './room-date.ts'

/** A room in its normal form, taken apart: `3-2-1201` is room 1201 of unit 2 of building 3. */
export interface RoomParts {
  readonly building?: string
  readonly unit?: string
  readonly room: string
}

const USUAL = /^[1-9]\d{0,2}-(?:[1-9]\d?-)?[1-9]\d{2,3}$/
const PARTS = /^(?:(\d{1,3}[A-Z]?|[A-Z]{1,2}\d{0,2})-(?:(\d{1,2}|[A-Z])-)?)?(\d{1,4}[A-Z]?)$/
/** A room has no more characters; a longer text is a place. */
const LONGEST = 40

const B = '(?<building>\\d{1,3}[A-Z]?|[A-Z]{1,2}\\d{0,2}|[一二三四五六七八九十]{1,3})'
const U = '(?<unit>\\d{1,2}|[A-Z]|[一二三四五六七八九十]{1,3})'
const R = '(?<room>\\d{3,4}[A-Z]?)'
const GAP = '[\\s,.-]*'
const DOOR = '(?:号?室|号?房|号|户)?'
const FORMS = [
  new RegExp(`^${B}-(?:${U}(?:-|(?:单元|门)-?))?(?<room>\\d{1,4}[A-Z]?)${DOOR}$`, 'i'),
  new RegExp(
    `^${B}(?:号楼|#楼?|[栋幢座号])-?(?:${U}(?:(?:单元|门)-?|-))?(?:(?<floor>\\d{1,2})[层楼]-?)?${R}${DOOR}$`,
    'i',
  ),
  new RegExp(
    `^(?:block|blk|building|bldg|tower)${GAP}${B}[\\s,.-]+(?:(?:unit|entrance)${GAP}${U}[\\s,.-]+)?` +
      `(?:(?:unit|room|rm|apartment|apt|flat|no)${GAP})?#?${R}$`,
    'i',
  ),
  /^(?:(?:room|rm)[\s.]*)?(?<room>\d{1,4}[A-Z]?)(?:号?室|号?房)?$/i,
]
/** Groups that blanks, dots or strokes part as dashes do; two short ones may be anything. */
const GROUPS = /^\d{1,3}([ ./])(?:\d{1,2}\1)?\d{3,4}(?:号?室|号?房)?$/

/**
 * Reads where it happened: a room in the form `3-2-1201` (building, unit, room), `3-1201`, `A-1201` or `1201`, however it is
 * written; any other place stays as typed but for the blanks around it. `room-is-date` where the sheet made a date of it, with
 * the rooms it may have been.
 */
export function readRoom(cell: Cell): string | Misread {
  if (typeof cell === 'number') return readNumber(cell)
  const typed = String(cell)
  return USUAL.test(typed) ? typed : readText(typed)
}

/** The parts of a room in its normal form; undefined for any other place. */
export function partsOfRoom(room: string): RoomParts | undefined {
  const [, building, unit, door] = PARTS.exec(room) ?? []
  if (door === undefined) return undefined
  return { ...(building === undefined ? {} : { building }), ...(unit === undefined ? {} : { unit }), room: door }
}

function readNumber(cell: number): string | Misread {
  const typed = String(cell)
  if (Number.isInteger(cell) && cell >= 1 && cell <= 9999) return typed
  const [, building, room] = /^(\d{1,2})\.(\d{3,4})$/.exec(typed) ?? []
  if (room !== undefined) return new Misread('room-is-date', typed, [`${building ?? ''}-${room}`])
  const date = dateOfSerial(cell)
  // 0 and -5 are days of 1899, and nobody's room.
  return new Misread('room-is-date', typed, date === undefined || date.year === 1899 ? [] : roomsOfDate(date))
}

const readText = remember(8192, (typed): string | Misread => {
  const text = typed.length > LONGEST ? '' : clean(typed)
  const date = dateOfText(text)
  if (date !== undefined) return new Misread('room-is-date', typed, roomsOfDate(date))
  return roomOf(GROUPS.test(text) ? text.replaceAll(/[ ./]/g, '-') : text) ?? typed.trim()
})

function roomOf(text: string): string | undefined {
  // 2 101 is not 2101, so a blank between two digits stays.
  const close = text.replaceAll(/(?<!\d)\s+|\s+(?!\d)/g, '')
  for (const form of FORMS) {
    const found = form.exec(close) ?? form.exec(text)
    if (!found?.groups) continue
    const { building, unit, floor, room = '' } = found.groups
    if (floor !== undefined && Number(floor) !== floorOf(room)) return undefined
    const parts = [building, unit].filter((part) => part !== undefined).map(partOf)
    return parts.includes(undefined) ? undefined : [...parts, doorOf(room)].join('-')
  }
  return undefined
}

/** Undefined for 二三, which may be 23, or 2 and 3. */
const partOf = (part: string): string | undefined =>
  /^[\dA-Z]/i.test(part) ? part.toUpperCase().replace(/^0+(?=\d)/, '') : readChineseNumber(part)?.toString()

const floorOf = (room: string): number => Number(/^\d+/.exec(room)?.[0].slice(0, -2))

/** Room 0301 is room 301; but 01 is a door and no room 1. */
const doorOf = (room: string): string => room.toUpperCase().replace(/^0(?=[1-9]\d\d)/, '')
