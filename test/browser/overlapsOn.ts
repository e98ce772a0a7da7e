import type { Page } from 'playwright-core'

/** Headings and paragraphs of one parent that lie over each other, by their first words: text over text is read by nobody. */
export async function overlapsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll('main h1, main h2, main h3, main p')].filter(
      (block) => !block.closest('.visually-hidden') && block.getClientRects().length > 0,
    )
    const over: string[] = []
    for (const block of blocks) {
      const next = block.nextElementSibling
      if (!next || !blocks.includes(next)) continue
      const [a, b] = [block.getBoundingClientRect(), next.getBoundingClientRect()]
      const isBeside = b.left >= a.right - 1 || a.left >= b.right - 1
      if (!isBeside && b.top < a.bottom - 2 && a.top < b.bottom - 2) {
        over.push(`${block.textContent.slice(0, 40)} / ${next.textContent.slice(0, 40)}`)
      }
    }
    return over
  })
}
