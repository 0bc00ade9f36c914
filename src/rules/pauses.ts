import type { Basis, CasePause } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import { cellPause } from './case-facts.ts'

/** As many pauses of a cycle are kept one by one: with the rest of the basis they have to fit into a cell. */
export const MOST_PAUSES = 200

const overlaps = (a: CasePause, b: CasePause): boolean =>
  // A pause of no length lies within those that hold its moment.
  (a.to === undefined || b.from < a.to || (b.from === a.from && b.from === a.to)) &&
  (b.to === undefined || a.from < b.to || (a.from === b.from && a.from === b.to))

/**
 * Every pause of the cycle (R21), in order, none overlapping another: those that `before` knows of it, and the one that stands
 * in the row's cells.
 *
 * - A pause in the cells that overlaps known ones corrects them: it takes their place. One of no length takes them away.
 * - One that overlaps none is another pause.
 * - A known pause that lasted, and stands in the cells no more, was a slip of the pen. One that ended stays, whatever the cells
 *   say now: they are wanted for the next.
 *
 * Beyond `MOST_PAUSES` those two with the shortest time between them become one, reason of the first, so that as little as can
 * be is taken for a pause that was none.
 */
export function pausesOf(fields: CaseFields, before: Basis | undefined, cycle: number): readonly CasePause[] {
  const known = before?.cycle === cycle ? before.pauses : []
  const standing = cellPause(fields)
  const others = known.filter((pause) => pause.to !== undefined && !(standing && overlaps(pause, standing)))
  if (standing === undefined || standing.to === standing.from) return atMost(others, undefined)
  return atMost(
    [...others, standing].sort((a, b) => a.from - b.from),
    standing,
  )
}

/** The pause in the cells is left as it is, for it may yet be corrected. */
function atMost(pauses: readonly CasePause[], standing: CasePause | undefined): readonly CasePause[] {
  let kept = pauses
  while (kept.length > MOST_PAUSES) {
    let at = 0
    let shortest = Infinity
    for (const [index, pause] of kept.entries()) {
      const next = kept[index + 1]
      if (next === undefined || pause.to === undefined || pause === standing || next === standing) continue
      if (next.from - pause.to >= shortest) continue
      shortest = next.from - pause.to
      at = index
    }
    const [first, second] = kept.slice(at, at + 2)
    if (first === undefined || second?.to === undefined) return kept
    kept = kept.toSpliced(at, 2, { ...first, to: second.to })
  }
  return kept
}
