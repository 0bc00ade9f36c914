import { freshId } from '../document/create.ts'
import { type Edit, patchSheet, sheetOf } from '../document/edit.ts'
import type { Sheet } from '../document/model.ts'
import { invalid } from '../protocol/api-error.ts'
import { bothColourForms } from '../protocol/colours.ts'
import { merge, parseMask } from '../protocol/fields.ts'
import type { EmbeddedChart } from '../protocol/types.ts'
import { type Handlers, needed } from './handler.ts'

const charts = (edit: Edit): { sheet: Sheet; chart: EmbeddedChart }[] =>
  edit.book.sheets.flatMap((sheet) => sheet.charts.map((chart) => ({ sheet, chart })))

function chartOf(edit: Edit, id: number | null | undefined): { sheet: Sheet; chart: EmbeddedChart } {
  const found = charts(edit).find(({ chart }) => chart.chartId === (id ?? 0))
  if (found === undefined) throw invalid(`No chart with id: ${id ?? 0}`)
  return found
}

type Position = NonNullable<EmbeddedChart['position']>

function sheetOfPosition(edit: Edit, position: Position): Sheet {
  const anchor = position.overlayPosition?.anchorCell
  if (anchor === undefined)
    throw invalid('Charts on sheets of their own are not supported by this server; give overlayPosition.anchorCell.')
  return sheetOf(edit, anchor.sheetId)
}

/** Sizes the way the service fills them in. */
function placed(position: Position): Position {
  const overlay = position.overlayPosition ?? {}
  return {
    overlayPosition: { ...overlay, widthPixels: overlay.widthPixels ?? 600, heightPixels: overlay.heightPixels ?? 371 },
  }
}

export const chartHandlers: Handlers = {
  addChart: (edit, request) => {
    const given = needed(request.chart, 'chart')
    const taken = (n: number): boolean => charts(edit).some(({ chart }) => chart.chartId === n)
    const id = given.chartId ?? freshId(taken, edit.random)
    if (taken(id)) throw invalid(`Cannot add chart with ID [${id}] because a chart with that ID already exists.`)
    needed(given.spec, 'chart.spec')
    const position = needed(given.position, 'chart.position')
    const sheet = sheetOfPosition(edit, position)
    const chart = bothColourForms({ ...given, chartId: id, position: placed(position) })
    patchSheet(edit, sheet.id, { charts: [...sheet.charts, chart] })
    return { addChart: { chart } }
  },

  updateChartSpec: (edit, request) => {
    const { sheet, chart } = chartOf(edit, request.chartId)
    const next = { ...chart, spec: bothColourForms(needed(request.spec, 'spec')) }
    patchSheet(edit, sheet.id, { charts: sheet.charts.map((c) => (c === chart ? next : c)) })
    return undefined
  },

  updateEmbeddedObjectPosition: (edit, request) => {
    const { sheet, chart } = chartOf(edit, request.objectId)
    const given = needed(request.newPosition, 'newPosition')
    const before = chart.position ?? {}
    const mask = parseMask(
      request.fields === undefined || request.fields === null || request.fields === '' ? '*' : request.fields,
    )
    // The mask counts from the overlay position, as the service documents it.
    const overlayPosition = merge(before.overlayPosition ?? {}, given.overlayPosition ?? {}, mask)
    const position = placed({ overlayPosition })
    const target = sheetOfPosition(edit, position)
    const next = { ...chart, position }
    patchSheet(edit, sheet.id, { charts: sheet.charts.filter((c) => c !== chart) })
    patchSheet(edit, target.id, { charts: [...sheetOf(edit, target.id).charts, next] })
    return { updateEmbeddedObjectPosition: { position } }
  },

  deleteEmbeddedObject: (edit, request) => {
    const { sheet, chart } = chartOf(edit, request.objectId)
    patchSheet(edit, sheet.id, { charts: sheet.charts.filter((c) => c !== chart) })
    return undefined
  },
}
