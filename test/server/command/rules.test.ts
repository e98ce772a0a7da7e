import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryFolder } from './runCommand.ts'

describe('kapitera rules', () => {
  it('prints the rule book of a model as Markdown, in Swedish unless another language is asked for', async () => {
    const { code, out } = await runCommand('rules', 'vastra_gotaland')
    expect(code).toBe(0)
    expect(out).toMatch(/^# VG Primärvård\n/)
    expect(out).toContain('\n## 1 Om modellen\n')
    expect(out).toContain('(297\u00a0kr per poäng och månad, 294\u00a0kr per poäng och månad från 1 januari 2017)')
    const english = await runCommand('rules', 'vastra_gotaland', '--language', 'en')
    expect(english.out).toContain(
      '(SEK\u00a0297 per point and month, SEK\u00a0294 per point and month from 1 January 2017)',
    )
  })

  it('writes a file of HTML with mathematics, or of Markdown', async () => {
    const folder = temporaryFolder()
    const [html, markdown] = [join(folder, 'rules.html'), join(folder, 'rules.md')]
    expect(await runCommand('rules', 'vastra_gotaland', '--out', html)).toEqual({ code: 0, out: '', err: '' })
    await runCommand('rules', 'vastra_gotaland', '--out', markdown)
    expect(readFileSync(html, 'utf8')).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">')
    expect(readFileSync(markdown, 'utf8')).toBe((await runCommand('rules', 'vastra_gotaland')).out)
  })

  it.each([
    { args: [], says: 'Name one model' },
    { args: ['vastra_gotaland', '--language', 'de'], says: 'Write --language sv or --language en.' },
    { args: ['vastra_gotaland', '--out', 'rules.pdf'], says: 'Write .html or .md.' },
    { args: ['vastra_gotaland', '--out', 'nowhere/rules.md'], says: 'The folder `nowhere` of --out does not exist.' },
  ])('refuses $args, and says what to write', async ({ args, says }) => {
    const { code, out, err } = await runCommand('rules', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(says)
    expect(existsSync('rules.pdf')).toBe(false)
  })

  it('says which model was meant', async () => {
    const { code, err } = await runCommand('rules', 'vastra_gotalan')
    expect(code).toBe(1)
    expect(err).toContain('Did you mean `vastra_gotaland`?')
  })
})
