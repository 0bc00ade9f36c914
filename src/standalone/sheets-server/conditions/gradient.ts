import type { sheets_v4 } from '@googleapis/sheets'
import type { Scalar } from '../formulas/value.ts'
import { enter } from '../values/enter.ts'
import { type Ask, expressionOf, type Home } from './expression.ts'
import { between, type Colour, type Look, paintOf } from './look.ts'
import type { Reading, Seen } from './test.ts'

/** Numbers of the cells that a gradient is on, in ascending order. */
export type Numbers = Float64Array

/** The look that a gradient gives a cell; undefined for a cell without a number, or when the gradient has no ends. */
export type Gradient = (cell: Seen, numbers: () => Numbers, ask: Ask, home: Home) => Look | undefined

type Point = {
  readonly colour: Colour
  readonly value: (cell: Seen, numbers: () => Numbers, ask: Ask, home: Home) => Scalar
}

/** The number below which a share of the others lies, between two of them where it must. */
function percentile(numbers: Numbers, share: number): number | undefined {
  if (numbers.length === 0 || !(share >= 0 && share <= 1)) return undefined
  const at = share * (numbers.length - 1)
  const [below, above] = [numbers[Math.floor(at)] ?? 0, numbers[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}

function pointOf(point: sheets_v4.Schema$InterpolationPoint | undefined, reading: Reading): Point | undefined {
  const paint = paintOf(point?.color, point?.colorStyle)
  if (point === undefined || paint === undefined) return undefined
  const colour = paint.color
  const text = point.value ?? ''
  const expression = /^[=+]./s.test(text) ? expressionOf(`=${text.slice(1)}`) : undefined
  const typed = enter(text, reading.locale, reading.year).value
  const given = (cell: Seen, ask: Ask, home: Home): number | undefined => {
    const value = expression === undefined ? typed : ask(expression, cell, home)
    return typeof value === 'number' ? value : undefined
  }
  switch (point.type) {
    case 'MIN':
      return { colour, value: (_, numbers) => numbers()[0] }
    case 'MAX':
      return { colour, value: (_, numbers) => numbers().at(-1) }
    case 'NUMBER':
      return { colour, value: (cell, _, ask, home) => given(cell, ask, home) }
    case 'PERCENT':
      return {
        colour,
        value: (cell, numbers, ask, home) => {
          const [share, low, high] = [given(cell, ask, home), numbers()[0], numbers().at(-1)]
          if (share === undefined || low === undefined || high === undefined) return undefined
          return low + (high - low) * (share / 100)
        },
      }
    case 'PERCENTILE':
      return {
        colour,
        value: (cell, numbers, ask, home) => {
          const share = given(cell, ask, home)
          return share === undefined ? undefined : percentile(numbers(), share / 100)
        },
      }
    default:
      return undefined
  }
}

/** A gradient as the API describes it: colours at two or three points, mixed between them, the ends' own beyond them. */
export function gradientOf(rule: sheets_v4.Schema$GradientRule, reading: Reading): Gradient | undefined {
  const points = [rule.minpoint, rule.midpoint, rule.maxpoint].map((point) => pointOf(point, reading))
  const [first, middle, last] = points
  if (first === undefined || last === undefined) return undefined
  const used = middle === undefined ? [first, last] : [first, middle, last]
  return (cell, numbers, ask, home) => {
    const { value } = cell
    if (typeof value !== 'number') return undefined
    const stops: { readonly at: number; readonly colour: Colour }[] = []
    for (const point of used) {
      const at = point.value(cell, numbers, ask, home)
      if (typeof at !== 'number') return undefined
      stops.push({ at, colour: point.colour })
    }
    const color = mixed(value, stops)
    return { background: { color, style: { rgbColor: color } } }
  }
}

function mixed(value: number, stops: readonly { readonly at: number; readonly colour: Colour }[]): Colour {
  const upper = stops.findIndex(({ at }) => value <= at)
  const [to, from] = [upper < 0 ? stops.at(-1) : stops[upper], stops[upper - 1]]
  if (to === undefined || upper <= 0 || from === undefined) return to?.colour ?? {}
  return between(from.colour, to.colour, to.at === from.at ? 1 : (value - from.at) / (to.at - from.at))
}
