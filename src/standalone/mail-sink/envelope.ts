/** Who a mail was handed over for: what the SMTP conversation said, which the mail's own headers need not repeat. */
export interface Envelope {
  /** Blank for a bounce. */
  readonly from: string
  readonly to: readonly string[]
}

const FROM = 'X-Envelope-From'
const TO = 'X-Envelope-To'

/** An address as a header may hold it: one line, whatever the client said. */
const plain = (address: string): string =>
  address
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029<>]/gu, '')
    .slice(0, 320)

/** The header lines that go on top of a stored mail: one for each recipient, and the sender's, which ends them. */
export const writeEnvelope = ({ from, to }: Envelope): string =>
  [...to.map((address) => [TO, address] as const), [FROM, from] as const]
    .map(([name, address]) => `${name}: <${plain(address)}>\r\n`)
    .join('')

/** Reads the envelope back from the top of a stored mail. Lines of these names below the sender's are the mail's own. */
export function readEnvelope(head: string): Envelope {
  const lines = head.split('\r\n')
  const end = lines.findIndex((line) => addressIn(FROM, line) !== undefined)
  return {
    from: addressIn(FROM, lines[end]) ?? '',
    to: lines.slice(0, Math.max(end, 0)).flatMap((line) => addressIn(TO, line) ?? []),
  }
}

const addressIn = (name: string, line = ''): string | undefined =>
  line.startsWith(`${name}: <`) && line.endsWith('>') ? line.slice(name.length + 3, -1) : undefined
