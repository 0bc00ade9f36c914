import type { sheets_v4 } from '@googleapis/sheets'

/** The protocol's own messages, under the names that the service's description gives them. */
export type BandedRange = sheets_v4.Schema$BandedRange
export type BasicFilter = sheets_v4.Schema$BasicFilter
export type Border = sheets_v4.Schema$Border
export type CellData = sheets_v4.Schema$CellData
export type CellFormat = sheets_v4.Schema$CellFormat
export type ConditionalFormatRule = sheets_v4.Schema$ConditionalFormatRule
export type DataFilter = sheets_v4.Schema$DataFilter
export type DataValidationRule = sheets_v4.Schema$DataValidationRule
export type DeveloperMetadata = sheets_v4.Schema$DeveloperMetadata
export type DeveloperMetadataLookup = sheets_v4.Schema$DeveloperMetadataLookup
export type DimensionGroup = sheets_v4.Schema$DimensionGroup
export type DimensionProperties = sheets_v4.Schema$DimensionProperties
export type DimensionRange = sheets_v4.Schema$DimensionRange
export type EmbeddedChart = sheets_v4.Schema$EmbeddedChart
export type ErrorValue = sheets_v4.Schema$ErrorValue
export type ExtendedValue = sheets_v4.Schema$ExtendedValue
export type FilterView = sheets_v4.Schema$FilterView
export type GridCoordinate = sheets_v4.Schema$GridCoordinate
export type GridData = sheets_v4.Schema$GridData
export type GridRange = sheets_v4.Schema$GridRange
export type NamedRange = sheets_v4.Schema$NamedRange
export type NumberFormat = sheets_v4.Schema$NumberFormat
export type ProtectedRange = sheets_v4.Schema$ProtectedRange
export type Reply = sheets_v4.Schema$Response
export type Request = sheets_v4.Schema$Request
export type RowData = sheets_v4.Schema$RowData
export type SheetMessage = sheets_v4.Schema$Sheet
export type SheetProperties = sheets_v4.Schema$SheetProperties
export type SortSpec = sheets_v4.Schema$SortSpec
export type SpreadsheetMessage = sheets_v4.Schema$Spreadsheet
export type SpreadsheetProperties = sheets_v4.Schema$SpreadsheetProperties
export type ValueRange = sheets_v4.Schema$ValueRange

/** The bodies that requests carry, by the name of their message. */
export type Bodies = {
  Spreadsheet: SpreadsheetMessage
  GetSpreadsheetByDataFilterRequest: sheets_v4.Schema$GetSpreadsheetByDataFilterRequest
  BatchUpdateSpreadsheetRequest: sheets_v4.Schema$BatchUpdateSpreadsheetRequest
  ValueRange: ValueRange
  ClearValuesRequest: sheets_v4.Schema$ClearValuesRequest
  BatchUpdateValuesRequest: sheets_v4.Schema$BatchUpdateValuesRequest
  BatchClearValuesRequest: sheets_v4.Schema$BatchClearValuesRequest
  BatchGetValuesByDataFilterRequest: sheets_v4.Schema$BatchGetValuesByDataFilterRequest
  BatchUpdateValuesByDataFilterRequest: sheets_v4.Schema$BatchUpdateValuesByDataFilterRequest
  BatchClearValuesByDataFilterRequest: sheets_v4.Schema$BatchClearValuesByDataFilterRequest
  SearchDeveloperMetadataRequest: sheets_v4.Schema$SearchDeveloperMetadataRequest
  CopySheetToAnotherSpreadsheetRequest: sheets_v4.Schema$CopySheetToAnotherSpreadsheetRequest
}
