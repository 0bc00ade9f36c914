/** Writes the clerk's guide and the life of a case anew: run it when the workbook's definition, or the roads, have changed. */

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { clerkGuide } from './clerk-guide.ts'
import { lifeGuide } from './life.ts'

const docs = path.resolve(import.meta.dirname, '..')
writeFileSync(path.join(docs, 'clerk-guide.zh-CN.md'), clerkGuide('zh'))
writeFileSync(path.join(docs, 'clerk-guide.md'), clerkGuide('en'))
writeFileSync(path.join(docs, 'life.zh-CN.md'), lifeGuide('zh'))
writeFileSync(path.join(docs, 'life.md'), lifeGuide('en'))
