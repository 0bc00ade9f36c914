import { type Instant, instant } from '../../../src/model/instant.ts'
import { openMailFolder } from '../../../src/standalone/mail-sink/mail-folder.ts'

export const NOON = instant(Date.UTC(2026, 10, 21, 4))

/** Puts a mail into a folder as the sink does; answers its name. */
export async function put(
  dir: string,
  mail: string | Buffer,
  { to = ['wang@example.com'], from = 'desk@example.com', at = NOON }: Partial<Put> = {},
): Promise<string> {
  const folder = await openMailFolder(dir)
  const bytes = typeof mail === 'string' ? Buffer.from(mail.replaceAll('\n', '\r\n')) : mail
  return (await folder.add(bytes, { from, to }, at)).name
}
interface Put {
  readonly to: readonly string[]
  readonly from: string
  readonly at: Instant
}

/** A mail of lines: `Subject: x`, a blank one, text. */
export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`
