import { createHash } from 'node:crypto'

/** What a mail says about its place in a conversation: Message-IDs as they stand in its headers. */
export interface Place {
  readonly messageId: string | undefined
  readonly inReplyTo: string | undefined
  /** Oldest first. */
  readonly references: readonly string[]
}

/** Who answers whom, over all mails there are. */
export class Threads {
  readonly #parents = new Map<string, string>()

  add({ messageId, inReplyTo, references }: Place): void {
    const parent = references[0] ?? inReplyTo
    if (messageId !== undefined && parent !== undefined && parent !== messageId) this.#parents.set(messageId, parent)
  }

  /**
   * The thread a mail belongs to: the same for all that go back to one first mail, whether that one is there or not. A mail
   * without any ids is a thread of its own, after its `name`.
   */
  threadOf({ messageId, inReplyTo, references }: Place, name: string): string {
    let root = references[0] ?? inReplyTo ?? messageId ?? name
    // A forged pair that answers each other must not keep us here.
    const seen = new Set<string>()
    for (let parent = this.#parents.get(root); parent !== undefined && !seen.has(parent); ) {
      seen.add(parent)
      root = parent
      parent = this.#parents.get(root)
    }
    return createHash('sha256').update(root).digest('base64url').slice(0, 16)
  }
}
