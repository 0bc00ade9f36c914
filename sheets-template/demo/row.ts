import type { Column } from '../../src/sheet/definition.ts'
import type { callbacks, complaints, incidents, repairs } from '../workbook/index.ts'
import type { Moment, SaidMoment } from './moment.ts'

type DemoRow<C extends Column> = {
  readonly [K in Extract<C, { writer: 'people' }> as K['key']]?: K['type'] extends 'instant'
    ? Moment | SaidMoment | string
    : string | number
}

/** What a clerk typed into a row, by column. A time typed as text stays text. */
export type DemoComplaint = DemoRow<(typeof complaints.columns)[number]>
export type DemoIncident = DemoRow<(typeof incidents.columns)[number]>
export type DemoCallback = Omit<DemoRow<(typeof callbacks.columns)[number]>, 'case'> & { readonly case: DemoCase }
export type DemoRepair = DemoRow<(typeof repairs.columns)[number]>

/** A case of the demonstration, by its room as it is typed: its number is given by the first sweep. */
export interface DemoCase {
  readonly register: 'complaint' | 'repair'
  readonly room: string
}

/** Which case a callback is about. */
export const of = (register: DemoCase['register'], room: string): { readonly case: DemoCase } => ({
  case: { register, room },
})

/** What the customer answered. */
export const answered = (calledAt: Moment, handled: string, satisfaction: string, suggestion?: string) => ({
  method: '电话',
  calledAt,
  attempts: 1,
  handled,
  satisfaction,
  ...(suggestion === undefined ? {} : { suggestion }),
})

/** When the case came in, how, and who took it. */
export const taken = (receivedAt: Moment | SaidMoment | string, channel: string, firstReceiver: string) => ({
  receivedAt,
  channel,
  firstReceiver,
})

/** Who it is from, and where. */
export const from = (customer: string, phone: string | number, room: string) => ({ customer, phone, room })

/** What it is about: a category, or `category/subcategory`. */
export const about = (kind: string, description: string) => {
  const [category = '', subcategory] = kind.split('/')
  return { category, description, ...(subcategory === undefined ? {} : { subcategory }) }
}

/** Whose it is now. */
export const given = (department: string, handler: string) => ({ department, handler })

/** The latest word to the customer. */
export const told = (progressAt: Moment, progress: string) => ({ progress, progressAt })

/** When it was finished, and how. */
export const done = (resolvedAt: Moment, result: string) => ({ result, resolvedAt })
