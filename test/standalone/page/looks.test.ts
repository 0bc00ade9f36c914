import { expect, it } from 'vitest'
import { lookOf } from '../../../src/standalone/page/sheet/model/looks.ts'

it.each([
  ['a plain cell has none', {}, undefined],
  ['the workbook’s own size of type is the grid’s', { fontSize: 10 }, undefined],
  ['smaller type is not drawn smaller', { fontSize: 6 }, undefined],
  ['a title is larger', { fontSize: 14, bold: true }, { bold: true, size: 18 }],
  ['a headline, too', { fontSize: 16 }, { size: 21 }],
  ['nothing hides its neighbours', { fontSize: 400 }, { size: 52 }],
])('%s', (_, textFormat, look) => expect(lookOf({ effectiveFormat: { textFormat } })).toEqual(look))
