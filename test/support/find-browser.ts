import { statSync } from 'node:fs'

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const isFile = (file: string | undefined): file is string =>
  file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile() === true

/** The Chromium of this machine: the one that CHROMIUM names, or where systems put it. */
export const findBrowser = (): string | undefined => PLACES.find(isFile)

/** Without a window, and without the calls home that a closed network refuses one by one. */
export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const
