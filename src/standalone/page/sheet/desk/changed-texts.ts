import { areaName } from '../model/a1.ts'
import { setTexts, type Tab } from '../model/tab.ts'
import type { Api, Stamp } from '../net/api.ts'
import type { BatchValuesWire } from '../net/wire.ts'

type Area = readonly [top: number, left: number, bottom: number, right: number]

export type ChangedTextsHost = {
  readonly api: Api
  readonly fits: (stamp: Stamp | undefined) => Promise<boolean>
  readonly isOpen: (tab: Tab) => boolean
  readonly logIn: () => void
  /** New texts are in the tab. */
  readonly read: (tab: Tab) => void
}

/** More areas than this are read as the whole tab. */
const MANY = 60

const wholeOf = (tab: Tab): Area => [0, 0, tab.rows.length, tab.columns.length]

/** Areas whose texts others have changed, until they are read. */
export function openChangedTexts(host: ChangedTextsHost) {
  const dirty = new Map<Tab, Area[]>()
  let reading: Promise<void> | undefined

  /** In as few calls as there are tabs, until none is left. */
  async function readAll(): Promise<void> {
    while (dirty.size > 0) {
      const batch = [...dirty]
      dirty.clear()
      for (const [tab, areas] of batch) await readAreas(tab, areas)
    }
  }
  /** Reading ends after it was begun, also where there was nothing to read; else nothing would ever be read again. */
  const read = (): Promise<void> =>
    (reading ??= readAll().finally(() => {
      reading = undefined
      if (dirty.size > 0) void read()
    }))

  async function readAreas(tab: Tab, areas: readonly Area[]): Promise<void> {
    const wanted = areas
      .map(([top, left, bottom, right]) => ({
        top,
        left,
        bottom: Math.min(bottom, tab.rows.length),
        right: Math.min(right, tab.columns.length),
      }))
      .filter(({ top, left, bottom, right }) => bottom > top && right > left)
    if (wanted.length === 0) return
    const query = wanted.map((area) => `ranges=${encodeURIComponent(areaName(tab.title, area))}`).join('&')
    const outcome = await host.api.spreadsheet<BatchValuesWire>(`/values:batchGet?${query}`)
    if (outcome.kind === 'log-in') host.logIn()
    if (outcome.kind !== 'done') {
      tab.stale = true
      return
    }
    if (!(await host.fits(outcome.stamp))) {
      if (host.isOpen(tab)) dirty.set(tab, [wholeOf(tab)])
      return
    }
    for (const [i, { top, left, bottom, right }] of wanted.entries())
      setTexts(tab, top, left, bottom, right, outcome.data.valueRanges?.[i]?.values ?? [])
    host.read(tab)
  }

  return {
    add: (tab: Tab, cells: readonly Area[]): void => {
      if (cells.length === 0) return
      const areas = [...(dirty.get(tab) ?? []), ...cells]
      dirty.set(tab, areas.length > MANY ? [wholeOf(tab)] : areas)
    },
    addWhole: (tab: Tab): void => void dirty.set(tab, [wholeOf(tab)]),
    /** Rows or columns moved: areas that were not read yet were of the positions before. */
    moved: (tab: Tab): void => {
      if (dirty.has(tab)) dirty.set(tab, [wholeOf(tab)])
    },
    clear: (): void => dirty.clear(),
    read,
  }
}
