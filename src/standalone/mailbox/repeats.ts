import type { Indexed } from './mail-line.ts'

/**
 * The names of mails that everybody they went to had got before, under the same Message-ID: sent once more because nobody knew
 * what had become of the first. Other mail programs show such a mail once; here somebody looks at what was sent.
 */
export function repeatsIn(oldestFirst: readonly Indexed[]): ReadonlySet<string> {
  const arrived = new Set<string>()
  const repeats = new Set<string>()
  for (const { line, place } of oldestFirst) {
    if (place.messageId === undefined) continue
    const deliveries = line.to.map((address) => `${address.toLowerCase()} ${place.messageId}`)
    if (deliveries.length > 0 && deliveries.every((delivery) => arrived.has(delivery))) repeats.add(line.name)
    for (const delivery of deliveries) arrived.add(delivery)
  }
  return repeats
}
