import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countRows } from '../../../server/upload/countRows.ts'
import { temporaryFolder } from '../command/runCommand.ts'

describe('the rows of a file that is sent', () => {
  it.each([
    ['below its header', Buffer.from('id;name\nnorth;a\nsouth;b\n')],
    ['below the first line of Excel', Buffer.from('sep=;\r\nid;name\r\nnorth;a\r\nsouth;b\r\n')],
    ['below it after a mark of UTF-8', Buffer.from('\uFEFF"sep=;"\r\nid;name\r\nnorth;a\r\nsouth;b')],
    ['below it in UTF-16', Buffer.from('\uFEFFsep=\t\r\nid\tname\r\nnorth\ta\r\nsouth\tb\r\n', 'utf16le')],
    ['with a line break in quotation marks', Buffer.from('id;name\nnorth;"a\nb"\n\nsouth;b\n')],
  ])('are two %s', async (_, bytes) => {
    const file = join(temporaryFolder(), 'clinics.csv')
    writeFileSync(file, bytes)
    expect(await countRows(file)).toBe(2)
  })
})
