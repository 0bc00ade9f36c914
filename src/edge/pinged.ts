import { Failure } from '../model/failure.ts'
import type { Ping } from '../ports/ping.ts'

/** What the next sweep may well not meet any more: a watch is told nothing of it, and calls somebody if it goes on. */
const PASSING: ReadonlySet<Failure['reason']['kind']> = new Set(['sheets-quota', 'sheets-unreachable', 'overtaken'])

/** Makes a sweep and tells the watch what became of it. Throws what the sweep throws. */
export async function pinged<T>(ping: Ping, sweep: () => Promise<T>): Promise<T> {
  let result: T
  try {
    result = await sweep()
  } catch (thrown) {
    if (!(thrown instanceof Failure && PASSING.has(thrown.reason.kind))) await ping('failed')
    throw thrown
  }
  await ping('done')
  return result
}
