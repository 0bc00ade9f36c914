import type { ReportMemory } from './tab.ts'

/** The developer metadata in which a report remembers what it is. */
const REPORT_KEY = 'daily-clear.report'

/** What a tab's metadata says of it as a report; undefined where it is none. Anybody may have written it: what is odd is left out. */
export function reportMemory(
  metadata: readonly { readonly metadataKey?: string; readonly metadataValue?: string }[],
): ReportMemory | undefined {
  const found = metadata.find(({ metadataKey }) => metadataKey === REPORT_KEY)
  if (found === undefined) return undefined
  const said = parsed(found.metadataValue ?? '')
  return { pages: rowsIn(said['pages']), headers: rowsIn(said['headers']) }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

const rowsIn = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.filter((row): row is number => Number.isInteger(row) && row >= 0) : []
