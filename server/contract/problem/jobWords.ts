import type { JobProblemCode } from '../../job/jobProblem.ts'
import type { ProblemWords } from './ProblemKind.ts'

/** Why long work came to nothing. */
export const jobWords: Readonly<Record<JobProblemCode, ProblemWords>> = {
  'worker-lost': {
    title: { sv: 'Arbetet avbröts innan det var klart.', en: 'The work ended before it was done.' },
    text: {
      sv: 'Processen som arbetade avslutades, och arbetet görs inte om av sig självt. Inget halvt har sparats. Börja det på nytt.',
      en: 'The process that worked at it ended, and it is not done again by itself. Nothing half done was kept. Begin it anew.',
    },
  },
  'worker-stalled': {
    title: { sv: 'Arbetet kom inte vidare.', en: 'The work came to a standstill.' },
    text: {
      sv: 'Processen levde men sade inget nytt på länge, och avslutades. Inget halvt har sparats. Välj en kortare period eller färre modeller, eller låt serverns ägare ge arbeten längre tid.',
      en: 'The process lived but told nothing new for long, and was ended. Nothing half done was kept. Choose a shorter period or fewer models, or let the server’s owner give jobs more time.',
    },
  },
}
