import { formatDay } from '../../calendar/format.ts'
import { dayOf } from '../../calendar/wall.ts'
import { toWall } from '../../calendar/zone.ts'
import type { SimulatedMail } from './run.ts'

/** Mails as they are counted. */
export interface MailCount {
  readonly mails: number
  /** About one case each. */
  readonly singles: number
  /** With a list of several cases (R26). */
  readonly lists: number
  /** By the highest level that each speaks for, lowest level first; they add up to `mails`. */
  readonly byLevel: ReadonlyMap<number, number>
  /** The day on which most left, the first of several; undefined where none did. */
  readonly busiest: { readonly day: string; readonly mails: number } | undefined
}

/** What one mailbox was sent; of two people with one mailbox the last is named. */
export interface PersonCount extends MailCount {
  readonly name: string
  readonly mail: string
}

export interface MailCounts extends MailCount {
  /** Most mails first, then by name. */
  readonly people: readonly PersonCount[]
}

/** How many mails there were and to whom. Days are those of the site's `zone`. */
export function countMails(mails: readonly SimulatedMail[], zone: string): MailCounts {
  const people = [...Map.groupBy(mails, ({ to }) => to.mail.toLowerCase())].map(([mail, theirs]): PersonCount => {
    const name = theirs.at(-1)?.to.name ?? mail
    return { name, mail, ...countOf(theirs, zone) }
  })
  return {
    ...countOf(mails, zone),
    people: people.toSorted(
      (a, b) => b.mails - a.mails || compareTexts(a.name, b.name) || compareTexts(a.mail, b.mail),
    ),
  }
}

/** By code units: the same on every machine. */
const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

function countOf(mails: readonly SimulatedMail[], zone: string): MailCount {
  const lists = mails.filter(({ isList }) => isList).length
  const byLevel = Map.groupBy(mails, ({ told }) => Math.max(0, ...told.map(({ level }) => level)))
  const byDay = [...Map.groupBy(mails, ({ at }) => formatDay(dayOf(toWall(zone, at))))]
  const [busiest] = byDay.toSorted(([, one], [, other]) => other.length - one.length)
  return {
    mails: mails.length,
    singles: mails.length - lists,
    lists,
    byLevel: new Map([...byLevel].map(([level, of]) => [level, of.length] as const).toSorted(([a], [b]) => a - b)),
    busiest: busiest && { day: busiest[0], mails: busiest[1].length },
  }
}
