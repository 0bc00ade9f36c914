import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writePrivate } from './private-file.ts'

/** A folder with everything a desk on one machine has: the workbook's file, the mails, and who is using them. */
export interface Home {
  readonly folder: string
  readonly workbookFile: string
  readonly mailFolder: string
}

/** Why a home cannot be used. */
export class HomeError extends Error {
  readonly kind = 'folder-unwritable'
  readonly folder: string
  constructor(folder: string, cause: unknown) {
    super('folder-unwritable', { cause })
    this.name = 'HomeError'
    this.folder = folder
  }
}

/** Copies that a desk was making when it was killed: half of one is of no use to anybody. */
export function clearLeftovers({ folder }: Home): void {
  for (const name of readdirSync(folder)) if (LEFTOVER.test(name)) rmSync(path.join(folder, name), { force: true })
}
const LEFTOVER = /^\.backup-[0-9a-f]+\.sqlite(?:-journal)?$/

/** Opens a home, making its folder where there is none. Throws `HomeError` when it cannot be written. */
export function openHome(folder: string): Home {
  try {
    // What people wrote is nobody else's on this machine.
    mkdirSync(path.join(folder, 'mail'), { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new HomeError(folder, cause)
  }
  return homeIn(folder)
}

/** Where things are in a home, whether there is one or not. */
export const homeIn = (folder: string): Home => ({
  folder,
  workbookFile: path.join(folder, 'daily-clear.sqlite'),
  mailFolder: path.join(folder, 'mail'),
})

const runningSchema = z.object({
  pid: z.number(),
  spreadsheetId: z.string(),
  sheetsUrl: z.string(),
  sheetsToken: z.string(),
  smtpUrl: z.string(),
  /** Its mails go into a mailbox of its own, and to nobody. */
  hasMailbox: z.boolean().optional(),
  /** What its mails' links lead to and are signed with. */
  linkUrl: z.string().optional(),
  linkKeys: z.string().optional(),
  /** What the callbacks of a week are drawn with, where that does not follow from the keys of the links. */
  drawKey: z.string().optional(),
})

/** The desk that runs in this home now, as other commands on the machine find it. */
export type Running = z.infer<typeof runningSchema>

const read = <T>(file: string, schema: z.ZodType<T>): T | undefined => {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

const runningPath = ({ folder }: Home) => path.join(folder, 'running.json')

/** The desk that runs here; undefined when none does. A note left behind by one that was killed does not count. */
export function runningDesk(home: Home): Running | undefined {
  const running = read(runningPath(home), runningSchema)
  if (running === undefined) return undefined
  try {
    process.kill(running.pid, 0)
    return running
  } catch {
    return undefined
  }
}
export const announce = (home: Home, running: Running): void =>
  writePrivate(runningPath(home), `${JSON.stringify(running)}\n`)
export const withdraw = (home: Home): void => rmSync(runningPath(home), { force: true })
