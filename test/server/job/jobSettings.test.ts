import { expect, it } from 'vitest'
import { jobSettings } from '../../../server/job/jobSettings.ts'

it('reads the limits of jobs from the environment, and leaves out what it does not say', () => {
  expect(jobSettings({ KAPITERA_JOBS_MINUTES: '30', KAPITERA_FILE_DAYS: '', KAPITERA_JOBS_WAITING: '7' })).toEqual({
    stalledAfter: 1_800_000,
    mostWaiting: 7,
  })
})

it.each(['0', '-1', '1.5', 'many', '10000', ' 5'])('refuses `%s` with its name and the remedy', (text) => {
  expect(() => jobSettings({ KAPITERA_FILE_DAYS: text })).toThrow(
    expect.objectContaining({
      message: `KAPITERA_FILE_DAYS is \`${text}\`.`,
      hint: expect.stringContaining('from 1 to 9999'),
    }),
  )
})
