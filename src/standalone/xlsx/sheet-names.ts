import { shortText } from './clean-text.ts'

const MAX_LENGTH = 31
/** Excel keeps this name for itself. */
const RESERVED = 'history'

/**
 * Names that Excel takes for tabs: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, each once whatever its
 * case. A name that is fine stays as it is; the names of earlier ones win.
 */
export function sheetNames(): { readonly claim: (title: string) => string } {
  const taken = new Set<string>([RESERVED])
  return {
    claim: (title) => {
      const cleaned = shortText(title.replace(/[[\]:*?/\\]/g, '_'), MAX_LENGTH).replace(/^'+|'+$/g, '')
      const base = cleaned.trim() === '' ? 'Sheet' : cleaned
      let name = base
      for (let n = 2; taken.has(name.toLowerCase()); n++) {
        const mark = ` (${n})`
        name = `${shortText(base, MAX_LENGTH - mark.length)}${mark}`
      }
      taken.add(name.toLowerCase())
      return name
    },
  }
}
