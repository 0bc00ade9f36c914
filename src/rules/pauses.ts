import type { Basis, CasePause } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import { cellPause } from './case-facts.ts'

/** As many pauses of a cycle are kept one by one: with the rest of the basis they have to fit into a cell. */
export const MOST_PAUSES = 200

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
  const ended = known.filter((pause): pause is Ended => pause.to !== undefined)
  if (standing === undefined) return atMost(MOST_PAUSES, ended)
  // Of no length, it lies within the pause that holds its moment.
  const end = Math.max(standing.to ?? Infinity, standing.from + 1)
  const others = ended.filter(({ from, to }) => to <= standing.from || from >= end)
  if (standing.to === standing.from) return atMost(MOST_PAUSES, others)
  // The one in the cells is left as it is, for it may yet be corrected.
  return [...atMost(MOST_PAUSES - 1, others, standing), standing].sort((a, b) => a.from - b.from)
}

type Ended = CasePause & { readonly to: Instant }

function atMost(most: number, pauses: readonly Ended[], standing?: CasePause): readonly Ended[] {
  let kept = pauses
  while (kept.length > most) {
    const gaps = kept.slice(1).map(({ from }, index) => {
      const to = kept[index]?.to ?? from
      const isParted = standing !== undefined && standing.from >= to && standing.from < from
      return isParted ? Infinity : from - to
    })
    const at = gaps.indexOf(Math.min(...gaps))
    const to = kept[at + 1]?.to
    kept = kept.flatMap((pause, index) => (index === at + 1 ? [] : [index === at && to ? { ...pause, to } : pause]))
  }
  return kept
}
