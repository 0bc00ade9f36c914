/**
 * Deadlines and conversions a second beside the libraries that people use for them: same inputs, one run, one process. Each peer is
 * set up as far as it goes; how often it answers as we do is printed with its speed.
 */

import { compareConversions } from './calendar/conversions.ts'
import { compareDeadlines } from './calendar/deadlines.ts'

compareDeadlines()
for (const zone of ['America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe']) compareConversions(zone)
