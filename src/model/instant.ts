import type { Brand } from './brand.ts'

/** A moment in time: milliseconds since 1970-01-01T00:00Z. It has no zone; zones exist only where people read or type. */
export type Instant = Brand<number, 'Instant'>

/** What a clock on the wall shows: the milliseconds since 1970-01-01T00:00 that a wall clock would have counted. No zone. */
export type WallTime = Brand<number, 'WallTime'>

/** Takes milliseconds since the epoch for an instant. */
export const instant = (milliseconds: number): Instant => milliseconds as Instant

/** Takes milliseconds on the wall's own count for a wall time. */
export const wallTime = (milliseconds: number): WallTime => milliseconds as WallTime

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
