import { demo } from '../../sheets-template/demo/index.ts'
import type { Moment, SaidMoment } from '../../sheets-template/demo/moment.ts'
import type { DemoCase } from '../../sheets-template/demo/row.ts'
import { formatDay } from '../calendar/format.ts'
import { instantToSerial } from '../calendar/serial.ts'
import { dayOf, startOfDay, wallParts } from '../calendar/wall.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import { caseNumber, seriesOf } from '../model/case-number.ts'
import { type Instant, instant, MINUTE, wallTime } from '../model/instant.ts'
import type { Register } from '../model/register.ts'

/** What is typed into a row, by column. */
export type TypedRow = Readonly<Record<string, string | number>>

type DemoCell = string | number | Moment | SaidMoment | DemoCase

/** The moment a demonstration ledger is made for, and the zone of its workbook. */
export interface DemoOptions {
  readonly now: Instant
  readonly zone: string
}

/**
 * The rows of the demonstration ledger, oldest first: three weeks of an invented estate up to `now`. What has happened lies
 * before `now` at any hour; times are whole minutes.
 */
export function demoRows(options: DemoOptions): Readonly<Record<Register, readonly TypedRow[]>> {
  const cellOf = (cell: DemoCell): string | number => {
    if (typeof cell !== 'object') return cell
    if ('register' in cell) return numberOf(cell, options)
    return 'said' in cell ? textOf(cell, options) : serialOf(cell, options)
  }
  const typed = (row: Readonly<Record<string, DemoCell>>): TypedRow =>
    Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cellOf(cell)]))
  return {
    complaint: demo.complaint.map(typed),
    repair: demo.repair.map(typed),
    callback: demo.callback.map(typed),
    incident: demo.incident.map(typed),
  }
}

/** A time as it is typed without its year. */
function textOf({ said, moment }: SaidMoment, { now, zone }: DemoOptions): string {
  const { month, day, hour, minute } = wallParts(toWall(zone, momentToInstant(moment, now, zone)))
  const minutes = String(minute).padStart(2, '0')
  return said === 'words' ? `${month}月${day}日${hour}点${minutes}分` : `${month}-${day} ${hour}:${minutes}`
}

/** The number that the first sweep gives a case: in the order of the sheet, of those received on its day. */
function numberOf({ register, room }: DemoCase, { now, zone }: DemoOptions): string {
  const days = demo[register].map(({ receivedAt }) => {
    if (typeof receivedAt !== 'object') return undefined
    const moment = 'said' in receivedAt ? receivedAt.moment : receivedAt
    return dayOf(toWall(zone, momentToInstant(moment, now, zone)))
  })
  const index = demo[register].findIndex((row) => row.room === room)
  const day = days[index]
  if (day === undefined) throw new RangeError(`no ${register} of ${room}`)
  const n = days.slice(0, index + 1).filter((one) => one === day).length
  return caseNumber(seriesOf(register, formatDay(day).replaceAll('-', '')), n)
}

function serialOf(moment: Moment, { now, zone }: DemoOptions): number {
  const serial = instantToSerial(zone, momentToInstant(moment, now, zone))
  if (serial === undefined) throw new RangeError('no cell can hold times this far from today')
  return serial
}

const momentToInstant = (moment: Moment, now: Instant, zone: string): Instant =>
  'minutesAgo' in moment
    ? instant((Math.floor(now / MINUTE) - moment.minutesAgo) * MINUTE)
    : toInstant(zone, wallTime(startOfDay(dayOf(toWall(zone, now)) + moment.day) + moment.minuteOfDay * MINUTE))
