import type { Outage } from '../model/health.ts'
import { type Instant, instant } from '../model/instant.ts'
import { parseSince, printWall } from './health-tab.ts'

const BEAT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/

/** When a sweep last said that it lives. No cell shows it, and no other zone in the settings may make an outage of it. */
export function parseBeat(text: string | undefined): Instant | undefined {
  const at = BEAT.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN
  return Number.isFinite(at) ? instant(at) : undefined
}

export const printBeat = (at: Instant): string => new Date(at).toISOString()

/** The last outage as it is remembered: on the wall clock, as the notice of it is (`parseSince`). */
export function parseOutage(text: string | undefined, zone: string): Outage | undefined {
  const known = parseSince(text, zone)
  const [from, to] = [known.get('from'), known.get('to')]
  return from === undefined || to === undefined ? undefined : { from, to }
}

export const printOutage = ({ from, to }: Outage, zone: string): string =>
  `from ${printWall(from, zone)}\nto ${printWall(to, zone)}`
