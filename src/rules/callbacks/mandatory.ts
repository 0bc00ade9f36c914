import type { Case } from '../../model/case.ts'
import type { MandatoryClass } from '../../model/mandatory.ts'

type Asked = Pick<Case, 'register' | 'fields' | 'priority'>

/** The rules' own classes (R32); emergencies are two: of water supply and drainage, and of whatever is urgent. */
export type AlwaysKey = 'complaint' | 'contractor' | 'plumbing' | 'urgent' | 'information'

/**
 * What is always called back, whatever a site's tab says (R32). Water supply and drainage by the words that a workbook begins with, in
 * either language.
 */
export const ALWAYS_MANDATORY: readonly (MandatoryClass & { readonly always: AlwaysKey })[] = [
  { always: 'complaint', reason: 'complaint', register: 'complaint' },
  { always: 'contractor', reason: 'contractor', register: 'repair', doneBy: 'contractor' },
  { always: 'plumbing', reason: 'emergency', register: 'repair', category: '给排水' },
  { always: 'plumbing', reason: 'emergency', register: 'repair', category: 'Water supply and drainage' },
  { always: 'urgent', reason: 'emergency', register: 'repair', priorities: ['critical', 'urgent'] },
  { always: 'information', reason: 'information', information: true },
]

/**
 * Why a finished case is one of those that are all called back (R32), by the classes that always are and then by the site's, the upper
 * one first; undefined where it is in none.
 */
export function mandatoryReason(item: Asked, classes: readonly MandatoryClass[]): string | undefined {
  return [...ALWAYS_MANDATORY, ...classes].find((one) => isIn(one, item))?.reason
}

const isIn = (one: MandatoryClass, { register, fields, priority }: Asked): boolean =>
  (one.register ?? register) === register &&
  (one.category === undefined || one.category === fields.category) &&
  (one.subcategory === undefined || one.subcategory === fields.subcategory) &&
  (one.priorities === undefined || one.priorities.includes(priority)) &&
  (one.doneBy === undefined || one.doneBy === fields.doneBy) &&
  (one.information === undefined || fields.information === true)

/** Whether every case of the one class is in the other. */
export const isWithin = (narrow: MandatoryClass, wide: MandatoryClass): boolean =>
  isNamed(wide.register, narrow.register) &&
  isNamed(wide.category, narrow.category) &&
  isNamed(wide.subcategory, narrow.subcategory) &&
  isNamed(wide.doneBy, narrow.doneBy) &&
  isNamed(wide.information, narrow.information) &&
  (wide.priorities === undefined || narrow.priorities?.every((one) => wide.priorities?.includes(one)) === true)

const isNamed = <T>(wide: T | undefined, narrow: T | undefined): boolean => wide === undefined || wide === narrow
