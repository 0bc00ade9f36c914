import { fingerprint } from '../../model/fingerprint.ts'
import type { RepeatAsked } from './matter.ts'

/** A fingerprint of what was typed that repeats are looked for by: where it is another, they are looked for again. */
export const askedMark = ({
  receivedAt,
  customer,
  phone,
  room,
  category,
  subcategory,
  description,
}: RepeatAsked): string => fingerprint([receivedAt / 1000, customer, phone, room, category, subcategory, description])
