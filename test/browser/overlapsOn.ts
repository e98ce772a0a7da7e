import type { Page } from 'playwright-core'

/** Headings and paragraphs, each with the next on the page, that lie over each other, by their first words: text over text is read by nobody. */
export async function overlapsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll('main h1, main h2, main h3, main p')].filter(
      (block) => !block.closest('.visually-hidden') && block.getClientRects().length > 0,
    )
    const over: string[] = []
    for (const [at, block] of blocks.entries()) {
      const next = blocks[at + 1]
      if (!next) continue
      const [a, b] = [block.getBoundingClientRect(), next.getBoundingClientRect()]
      const isBeside = b.left >= a.right - 1 || a.left >= b.right - 1
      if (!isBeside && b.top < a.bottom - 2 && a.top < b.bottom - 2) {
        over.push(`${block.textContent.slice(0, 40)} / ${next.textContent.slice(0, 40)}`)
      }
    }
    return over
  })
}
