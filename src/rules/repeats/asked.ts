import type { Case } from '../../model/case.ts'
import { fingerprint } from '../../model/fingerprint.ts'
import type { RepeatAsked } from './matter.ts'

/** What a case is asked by. */
export const askedOf = ({ register, row, number, receivedAt, category, fields }: Case): RepeatAsked => ({
  at: { register, row },
  number,
  receivedAt,
  customer: fields.customer,
  phone: fields.phone,
  room: fields.room,
  category,
  subcategory: fields.subcategory,
  description: fields.description,
})

/** A fingerprint of what was typed that repeats are looked for by: where it is another, they are looked for again. */
export const askedMark = ({ receivedAt, customer, phone, room, category, subcategory, description }: RepeatAsked) =>
  fingerprint([receivedAt / 1000, customer, phone, room, category, subcategory, description])
