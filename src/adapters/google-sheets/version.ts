import type { sheets_v4 } from '@googleapis/sheets'
import type { Version } from '../../ports/ledger.ts'

/** The id of the spreadsheet's developer metadata that holds the ledger's version. */
export const VERSION_ID = 20_260_924
const VERSION_KEY = 'daily-clear.version'

export const createVersion = (value: string): sheets_v4.Schema$Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId: VERSION_ID,
      metadataKey: VERSION_KEY,
      metadataValue: value,
      location: { spreadsheet: true },
      visibility: 'DOCUMENT',
    },
  },
})

/**
 * Compare and set: takes the version away if it is still `old`, and puts `next` there. If somebody committed meanwhile the
 * first finds nothing, the second finds the id in use, and the service refuses the whole batch (promise 3).
 */
export const swapVersion = (old: Version, next: Version): readonly sheets_v4.Schema$Request[] => [
  {
    deleteDeveloperMetadata: {
      dataFilter: { developerMetadataLookup: { metadataId: VERSION_ID, metadataValue: old } },
    },
  },
  createVersion(next),
]
