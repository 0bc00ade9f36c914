/** Writes an answer of the service into a file. */

import { writeFileSync } from 'node:fs'
import { answerOf } from './answer.ts'

const [, , file = '', rows = '0'] = process.argv
const { text, ...facts } = await answerOf(Number(rows))
writeFileSync(file, text)
console.log(JSON.stringify(facts))
