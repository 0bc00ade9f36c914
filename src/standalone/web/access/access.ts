import { createHash, timingSafeEqual } from 'node:crypto'
import type { SessionMessage } from '../messages.ts'
import { AccessError } from './access-error.ts'
import { isLoopback } from './loopback.ts'
import { type Person, watchPeople } from './people.ts'
import { isPassphrase } from './scrypt.ts'

export type LogIn = SessionMessage['logIn']

/** Who may use the desk, as it is now: the list of people may change while it runs. */
export interface Access {
  /** `people` when there is a list, else `passphrase` when one is set, else `none`, which only this machine ever gets. */
  readonly logIn: () => LogIn
  readonly people: () => readonly string[]
  /** Whether this passphrase lets this name in. */
  readonly admits: (name: string, passphrase: string) => Promise<boolean>
  /**
   * What a session of that name stands on: another text when the way of logging in or the passphrase is another. A session
   * made on other ground is none. Undefined: nobody of that name may have one.
   */
  readonly ground: (name: string) => string | undefined
}

export interface AccessOptions {
  readonly folder: string
  /** What the desk listens on. */
  readonly host: string
  /** The shared passphrase. */
  readonly passphrase: string | undefined
  /** Told when the list of people cannot be read any more. */
  readonly onProblem: (error: unknown) => void
}

/** Throws `AccessError` `open-to-all` for a host that is not this machine's own with nothing to log in with, `people-unreadable`. */
export function openAccess({ folder, host, passphrase, onProblem }: AccessOptions): Access {
  const listed = watchPeople(folder, onProblem)
  const isLocal = isLoopback(host)
  if (!isLocal && passphrase === undefined && listed().length === 0)
    throw new AccessError({ kind: 'open-to-all', host })

  const logIn = (): LogIn => {
    if (listed().length > 0) return 'people'
    if (passphrase !== undefined) return 'passphrase'
    // A list that was emptied must not open to everybody what was closed: with nobody on it, nobody gets in.
    return isLocal ? 'none' : 'people'
  }
  const find = (name: string): Person | undefined => listed().find((one) => one.name === name)
  return {
    logIn,
    people: () => (logIn() === 'people' ? listed().map(({ name }) => name) : []),
    async admits(name, said) {
      switch (logIn()) {
        case 'none':
          return true
        case 'passphrase':
          return equal(said, passphrase ?? '')
        case 'people': {
          const person = find(name)
          return (
            person !== undefined &&
            (await isPassphrase(said, person.passphrase)) &&
            find(name)?.passphrase.hash === person.passphrase.hash
          )
        }
      }
    },
    ground(name) {
      switch (logIn()) {
        case 'none':
          return 'none'
        case 'passphrase':
          return `passphrase ${passphrase ?? ''}`
        case 'people': {
          const person = find(name)
          return person === undefined ? undefined : `person ${person.passphrase.salt} ${person.passphrase.hash}`
        }
      }
    },
  }
}

/** Digests are compared, so that neither content nor length shows in the time it takes. */
const equal = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text.normalize('NFC')).digest()
