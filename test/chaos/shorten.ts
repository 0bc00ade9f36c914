import type { Played } from './play.ts'
import type { Script, Step } from './script.ts'

/** So many shorter scripts are tried. */
const MOST_TRIES = 60

/** Leaves out whatever can be left out of a script that still breaks the promise that was broken first. */
export async function shorten(
  script: Script,
  played: Played,
  again: (script: Script) => Promise<Played>,
): Promise<{ readonly script: Script; readonly played: Played }> {
  const promise = played.broken[0]?.promise
  let best = { script, played }
  let tries = 0
  for (let at = 0; at < best.script.steps.length && tries < MOST_TRIES; ) {
    const shorter = shorterAt(best.script, at)
    let found = false
    for (const candidate of shorter) {
      if (++tries > MOST_TRIES) break
      const replayed = await again(candidate)
      if (!replayed.broken.some((one) => one.promise === promise)) continue
      best = { script: candidate, played: replayed }
      found = true
      break
    }
    if (!found) at++
  }
  return best
}

/** The script without a step, or without one of its events. */
function shorterAt(script: Script, at: number): readonly Script[] {
  const { steps } = script
  const step = steps[at]
  const withSteps = (changed: readonly Step[]): Script => ({ ...script, steps: changed })
  const events = step?.do === 'sweep' ? step.events : []
  return [
    withSteps(steps.toSpliced(at, 1)),
    ...events.map((_, index) => withSteps(steps.with(at, { do: 'sweep', events: events.toSpliced(index, 1) }))),
  ]
}
