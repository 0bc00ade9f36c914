/** What an .xlsx file cannot hold of a spreadsheet, or holds otherwise. */
export type Loss =
  | 'text-cut'
  | 'characters'
  | 'formula'
  | 'date'
  | 'link'
  | 'text-runs'
  | 'number-format'
  | 'rule'
  | 'dropdown'
  | 'merge'
  | 'beyond'
  | 'chart'
  | 'tab'
  | 'renamed'
  | 'names'
  | 'filter'
  | 'groups'
  | 'changed'

/** One kind of loss on one tab: how often, and where the first few are. */
export type LossLine = {
  readonly loss: Loss
  readonly tab: string
  readonly count: number
  readonly places: readonly string[]
}

export type Losses = {
  readonly add: (loss: Loss, tab: string, place?: string) => void
  readonly lines: () => readonly LossLine[]
}

const PLACES_KEPT = 20

/** Collects what was lost, so that the file can say so on its last tab. */
export function collectLosses(): Losses {
  const lines = new Map<string, { loss: Loss; tab: string; count: number; places: string[] }>()
  return {
    add: (loss, tab, place) => {
      const key = `${loss} ${tab}`
      const line = lines.get(key) ?? { loss, tab, count: 0, places: [] }
      lines.set(key, line)
      line.count++
      if (place !== undefined && line.places.length < PLACES_KEPT) line.places.push(place)
    },
    lines: () => [...lines.values()],
  }
}
