import path from 'node:path'
import type { Browser } from 'playwright-core'
import { previewMails } from '../../src/cli/mail-preview/preview.ts'
import { SCENES } from '../../src/cli/mail-preview/scenes.ts'

/** The mails of the README, and how much of a long one is shown. */
const PICTURES = { warning: 900, 'overdue-1': 900, storm: 760 } as const
const WIDTHS = { phone: 390, desktop: 760 } as const

/** Makes the pictures of three mails, as a phone and as a desk show them. */
export async function mailPictures(browser: Browser, folder: string): Promise<void> {
  const scenes = SCENES.filter(({ name }) => name in PICTURES)
  for (const { name, mail } of await previewMails('zh', 'picture', scenes))
    for (const [screen, width] of Object.entries(WIDTHS)) {
      const page = await browser.newPage({ viewport: { width, height: 600 } })
      await page.setContent(mail.html)
      const { height } = (await page.locator('body').boundingBox()) ?? { height: 600 }
      const shown = Math.min(Math.ceil(height), PICTURES[name as keyof typeof PICTURES])
      const clip = { x: 0, y: 0, width, height: shown }
      await page.screenshot({ path: path.join(folder, `mail-${name}-${screen}.png`), fullPage: true, clip })
      await page.close()
    }
}
