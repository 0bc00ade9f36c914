/** One sweep in a process of its own, with the parts that the functions have: `node sweep-process.ts NOW`, milliseconds since 1970. */
import { sweep } from '../../src/app/sweep.ts'
import { readOptions } from '../../src/edge/options.ts'
import { wire } from '../../src/edge/wire.ts'
import { instant } from '../../src/model/instant.ts'

const ahead = Number(process.argv[2]) - Date.now()
const parts = wire(readOptions(process.env))
const clock = { now: () => instant(Date.now() + ahead) }
await sweep({ ...parts, clock, runId: parts.newRunId() })
await parts.close()
