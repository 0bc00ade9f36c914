import type { Measure } from '../model/heights.ts'

const KEPT = 20_000

/** Measures text in the type of an element; the same piece is measured once. */
export function openMeasure(element: HTMLElement): Measure {
  const known = [new Map<string, number>(), new Map<string, number>()] as const
  let context: CanvasRenderingContext2D | null | undefined
  let font = ''
  return (text, bold) => {
    context ??= document.createElement('canvas').getContext('2d')
    if (context === null) return text.length * 13
    font ||= `13px ${getComputedStyle(element).fontFamily}`
    const widths = known[bold ? 1 : 0]
    const before = widths.get(text)
    if (before !== undefined) return before
    context.font = bold ? `600 ${font}` : font
    const { width } = context.measureText(text)
    if (widths.size > KEPT) widths.clear()
    widths.set(text, width)
    return width
  }
}
