import { demo } from '../../sheets-template/demo/index.ts'
import type { Moment } from '../../sheets-template/demo/moment.ts'
import { instantToSerial } from '../calendar/serial.ts'
import { dayOf, startOfDay } from '../calendar/wall.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import { type Instant, instant, MINUTE, wallTime } from '../model/instant.ts'
import type { CaseRegister } from '../model/register.ts'

/** What is typed into a row, by column. */
export type TypedRow = Readonly<Record<string, string | number>>

/** The moment a demonstration ledger is made for, and the zone of its workbook. */
export interface DemoOptions {
  readonly now: Instant
  readonly zone: string
}

/**
 * The rows of the demonstration ledger, oldest first: three weeks of an invented estate up to `now`. What has happened lies
 * before `now` at any hour; times are whole minutes.
 */
export function demoRows(options: DemoOptions): Readonly<Record<CaseRegister, readonly TypedRow[]>> {
  const typed = (row: Readonly<Record<string, string | number | Moment>>): TypedRow =>
    Object.fromEntries(
      Object.entries(row).map(([key, cell]) => [key, typeof cell === 'object' ? serialOf(cell, options) : cell]),
    )
  return { complaint: demo.complaint.map(typed), repair: demo.repair.map(typed), incident: demo.incident.map(typed) }
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
