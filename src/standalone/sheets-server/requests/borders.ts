import { areaIn, putCell, rowsToWrite, tidy } from '../document/edit.ts'
import { without } from '../document/without.ts'
import { bothColourForms } from '../protocol/colours.ts'
import type { Border } from '../protocol/types.ts'
import type { Handlers } from './handler.ts'

type Side = 'top' | 'bottom' | 'left' | 'right'

export const borderHandlers: Handlers = {
  updateBorders: (edit, request, { shared }) => {
    const area = areaIn(edit, request.range)
    const rows = rowsToWrite(edit, area.sheetId)
    for (let r = area.top; r < area.bottom; r++) {
      for (let c = area.left; c < area.right; c++) {
        const given: [Side, Border | undefined][] = [
          ['top', r === area.top ? request.top : request.innerHorizontal],
          ['bottom', r === area.bottom - 1 ? request.bottom : request.innerHorizontal],
          ['left', c === area.left ? request.left : request.innerVertical],
          ['right', c === area.right - 1 ? request.right : request.innerVertical],
        ]
        if (given.every(([, border]) => border === undefined)) continue
        const cell = rows[r]?.cells[c]
        const borders: Partial<Record<Side, Border>> = { ...(cell?.format?.borders as Partial<Record<Side, Border>>) }
        for (const [side, border] of given) if (border !== undefined) borders[side] = bothColourForms(border)
        const shown = Object.fromEntries(
          Object.entries(borders).filter(([, border]) => border.style !== 'NONE' && border.style !== undefined),
        )
        const rest = without(cell?.format ?? {}, 'borders')
        const format = Object.keys(shown).length === 0 ? rest : { ...rest, borders: shown }
        const { value, note, validation, extra } = cell ?? {}
        const kept = Object.keys(format).length === 0 ? undefined : shared(format)
        putCell(edit, rows, r, c, tidy({ value, note, validation, extra, format: kept }))
      }
    }
    return undefined
  },
}
