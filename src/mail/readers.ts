import type { CaseRole, Role } from '../model/role.ts'
import type { Notice } from '../plan/plan.ts'

/** Somebody who reads a mail, and what they are asked as. */
export type Reader = Notice['to'][number]

/** Who has to do it. */
interface Doer {
  readonly name: string
  /** Handler, first receiver, or both. */
  readonly roles: readonly CaseRole[]
  /** Whether it has also gone up to them. */
  readonly isSuperior: boolean
}

/** The readers of a mail by what is expected of them. */
export interface Readers {
  readonly doer: Doer | undefined
  /** Whether the mail goes to the doer. */
  readonly doerReads: boolean
  /** Those above, but for the doer. */
  readonly superiors: readonly Reader[]
  /** Whoever took the case and is neither of these. */
  readonly firstReceivers: readonly Reader[]
  readonly others: readonly Reader[]
}

const isOffice = (role: Role): boolean => role !== 'handler' && role !== 'firstReceiver'

/**
 * The readers by their parts. The handler does it; while there is none, whoever took the case (R09). A row is corrected by whoever took
 * it down.
 */
export function readersOf({ fields, to }: Notice, isEntry: boolean): Readers {
  const named: readonly CaseRole[] = isEntry ? ['firstReceiver', 'handler'] : ['handler', 'firstReceiver']
  const role = named.find((one) => fields[one] !== undefined)
  const name = role && fields[role]
  const own = to.find((reader) => reader.name === name)
  const rest = to.filter((reader) => reader !== own)
  const superiors = rest.filter(({ roles }) => roles.some(isOffice))
  const firstReceivers = rest.filter((one) => !superiors.includes(one) && one.roles.includes('firstReceiver'))
  return {
    doer:
      name === undefined
        ? undefined
        : {
            name,
            roles: named.filter((one) => fields[one] === name),
            isSuperior: own?.roles.some(isOffice) === true,
          },
    doerReads: own !== undefined,
    superiors,
    firstReceivers,
    others: rest.filter((one) => !superiors.includes(one) && !firstReceivers.includes(one)),
  }
}
