import type { ChartPicture } from '../charts/index.ts'
import type { PrintedCell } from './print-model.ts'

export function cellElement({ text, span, background, colour, bold, italic, number, size }: PrintedCell): HTMLElement {
  const cell = make('td', number === true ? 'paper-number' : '', text)
  if (span > 1) cell.setAttribute('colspan', String(span))
  if (background !== undefined) cell.style.background = background
  if (colour !== undefined) cell.style.color = colour
  if (bold === true) cell.style.fontWeight = '600'
  if (italic === true) cell.style.fontStyle = 'italic'
  if (size !== undefined) cell.style.fontSize = `${size}px`
  return cell
}

/** The picture's elements themselves and no image of them: images load, and paper does not wait. */
export function pictureElement({ title, svg }: ChartPicture): HTMLElement {
  const figure = make('figure', 'paper-chart')
  figure.setAttribute('aria-label', title)
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml')
  if (documentElement.localName === 'svg') figure.append(document.importNode(documentElement, true))
  return figure
}

export function make(tag: string, name = '', text = ''): HTMLElement {
  const element = document.createElement(tag)
  if (name !== '') element.className = name
  if (text !== '') element.textContent = text
  return element
}
