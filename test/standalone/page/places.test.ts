import { describe, expect, it } from 'vitest'
import { parsePlace, placeHash } from '../../../src/standalone/page/sheet/model/place-address.ts'

describe('the address of a place', () => {
  it.each([
    ['#gid=0', { sheetId: 0 }],
    ['#gid=1002711162', { sheetId: 1002711162 }],
    ['#gid=12&range=A5', { sheetId: 12, cell: { row: 4, column: 0 } }],
    ['#gid=12&range=ab10:c20', { sheetId: 12, cell: { row: 9, column: 27 }, end: { row: 19, column: 2 } }],
    ['#gid=12&range=A5:F9', { sheetId: 12, cell: { row: 4, column: 0 }, end: { row: 8, column: 5 } }],
    ['#gid=12&range=A5:F', { sheetId: 12, cell: { row: 4, column: 0 } }],
    ['#gid=12&range=A5:', { sheetId: 12, cell: { row: 4, column: 0 } }],
    ['#gid=12&range=A5:<b>', { sheetId: 12, cell: { row: 4, column: 0 } }],
    ['#gid=12&range=%24B%247', { sheetId: 12, cell: { row: 6, column: 1 } }],
    ['#gid=12&range=7:9', { sheetId: 12, cell: { row: 6, column: 0 } }],
    ['#gid=12&range=C:C', { sheetId: 12, cell: { row: 0, column: 2 } }],
    ['#range=B2&gid=3', { sheetId: 3, cell: { row: 1, column: 1 } }],
    ['#gid=3&range=A0', { sheetId: 3, cell: { row: 0, column: 0 } }],
    ['#gid=3&range=nonsense-9', { sheetId: 3 }],
    ["#gid=3&range='投诉台账'!A5", { sheetId: 3 }],
    ['', undefined],
    ['#', undefined],
    ['#gid=', undefined],
    ['#gid=-1', undefined],
    ['#gid=1e9', undefined],
    ['#case=TS-20261121-001', undefined],
    ['#gid=%zz', undefined],
  ] as const)('%s', (hash, place) => expect(parsePlace(hash)).toEqual(place))

  it.each([
    { sheetId: 0 },
    { sheetId: 7, cell: { row: 4, column: 0 } },
    { sheetId: 7, cell: { row: 19_999, column: 29 } },
  ])('is read as it was written: %j', (place) => expect(parsePlace(placeHash(place))).toEqual(place))
})
