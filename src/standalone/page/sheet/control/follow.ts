import { isPlace, linkAt } from '../model/links.ts'
import type { Page } from './page.ts'

/** Goes where the focused cell leads to, as a press on its link does; whether it leads anywhere. */
export function followLink(page: Page): boolean {
  const focus = page.selection()?.focus
  const link = focus && linkAt(focus)
  if (link === undefined) return false
  if (!isPlace(link)) window.open(link, '_blank', 'noopener,noreferrer')
  else if (link === location.hash) window.dispatchEvent(new Event('hashchange'))
  else location.hash = link
  return true
}
