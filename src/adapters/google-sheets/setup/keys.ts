import type { sheets_v4 } from '@googleapis/sheets'
import type { KeyedColumn } from '../../../sheet/column-keys.ts'
import type { Tab } from '../../../sheet/definition.ts'
import { COLUMN_KEY, keptColumns, keptKeys, TAB_KEY } from '../keys.ts'

type Request = sheets_v4.Schema$Request

/** What it takes that a tab bears its key, and each of its columns its own and no other of ours. */
export function keyRequests(
  tab: Tab,
  sheet: sheets_v4.Schema$Sheet | undefined,
  sheetId: number,
  wanted: readonly KeyedColumn[],
): readonly Request[] {
  const ofTab = keptKeys(sheet?.developerMetadata, TAB_KEY)
  const [right] = ofTab.filter(({ key }) => key === tab.key)
  const there = new Set<string>()
  const wrong = keptColumns(sheet).filter(({ key, index }) => {
    // What this program does not know is another version's.
    if (!tab.columns.some((column) => column.key === key)) return false
    const isWanted = wanted.some((one) => one.key === key && one.index === index) && !there.has(key)
    if (isWanted) there.add(key)
    return !isWanted
  })
  return [
    ...[...ofTab.filter((one) => one !== right), ...wrong].map(({ metadataId }) => ({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
    })),
    ...(right === undefined ? [create(TAB_KEY, tab.key, { sheetId })] : []),
    ...wanted
      .filter(({ key }) => !there.has(key))
      .map(({ key, index }) =>
        create(COLUMN_KEY, key, {
          dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
        }),
      ),
  ]
}

const create = (
  metadataKey: string,
  metadataValue: string,
  location: sheets_v4.Schema$DeveloperMetadataLocation,
): Request => ({
  createDeveloperMetadata: { developerMetadata: { metadataKey, metadataValue, location, visibility: 'DOCUMENT' } },
})
