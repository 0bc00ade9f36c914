import type { RepeatReason } from '../../model/repeat.ts'
import { buildingOf } from '../scope.ts'
import type { RepeatAsked } from './matter.ts'

/** What two cases have of their customers and rooms in common, and how surely it is the same one: 0 to 1. */
export interface Bond {
  readonly sureness: number
  readonly why: readonly RepeatReason[]
}

type Person = Pick<RepeatAsked, 'customer' | 'phone' | 'room'>

/** The same line, another one, or not known of both. */
type Compared = 'same' | 'other' | 'unknown'

/**
 * Whether two cases are of one customer or one room (R40); undefined where nothing tells so. A phone or a room is enough. A name is no
 * proof beside another phone and another room; one with a title (王女士) tells only where the building is the same. Somebody who
 * reports from another building, as patrols and agents do, most likely speaks of something else.
 */
export function bondOf(one: Person, other: Person): Bond | undefined {
  const phone = comparePhones(one.phone, other.phone)
  const room = compareRooms(one.room, other.room)
  const name = compareNames(one.customer, other.customer)
  const why: RepeatReason[] = []
  if (phone === 'same') why.push('phone')
  if (name === 'same') why.push('name')
  if (room === 'same') why.push('room')
  if (phone === 'same') return { sureness: BY_PHONE[room], why }
  if (room === 'same') return { sureness: isWhole(one.room) || name !== 'other' ? 1 : 0.8, why }
  const sureness = name === 'other' || name === 'unknown' ? 0 : byName(name, phone, room)
  return sureness === 0 ? undefined : { sureness, why: name === 'same' ? why : ['name', ...why] }
}

const BY_PHONE: Readonly<Record<ComparedRooms, number>> = {
  same: 1,
  unknown: 1,
  near: 1,
  door: 0.85,
  building: 0.3,
  place: 0.3,
}

function byName(name: 'same' | 'title', phone: Compared, room: Exclude<ComparedRooms, 'same'>): number {
  if (room === 'building' || room === 'place') return 0
  if (name === 'title') return phone === 'unknown' && room === 'near' ? 0.6 : 0
  if (phone === 'other') return room === 'door' ? 0 : 0.6
  return room === 'near' ? 0.9 : 0.75
}

function comparePhones(one = '', other = ''): Compared {
  if (one === '' || other === '') return 'unknown'
  const others = other.split('、')
  return one.split('、').some((line) => others.some((next) => isLine(line, next))) ? 'same' : 'other'
}

/** 021-61234567 is 61234567 to whoever lives there. */
const isLine = (one: string, other: string): boolean =>
  one === other || one.endsWith(`-${other}`) || other.endsWith(`-${one}`)

/** *near*: nothing tells two places of one building apart; *door*, *building* and *place*: they are not the same. */
type ComparedRooms = 'same' | 'unknown' | 'near' | 'door' | 'building' | 'place'

const ROOM = /^(?:([0-9A-Z]{1,4})-(?:([0-9A-Z]{1,2})-)?)?(\d{1,4}[A-Z]?)$/

/** Whether a room says its building. */
const isWhole = (room = ''): boolean => ROOM.exec(room)?.[1] !== undefined

function compareRooms(one = '', other = ''): ComparedRooms {
  if (one === '' || other === '') return 'unknown'
  if (one === other || bare(one) === bare(other)) return 'same'
  const [first, second] = [ROOM.exec(one), ROOM.exec(other)]
  if (first !== null && second !== null) {
    if (isOther(first[1], second[1])) return 'building'
    if (first[3] !== second[3] || isOther(first[2], second[2])) return 'door'
    return first[1] !== undefined && second[1] !== undefined ? 'same' : 'near'
  }
  const [here, there] = [buildingOf(one), buildingOf(other)]
  if (here !== undefined && there !== undefined) return here === there ? 'near' : 'building'
  return first === null && second === null && isOther(figures(one), figures(other)) ? 'place' : 'unknown'
}

const isOther = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other

/** Two places are told apart by their figures: B1 and B2. */
const figures = (place: string): string | undefined =>
  bare(place)
    .match(/[a-z]?\d+/gu)
    ?.join(' ')

const LONGEST = 60
const bare = (text: string): string =>
  text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·•.,，、()（）-]+/gu, '')

const TITLE =
  /(?:先生|女士|小姐|太太|夫人|老师|师傅|阿姨|大爷|大妈|奶奶|爷爷|叔叔|伯伯|同志|主任|经理|总|工)$|^(?:mr|mrs|ms|miss|dr)(?=\s|\.)/u
const REMARK = /[(（[【].*$/u
const OWNER = /^(?:业主|租户|住户)/u
/** What is typed where nobody gave a name. */
const NOBODY =
  /^(?:匿名|不详|不愿|未留|未知|保密|无名?$|客户$|居民$|访客$|路人|[-—/?？.]+$|anonymous|unknown|none$|n\/a)/u

interface Name {
  readonly text: string
  readonly isTitled: boolean
}

/** A name as it is compared: without title, remark and blanks. *isTitled*: no more than a surname is left of it. */
export function nameOf(typed: string): Name {
  const text = typed.slice(0, LONGEST).normalize('NFKC').toLowerCase().replace(REMARK, '').trim().replace(OWNER, '')
  if (NOBODY.test(text)) return { text: '', isTitled: false }
  const without = text.replace(TITLE, '')
  return { text: bare(without), isTitled: without !== text && without.length < 3 }
}

/** *title*: 王女士 may be 王芳, or another 王女士. */
function compareNames(one = '', other = ''): Compared | 'title' {
  const [first, second] = [nameOf(one), nameOf(other)]
  if (first.text === '' || second.text === '') return 'unknown'
  if (first.text === second.text) return first.isTitled && second.isTitled ? 'title' : 'same'
  if (first.isTitled && second.text.startsWith(first.text)) return 'title'
  if (second.isTitled && first.text.startsWith(second.text)) return 'title'
  return 'other'
}
