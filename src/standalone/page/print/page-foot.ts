import { cssString } from './css-string.ts'

/** The foot of every page, at the left: what it is a page of, for pages that have come apart. */
export function pageFoot(): { readonly say: (title: string) => void; readonly clear: () => void } {
  const sheet = new CSSStyleSheet()
  return {
    say(title) {
      sheet.replaceSync(`@page { @bottom-left { content: ${cssString(title)}; font: 8pt sans-serif; color: #444; } }`)
      document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== sheet), sheet]
    },
    clear() {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    },
  }
}
