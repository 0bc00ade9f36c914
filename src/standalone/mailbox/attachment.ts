import type { Attachment } from 'mailparser'
import { cleanLine } from '../../mail/clean.ts'

type Named = Pick<Attachment, 'filename' | 'contentType'>

/** Types that a browser may be told; whatever else comes is just bytes, and nothing that could run on our address. */
const KNOWN =
  /^(?:image\/(?:png|jpeg|gif|webp|bmp|tiff|heic)|audio\/[\w.+-]+|video\/[\w.+-]+|text\/(?:plain|csv|calendar)|application\/(?:pdf|zip|gzip|json|msword|rtf|vnd\.(?:ms-|openxmlformats-|oasis\.)[\w.+-]+)|message\/rfc822)$/

export const attachmentType = ({ contentType }: Named): string => {
  const type = contentType.trim().toLowerCase()
  return KNOWN.test(type) ? type : 'application/octet-stream'
}

/** The name to save an attachment under: one name, not a path, of characters that every system takes. */
export function attachmentName({ filename = '', contentType }: Named, index: number): string {
  const plain = (cleanLine(filename).split(/[\\/]/).at(-1) ?? '')
    .replaceAll(/[:*?"<>|]/g, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  if (plain !== '') return shortened(plain)
  return `attachment-${index + 1}${contentType === 'message/rfc822' ? '.eml' : ''}`
}

/** Cut in the middle of what is before the ending, which tells what the file is. */
function shortened(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? ''
  return (
    name
      .slice(0, name.length - ending.length)
      .slice(0, 120)
      .toWellFormed() + ending
  )
}

/** A `Content-Disposition` that saves under a name: plain letters for old programs, the name itself as RFC 5987 has it. */
export function savedAs(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7E]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
