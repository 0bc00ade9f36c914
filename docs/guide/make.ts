/** Writes the clerk's guide anew: run it when the workbook's definition has changed. */

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { clerkGuide } from './clerk-guide.ts'

const docs = path.resolve(import.meta.dirname, '..')
writeFileSync(path.join(docs, 'clerk-guide.zh-CN.md'), clerkGuide('zh'))
writeFileSync(path.join(docs, 'clerk-guide.md'), clerkGuide('en'))
