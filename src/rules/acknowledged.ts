import type { CaseFields } from '../model/case.ts'
import { fingerprint } from '../model/fingerprint.ts'
import { type Instant, instant } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'
import { endOfMereDate } from './mere-dates.ts'

export type Acknowledgement = NonNullable<RowRecord['acks']>[number]

/** Whether somebody knows of a level that was first told at `first`: its repeats stop; a level above is told all the same (R31). */
export const isAcknowledged = (acks: readonly Acknowledgement[], level: number, first: Instant): boolean =>
  acks.some(({ at, levels }) => first <= at && (levels === undefined || levels.includes(level)))

const BETWEEN = /[\s、，,;；+&和及与]+|\band\b/
const ONE = /^(?:第|l|level ?)?([0-9])级?$/
const RANGE = /^(?:第|l|level ?)?([0-9])级?[-–—~～至到]第?([0-9])级?$/

/** The levels that a cell names: `1`, `1、2`, `1级和2级`, `1-3`; undefined where anything of it is none. */
export function levelsSaid(typed: string): readonly number[] | undefined {
  const parts = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\blevels? /g, '')
    .split(BETWEEN)
  const levels = new Set<number>()
  for (const part of parts) {
    if (part === '') continue
    const [, from, to = from] = ONE.exec(part) ?? RANGE.exec(part) ?? []
    if (from === undefined || Number(to) < Number(from)) return undefined
    for (let level = Number(from); level <= Number(to); level++) levels.add(level)
  }
  return levels.size === 0 ? undefined : [...levels].sort((a, b) => a - b)
}

/**
 * What is remembered of who knows of a case, looked at `now`: every acknowledgement of its cycle, for the cells tell the last one only.
 * Cells that say another thing than at the last look are one more; without a time it counts from now, with a mere date from the end of
 * that day in `zone`, or from now where that lies ahead. One whose levels cannot be read is none until they can, and one from before the
 * reopening is none any more (R31).
 */
export function acknowledgements(
  { acknowledgedBy: by, acknowledgedAt: typed, acknowledgedLevels: text, reopenedAt }: CaseFields,
  was: Pick<RowRecord, 'acks' | 'ackSeen'>,
  isNewCycle: boolean,
  now: Instant,
  zone: string,
): Pick<RowRecord, 'acks' | 'ackSeen'> {
  const known = isNewCycle ? [] : (was.acks ?? [])
  const levels = text === undefined ? undefined : levelsSaid(text)
  if (by === undefined || (text !== undefined && levels === undefined)) return listed(known)
  const ackSeen = fingerprint([by, String(typed), text])
  if (ackSeen === was.ackSeen) return { ...listed(known), ackSeen }
  const at = instant(Math.floor(saidAt(typed, now, zone) / 1000) * 1000)
  if (at < (reopenedAt ?? -Infinity)) return { ...listed(known), ackSeen }
  const one: Acknowledgement = { at, ...(levels === undefined ? {} : { levels }) }
  const acks = known.some((other) => covers(other, one))
    ? known
    : [...known.filter((other) => !covers(one, other)), one]
  return { ...listed(acks), ackSeen }
}

function saidAt(typed: Instant | undefined, now: Instant, zone: string): number {
  const end = endOfMereDate(typed ?? now, zone)
  return typed === undefined || end !== typed ? Math.min(end, now) : typed
}

const listed = (acks: readonly Acknowledgement[]): Pick<RowRecord, 'acks'> => (acks.length === 0 ? {} : { acks })

/** Whether one acknowledgement stops all that another one does. */
const covers = (one: Acknowledgement, other: Acknowledgement): boolean =>
  other.at <= one.at &&
  (one.levels === undefined || other.levels?.every((level) => one.levels?.includes(level)) === true)
