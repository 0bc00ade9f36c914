/** What this page reads of the Sheets protocol's answers, and no more. */

export type ColourWire = { readonly red?: number; readonly green?: number; readonly blue?: number }

export type RuleWire = {
  readonly condition?: { readonly type?: string; readonly values?: readonly { readonly userEnteredValue?: string }[] }
  readonly strict?: boolean
}

type FormatWire = {
  readonly backgroundColor?: ColourWire
  readonly horizontalAlignment?: string
  readonly verticalAlignment?: string
  readonly wrapStrategy?: string
  readonly numberFormat?: { readonly type?: string }
  readonly textFormat?: {
    readonly foregroundColor?: ColourWire
    readonly bold?: boolean
    readonly italic?: boolean
    readonly strikethrough?: boolean
    readonly fontSize?: number
  }
}

type ExtendedWire = {
  readonly numberValue?: number
  readonly stringValue?: string
  readonly boolValue?: boolean
  readonly formulaValue?: string
}

export type CellWire = {
  readonly formattedValue?: string
  readonly note?: string
  readonly hyperlink?: string
  readonly userEnteredValue?: ExtendedWire
  readonly effectiveValue?: ExtendedWire
  readonly effectiveFormat?: FormatWire
  readonly dataValidation?: RuleWire
}

export type GridRangeWire = {
  readonly sheetId?: number
  readonly startRowIndex?: number
  readonly endRowIndex?: number
  readonly startColumnIndex?: number
  readonly endColumnIndex?: number
}

export type FilterViewWire = {
  readonly filterViewId: number
  readonly title?: string
  readonly range?: GridRangeWire
  readonly sortSpecs?: readonly { readonly dimensionIndex?: number; readonly sortOrder?: string }[]
  readonly filterSpecs?: readonly {
    readonly columnIndex?: number
    readonly filterCriteria?: {
      readonly hiddenValues?: readonly string[]
      readonly condition?: {
        readonly type?: string
        readonly values?: readonly { readonly userEnteredValue?: string }[]
      }
    }
  }[]
}

export type GridDataWire = {
  readonly startRow?: number
  readonly startColumn?: number
  readonly rowData?: readonly { readonly values?: readonly CellWire[] }[]
  readonly rowMetadata?: readonly { readonly pixelSize?: number }[]
  readonly columnMetadata?: readonly { readonly pixelSize?: number; readonly hiddenByUser?: boolean }[]
}

export type SheetWire = {
  readonly properties?: {
    readonly sheetId?: number
    readonly title?: string
    readonly index?: number
    readonly hidden?: boolean
    readonly sheetType?: string
    readonly gridProperties?: {
      readonly rowCount?: number
      readonly columnCount?: number
      readonly frozenRowCount?: number
      readonly frozenColumnCount?: number
      readonly hideGridlines?: boolean
    }
  }
  readonly protectedRanges?: readonly { readonly range?: GridRangeWire; readonly warningOnly?: boolean }[]
  readonly merges?: readonly GridRangeWire[]
  readonly developerMetadata?: readonly { readonly metadataKey?: string; readonly metadataValue?: string }[]
  readonly filterViews?: readonly FilterViewWire[]
  readonly columnGroups?: readonly {
    readonly range?: { readonly startIndex?: number; readonly endIndex?: number }
    readonly depth?: number
    readonly collapsed?: boolean
  }[]
  readonly data?: readonly GridDataWire[]
}

export type SpreadsheetWire = {
  readonly properties?: { readonly title?: string; readonly locale?: string; readonly timeZone?: string }
  readonly sheets?: readonly SheetWire[]
}

export type ValuesWire = { readonly range?: string; readonly values?: readonly (readonly unknown[])[] }
export type BatchValuesWire = { readonly valueRanges?: readonly ValuesWire[] }
export type WrittenWire = { readonly responses?: readonly { readonly updatedData?: ValuesWire }[] }

export type ErrorWire = {
  readonly error?: {
    readonly code?: number
    readonly status?: string
    readonly message?: string
    readonly details?: readonly {
      readonly reason?: string
      readonly domain?: string
      readonly metadata?: Readonly<Record<string, string>>
    }[]
  }
}
