import { z } from 'zod'
import { categories as categoriesTab, staff as staffTab } from '../../sheets-template/workbook/index.ts'
import type { OfficeRole } from '../model/role.ts'
import type { Category, StaffMember } from '../model/staff.ts'
import { type ReadTab, readTab } from './read-tab.ts'
import type { SettingsTable } from './settings-rows.ts'
import { scopeReader } from './staff-scope.ts'
import { severalWords } from './words.ts'

const address = z.email()

/**
 * Reads the staff tab (R25). Somebody without a usable address stays known, but cannot be reached; a deputy nobody knows is told, and so
 * is a scope that is not understood, which narrows nothing. `categories` are those that a scope may name; absent where they are unknown.
 */
export function readStaff(
  table: SettingsTable,
  zone: string,
  categories?: readonly Category[],
): ReadTab<StaffMember> & { readonly byName: ReadonlyMap<string, StaffMember> } {
  const byName = new Map<string, StaffMember>()
  const scopeOf = scopeReader(categories)
  const deputies: { readonly deputy: string; readonly tell: () => void }[] = []
  const read = readTab(staffTab, table, zone, (row, values, sink): StaffMember | undefined => {
    const { name, mail, roles, department, leaveFrom, leaveUntil, deputy, also, language } = values
    if (name === undefined) {
      sink.add(row, { code: 'missing', column: 'name' })
      return undefined
    }
    if (byName.has(name)) {
      sink.add(row, { code: 'name-twice', column: 'name', typed: name })
      return undefined
    }
    const reachable = mail !== undefined && address.safeParse(mail).success
    if (mail !== undefined && !reachable) sink.add(row, { code: 'bad-mail', column: 'mail', typed: mail })
    if (leaveFrom !== undefined && leaveUntil !== undefined && leaveUntil < leaveFrom)
      sink.add(row, { code: 'leave-backwards', column: 'leaveUntil', other: 'leaveFrom' })
    const scope = scopeOf(values, (column, typed) => sink.add(row, { code: 'unknown-scope', column, typed }))
    const person: StaffMember = {
      name,
      roles: (roles ?? []) as readonly OfficeRole[],
      ...(reachable ? { mail } : {}),
      ...(language === 'zh' || language === 'en' ? { language } : {}),
      ...(department === undefined ? {} : { department }),
      ...(leaveFrom === undefined ? {} : { leaveFrom }),
      ...(leaveUntil === undefined ? {} : { leaveUntil }),
      ...(deputy === undefined ? {} : { deputy }),
      ...(also === undefined ? {} : { also: severalWords(also) }),
      ...(scope === undefined ? {} : { scope }),
    }
    byName.set(name, person)
    if (deputy !== undefined)
      deputies.push({ deputy, tell: () => sink.add(row, { code: 'unknown-deputy', column: 'deputy', typed: deputy }) })
    return person
  })
  for (const { deputy, tell } of deputies) if (!byName.has(deputy)) tell()
  return { ...read, byName: new Map(read.rows.map((person) => [person.name, person])) }
}

/** Reads the category tab. */
export function readCategories(table: SettingsTable, zone: string): ReadTab<Category> {
  return readTab(
    categoriesTab,
    table,
    zone,
    (row, { register, category, subcategory, priority, also }, sink): Category | undefined => {
      if (register === undefined) sink.add(row, { code: 'missing', column: 'register' })
      if (category === undefined) sink.add(row, { code: 'missing', column: 'category' })
      if (register === undefined || category === undefined) return undefined
      return {
        register,
        category,
        ...(subcategory === undefined ? {} : { subcategory }),
        ...(priority === undefined ? {} : { priority }),
        ...(also === undefined ? {} : { also: severalWords(also) }),
      }
    },
  )
}
