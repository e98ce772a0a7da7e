import type { Migration } from '../store/Migration.ts'

/** Jobs, the queue of the embedded store, and the files that jobs make. */
export const jobs: Migration = {
  name: '0002_jobs',
  up: async ({ schema }, dialect) => {
    await schema
      .createTable('job')
      .addColumn('sequence', dialect === 'sqlite' ? 'integer' : 'bigint', (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey().generatedByDefaultAsIdentity(),
      )
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull())
      .addColumn('input', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('progress', 'text')
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('is_cancelled', 'integer', (column) => column.notNull())
      .addColumn('holder', 'text')
      .addColumn('place', 'text')
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('key', 'text')
      .addColumn('request', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('started_at', 'text')
      .addColumn('ended_at', 'text')
      .addColumn('result', 'text')
      .addColumn('problem', 'text')
      .addUniqueConstraint('job_sent_once', ['made_by', 'key'])
      .execute()
    await schema.createIndex('job_by_state').on('job').columns(['state', 'sequence']).execute()
    await schema
      .createTable('job_ticket')
      .addColumn('job', 'text', (column) => column.primaryKey().references('job.id'))
      .addColumn('made_by', 'text', (column) => column.notNull())
      .addColumn('place', 'text')
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('sequence', 'bigint', (column) => column.notNull())
      .addColumn('ready_at', 'bigint', (column) => column.notNull())
      .addColumn('taken', 'integer', (column) => column.notNull())
      .addColumn('is_taken', 'integer', (column) => column.notNull())
      .execute()
    await schema
      .createTable('job_file')
      .addColumn('job', 'text', (column) => column.primaryKey().references('job.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('bytes', dialect === 'sqlite' ? 'blob' : 'bytea', (column) => column.notNull())
      .execute()
  },
}
