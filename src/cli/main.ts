#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import path from 'node:path'

// Beside the code that it is made from: who may write there may change the code as well. Where nobody may, there is none.
enableCompileCache(path.join(import.meta.dirname, '../../node_modules/.cache/daily-clear'))
await import('./program.ts')
