/** The service's own limits. */
export const MAX_CELL_CHARACTERS = 50_000
export const MAX_WORKBOOK_CELLS = 10_000_000
export const MAX_COLUMNS = 18_278
/** Developer metadata: keys and values together, in a spreadsheet and again in each sheet. */
export const MAX_METADATA_CHARACTERS = 30_000
