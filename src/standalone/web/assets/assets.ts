/** The pages there are, by their folders under `page/`. */
export const PAGES = ['sheet', 'mailbox', 'log-in'] as const
export type PageName = (typeof PAGES)[number]

/** A file of the pages, as it is sent: its name holds a hash of its content, so it never changes. */
export interface Asset {
  readonly type: string
  readonly body: Buffer
  /** Absent where it would not be smaller. */
  readonly br?: Buffer
  readonly gzip?: Buffer
}

/** Everything that browsers load. */
export interface Assets {
  readonly pages: Readonly<Record<PageName, string>>
  /** By their names under `/assets/`. */
  readonly files: ReadonlyMap<string, Asset>
}
