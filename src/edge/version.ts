import { z } from 'zod'
import packageJson from '../../package.json' with { type: 'json' }

/** The version of daily-clear that runs. */
export const VERSION = z.object({ version: z.string() }).parse(packageJson).version
