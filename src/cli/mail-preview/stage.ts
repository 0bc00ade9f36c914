import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import { memoryLedger } from '../../adapters/memory/ledger.ts'
import { freshMail } from '../../app/fresh-mail.ts'
import { sweep } from '../../app/sweep.ts'
import type { LinkClaim } from '../../model/action.ts'
import { type Instant, instant } from '../../model/instant.ts'
import type { Language, Words } from '../../model/language.ts'
import type { ActionLinks } from '../../ports/action-links.ts'
import type { Cell, Ledger } from '../../ports/ledger.ts'
import type { Log } from '../../ports/log.ts'
import type { Mail, MailOutcome } from '../../ports/mailer.ts'

const ZONE = 'Asia/Shanghai'

/** A cell as a clerk types it; words are typed in the language of the workbook. */
type TypedCell = Cell | Words
export type TypedRow = Readonly<Record<string, TypedCell>>

/** A small desk in memory, at which mails come about as they do at any: rows are typed, time passes, it is swept. */
export interface Stage {
  /** Types rows; returns the index of the first. */
  type(tab: TabKey, rows: readonly TypedRow[]): Promise<number>
  retype(tab: TabKey, row: number, column: string, cell: TypedCell): Promise<void>
  /** The index of the last row of a tab. */
  lastRow(tab: TabKey): Promise<number>
  deleteTab(tab: TabKey): Promise<void>
  /** Writes another value for a setting that the workbook has. */
  set(setting: Words, value: Cell): Promise<void>
  /** Sweeps at a time of the desk's wall clock, `2026-11-20 09:06`; the mails that left. `becomes` is what the mail server makes of them. */
  sweep(wall: string, becomes?: MailOutcome): Promise<readonly Mail[]>
  /** Has the mail of a case sent again to somebody whose link has expired. */
  again(wall: string, number: string, mail: string): Promise<readonly Mail[]>
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Links as long as real ones, to a desk that is none. */
const links: ActionLinks = {
  sign: ({ target, number }) =>
    Promise.resolve(`https://desk.example/act?t=${target}.${number}.${'preview'.repeat(40)}`),
  follow: () => Promise.resolve({ kind: 'altered' }),
}

const isWords = (cell: TypedCell): cell is Words => typeof cell === 'object' && cell !== null

/** Opens a desk with a new workbook. `runId` makes its Message-IDs different from those of any other. */
export async function openStage(language: Language, runId: string): Promise<Stage> {
  const memory = memoryLedger(ZONE)
  const ledger: Ledger = memory
  await ledger.setUp(language)
  const said = (cell: TypedCell): Cell => (isWords(cell) ? cell[language] : cell)
  let now: Instant = instant(0)
  let runs = 0
  /** What the desk works with from a moment on, and the mails that leave. */
  const at = (wall: string, becomes: MailOutcome = { kind: 'sent' }) => {
    now = instant(Date.parse(`${wall.replace(' ', 'T')}:00+08:00`))
    runs += 1
    const mails: Mail[] = []
    const send = (mail: Mail): Promise<MailOutcome> => {
      mails.push(mail)
      return Promise.resolve(becomes)
    }
    const clock = { now: () => now }
    return { mails, ledger, mailer: { send }, links, clock, log: silent, runId: `${runId}${runs}x` }
  }
  return {
    type: (tab, rows) =>
      memory.type(
        tab,
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, said(cell)]))),
      ),
    retype: (tab, row, column, cell) => memory.retype(tab, row, column, said(cell)),
    async lastRow(tab) {
      const { tables } = await ledger.read(tab)
      return (tables.get(tab)?.rows.length ?? 0) - 1
    },
    deleteTab: (tab) => memory.deleteTab(tab),
    async set(setting, value) {
      const { tables } = await ledger.read()
      const row = tables.get('settings')?.rows.findIndex((cells) => cells.includes(setting[language])) ?? -1
      await memory.retype('settings', row, 'value', value)
    },
    async sweep(wall, becomes) {
      const { mails, ...parts } = at(wall, becomes)
      await sweep(parts)
      return mails
    },
    async again(wall, number, mail) {
      const { mails, ...parts } = at(wall)
      await freshMail(parts, { number: number as LinkClaim['number'], mail })
      return mails
    },
  }
}
