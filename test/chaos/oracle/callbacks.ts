import type { Book } from '../book.ts'
import { type Desk, FIRST, isAcceptable, isStopped, typedMoment } from '../staff/desk.ts'
import { type Broken, broken } from './broken.ts'
import type { Standing } from './numbers.ts'

/** What the system remembers with a callback: the case and the round that it asks about. */
const ABOUT = /"a":"([^"]+)"/
const ROUND = /"C":(\d+)/

/** A callback as it stands; nobody in these runs writes one. */
interface Made {
  readonly number: string
  readonly about: string
  readonly round: number
  readonly stage: string
}

/**
 * R38: each round of a case that is finished has one callback, whatever went wrong on the way; there is one of a round at most, and its
 * number is its own. Without a key everything is called back that is not exempt, and nothing here is.
 */
export function* oneCallbackEach(rows: readonly Standing[], { todo }: Desk, book: Book, now: number): Iterable<Broken> {
  const made = (book.get('callback') ?? []).slice(FIRST).flatMap((row): readonly Made[] => {
    const record = String(row['record'] ?? '')
    const [, about] = ABOUT.exec(record) ?? []
    const round = Number(ROUND.exec(record)?.[1] ?? 0)
    const { number, stage } = row
    return about === undefined ? [] : [{ number: String(number), about, round, stage: String(stage) }]
  })
  for (const [key, of] of Map.groupBy(made, ({ about, round }) => `${about}, round ${round}`))
    if (of.length > 1) yield broken('callbacks', `${key} has ${of.length}: ${of.map(({ number }) => number).join()}`)
  for (const [number, of] of Map.groupBy(made, (one) => one.number))
    if (of.length > 1 || !/^HF-\d{8}-\d{3,}$/.test(number))
      yield broken('callbacks', `${of.length} callbacks are ${number}`)
  const busy = new Set(todo.map((one) => (one.kind === 'cells' ? one.id : -1)))
  for (const { register, line, number } of rows) {
    if (!isAcceptable(register, line) || line.undone || busy.has(line.id)) continue
    const isOpen = !isStopped(line, 'resolve', now)
    const asked = made.filter(({ about, stage }) => about === number && stage === '待回访')
    if (isOpen && asked.length > 0)
      yield broken('callbacks', `${number} (row ${line.id}) is open, and ${asked[0]?.number} asks about it`)
    const isSound = (typedMoment(line.cells['resolvedAt']) ?? now) >= (typedMoment(line.cells['receivedAt']) ?? now)
    if (!isOpen && isSound && asked.length !== 1)
      yield broken('callbacks', `${number} (row ${line.id}) is finished, and ${asked.length} callbacks ask about it`)
  }
}
