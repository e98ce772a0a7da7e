import { assumed, modelled, sourced } from './Assumption.ts'

/**
 * Every figure that the generated region rests on, beside those of the conditions. Change one here and nowhere else;
 * the datapackage of a generated dataset lists them all.
 */
export const ASSUMPTIONS = {
  // People
  ageBands: sourced(
    'E',
    'Youngest age of each band of population',
    'Statistics Sweden, population by age and sex',
    [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95],
  ),
  women: sourced(
    'E',
    'Women by band of age',
    'Statistics Sweden, population by age, sex and county, 2015 (CC0); sum of the counties, without 1,581 from 100 years',
    [
      55884, 228550, 286162, 263672, 251450, 318250, 333430, 301065, 297907, 321076, 326022, 317295, 287903, 280057,
      298056, 260672, 184183, 139009, 101581, 52258, 13988,
    ],
  ),
  men: sourced(
    'E',
    'Men by band of age',
    'Statistics Sweden, population by age, sex and county, 2015 (CC0); sum of the counties, without 315 from 100 years',
    [
      59994, 241790, 302956, 278135, 271022, 338198, 348983, 318006, 310663, 330868, 336401, 327170, 292291, 278590,
      290875, 250497, 161294, 104170, 60527, 23755, 4466,
    ],
  ),
  deathsPerThousand: assumed(
    'Deaths a year among 1,000, by band of age',
    [2.5, 0.2, 0.1, 0.1, 0.3, 0.5, 0.5, 0.6, 0.7, 1, 1.6, 2.6, 4.2, 7, 11, 18, 30, 55, 100, 180, 290],
    'Of the order of Swedish life tables (general knowledge), not read.',
  ),
  listedAfterDays: assumed('Days after its birth on which a child is listed', 14),
  movedInPercent: assumed('Moved into the region in a year, per cent', 3),
  movedOutPercent: assumed('Moved out of the region in a year, per cent', 2.6),
  movesByBand: assumed(
    'Moves into and out of the region, relative by band of age',
    [1.2, 1.1, 0.8, 0.6, 0.9, 3, 2.8, 1.8, 1.2, 0.8, 0.6, 0.5, 0.4, 0.4, 0.4, 0.3, 0.2, 0.2, 0.2, 0.2, 0.2],
  ),
  unlistedPercent: assumed('Residents who are listed nowhere, for each 100 listed', 2),
  // Places
  municipalities: assumed(
    'Kilometres from the hospital to a municipality (least, most), from its middle to its clinics and on to small areas; clinics in each',
    {
      city: { ring: [0, 0], reach: 7, areaReach: 2, clinics: 1_000_000 },
      town: { ring: [25, 60], reach: 5, areaReach: 4, clinics: 5 },
      rural: { ring: [45, 110], reach: 18, areaReach: 12, clinics: 4 },
    } as const,
  ),
  areaSizeSpread: assumed('Sizes of small areas differ evenly by so much either way', 0.4),
  otherClinics: assumed('Clinics besides their own that people of an area choose between, the nearest', 8),
  opening: assumed('The clinic that opens does so on this day; areas among whose nearest it is lose people to it', {
    monthAndDay: 401,
    nearest: 4,
  }),
  closing: assumed('The clinic that closes does so at the end of one of these months', { first: 5, months: 5 }),
  placeShares: assumed('Clinics in a city, in towns and in the countryside', { city: 0.4, town: 0.35, rural: 0.25 }),
  placeSizes: assumed('Size of a clinic in a city, a town and the countryside, relative', {
    city: 1.1,
    town: 1.1,
    rural: 0.6,
  }),
  sizeSpread: assumed('Sizes of clinics of a kind differ evenly by so much either way', 0.45),
  ruralPoints: assumed(
    'Points for distance to hospital and to a town (one for so many kilometres, at most 6), for sparse people, for an island',
    { hospitalKm: 20, townKm: 12, most: 6, city: 0, town: 1, rural: 4, island: 4 },
    'The four parts and their ranges are those of Västra Götaland [E]; the limits between points were not found.',
  ),
  areasAClinic: assumed('Small areas for each clinic', 3, 'Areas of about 2,000 people, as RegSO and DeSO have.'),
  areaLevels: sourced(
    'D',
    'Small areas of type 1 (weakest) to 5 (strongest)',
    'Statistics Sweden, socio-economic index of 5,984 small areas, 2022: the number of areas of each type',
    [293, 467, 1365, 3311, 548],
  ),
  placeByBand: assumed('People in a city and in the countryside against a town, relative by band of age', {
    city: [1.1, 1.05, 0.95, 0.9, 1, 1.4, 1.5, 1.3, 1.1, 1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.75, 0.75, 0.8, 0.8, 0.8, 0.8],
    rural: [0.9, 0.95, 1, 1, 0.95, 0.7, 0.7, 0.8, 0.9, 1, 1.05, 1.1, 1.2, 1.25, 1.3, 1.3, 1.25, 1.2, 1.15, 1.1, 1.1],
  }),
  privateShare: sourced(
    'E',
    'Share of clinics that are private',
    'vantetider.se, 2016: 641 public, 440 private of the clinics that report',
    440 / 1081,
  ),
  privateByPlace: assumed('How often a clinic is private in a city, a town and the countryside, relative', {
    city: 2,
    town: 1,
    rural: 0.4,
  }),
  // Listing
  nearestShare: assumed('Share listed at the clinic of their own area', 0.72),
  privateChoiceOfStrongest: modelled(
    'How much more those of the strongest areas choose a private clinic than those of the weakest',
    'BMJ Open 2018;8:e020402 [E]: the highest income +4.9 percentage points; its size by area is our own',
    1.3,
  ),
  changedClinicPercent: assumed('Change clinic in a year, per cent', 6),
  toSuccessorShare: assumed('Share of the list of a clinic that closes whom its successor takes over', 0.8),
  toNewClinicShare: assumed('Share of those who live nearest whom a clinic that opens wins within the year', 0.12),
  // Need
  needWeights: sourced(
    'K',
    'Weights of the Care Need Index',
    "Malmström and Sundquist, confirmed against Statistics Sweden's worked example",
    {
      alone_over_65: 6.15,
      born_abroad: 5.72,
      unemployed: 5.13,
      single_parents: 4.19,
      moved_in: 4.19,
      low_education: 3.97,
      under_five: 3.23,
    },
  ),
  needMean: sourced(
    'D',
    'National mean of weighted persons for each person',
    "Statistics Sweden's worked example: both units fit between 2.4761 and 2.4762",
    2.4761,
  ),
  needShares: assumed(
    'Persons in each group of the Care Need Index, per cent in areas of type 1 to 5; then scaled to the national mean',
    {
      alone_over_65: [52, 48, 44, 40, 32],
      born_abroad: [55, 32, 16, 8, 5],
      unemployed: [22, 16, 10, 6, 3.5],
      single_parents: [6, 5, 3.5, 2.4, 1.5],
      moved_in: [20, 17, 13, 10, 8],
      low_education: [32, 24, 16, 10, 5],
    },
  ),
  // Case mix
  caseMixByAge: assumed(
    'Expected cost relative by age at 0, 10, 20 … 90 years',
    [0.9, 0.45, 0.55, 0.6, 0.65, 0.75, 0.9, 1.15, 1.5, 1.8],
  ),
  caseMixByCondition: modelled<Readonly<Record<string, number>>>(
    'Added to the expected cost by each condition; then scaled to a mean of 1',
    'Primary care of people with diabetes costs 3.6 times the mean (doi 10.1080/13814780600780734) [E]; the rest is assumed',
    {
      diabetes: 2.65,
      hypertension: 0.5,
      ischaemic_heart_disease: 0.8,
      atrial_fibrillation: 0.8,
      copd: 1.2,
      asthma: 0.4,
      heart_failure: 1.6,
      chronic_kidney_disease: 0.5,
      stroke: 0.9,
      depression: 0.8,
      anxiety: 0.6,
      osteoarthritis: 0.4,
      dementia: 1.2,
      cancer: 0.8,
    },
  ),
  comorbidity: modelled(
    'How many times likelier a second condition is for those with one',
    'Fitted to 21.6 % of all residents with two or more (PMC8006765) [E]',
    3.05,
  ),
  multimorbidityPercent: sourced(
    'E',
    'Two or more chronic conditions, per cent of residents',
    'PMC8006765: Stockholm 2017',
    21.6,
  ),
  // Contacts
  gpVisits: sourced(
    'D',
    'Visits to a GP a year for each listed',
    'Stockholm 2012: 3,339 thousand visits to GP clinics (VAL) / 2.127 million residents (general knowledge); read as visits to a GP',
    1.57,
  ),
  gpVisitsOfDiabetics: sourced('E', 'Visits to a GP a year with type 2 diabetes', 'Uppsala 2004, pubmed 18355236', 2),
  contactsOfDiabetics: sourced(
    'D',
    'Contacts of all kinds a year with type 2 diabetes',
    'pubmed 18355236 and its follow-up: 81 contacts / (183,513 patient-years / 38,956 patients)',
    17.2,
  ),
  contacts: sourced(
    'D',
    'Contacts of all kinds a year for each listed',
    '17.2 contacts with diabetes / 3.6, the ratio of their cost to the mean (doi 10.1080/13814780600780734)',
    4.78,
  ),
  hadContactPercent: sourced(
    'E',
    'Had a contact with primary care within a year, per cent',
    'Ödeshög 2001: 72 % visit the centre; read as contacts of every kind. It decides the spread of the counts',
    72,
  ),
  hospitalVisitsOfDiabetics: sourced(
    'E',
    'Visits to a hospital clinic a year with type 2 diabetes',
    'Uppsala 2004, pubmed 18355236',
    3.5,
  ),
  hospitalVisits: assumed(
    'Visits to hospital clinics a year for each listed',
    2.2,
    'No figure was found; it gives a coverage ratio of about 69 %, where a typical clinic of Västra Götaland has 65 % [D].',
  ),
  admittedPercent: assumed('Visits to hospital clinics that end as admissions, per cent', 5),
  gpVisitsByAge: assumed(
    'Visits to a GP, relative by age at 0, 10 … 90 years',
    [2.4, 1.2, 1.2, 1.3, 1.3, 1.3, 1.35, 1.4, 1.5, 1.5],
  ),
  otherContactsByAge: assumed(
    'Other contacts, relative by age at 0, 10 … 90 years',
    [2.5, 0.8, 0.9, 1, 1, 1.2, 1.6, 2.3, 3.6, 5],
  ),
  hospitalByAge: assumed(
    'Visits to hospital clinics, relative by age at 0, 10 … 90 years',
    [1, 0.5, 0.6, 0.8, 0.9, 1, 1.2, 1.5, 1.8, 1.7],
  ),
  contactsByCondition: assumed<Readonly<Record<string, readonly [number, number, number]>>>(
    'Added to the visits to a GP, the other contacts and the visits to hospital clinics by each condition, relative; diabetes is fitted',
    {
      hypertension: [0.1, 0.5, 0.1],
      ischaemic_heart_disease: [0.15, 0.5, 0.8],
      atrial_fibrillation: [0.15, 1.5, 0.8],
      copd: [0.3, 1.5, 0.6],
      asthma: [0.2, 0.4, 0.2],
      heart_failure: [0.3, 2.5, 1.5],
      chronic_kidney_disease: [0.1, 0.4, 0.8],
      stroke: [0.2, 1, 0.8],
      depression: [0.7, 1.2, 0.8],
      anxiety: [0.5, 0.9, 0.6],
      osteoarthritis: [0.25, 0.7, 0.5],
      dementia: [0.3, 1.5, 0.6],
      cancer: [0.2, 0.6, 3],
    },
  ),
  gpVisitKinds: assumed('Kinds of visits to a GP, relative', { visit: 95, home_visit: 3.5, video: 1.5 }),
  otherContactKinds: assumed('Kinds and professions of the other contacts, relative', [
    ['nurse', 'visit', 22],
    ['district_nurse', 'visit', 16],
    ['nurse', 'phone', 22],
    ['gp', 'phone', 15],
    ['district_nurse', 'home_visit', 6],
    ['physiotherapist', 'visit', 6],
    ['psychologist', 'visit', 4],
    ['occupational_therapist', 'visit', 1],
    ['dietician', 'visit', 1],
    ['other', 'visit', 3],
    ['nurse', 'video', 0.8],
    ['nurse', 'group_visit', 0.8],
    ['nurse', 'chat', 0.6],
    ['gp', 'review', 1.2],
    ['nurse', 'team_visit', 0.6],
  ] as const),
  monthShares: assumed(
    'Contacts by month from January, relative',
    [1.05, 1.02, 1.08, 1.02, 1.02, 0.98, 0.7, 0.92, 1.05, 1.08, 1.08, 0.95],
  ),
  practiceSpread: assumed(
    'Clinics see, phone, film, visit and code more or less than the mean, evenly by so much either way',
    {
      intensity: 0.15,
      phone: 0.4,
      video: 0.9,
      homeVisit: 0.5,
      coding: 0.25,
    },
  ),
  elsewherePercent: assumed('Contacts of the listed at another clinic of the region, per cent', 7),
  outsideRegionPercent: assumed('Contacts of the listed outside the region, most by video, per cent', 1),
  unlistedContactShare: assumed('Contacts of the unlisted against the listed alike', 0.4),
  guestPercent: assumed('Contacts by people from other regions and countries, per cent of those at a clinic', {
    other_region: 1.6,
    other_country: 0.2,
  }),
  fees: sourced('E', 'Patient fees, kronor', 'Stockholm 2016; free below 18 and from 85 is assumed here', {
    gp: 200,
    other: 100,
    specialist: 350,
    ceiling: 1100,
  }),
  // Diagnoses that pass
  passingDiagnoses: sourced<Readonly<Record<string, number>>>(
    'E',
    'Diagnoses that pass, per cent of residents in a year',
    'Fam Pract 2013: primary care 2011',
    {
      J069: 6.0,
      R059: 2.6,
      M549: 2.6,
    },
  ),
  nextCodeShare: assumed('How common each code of a condition is against the one before it', 0.4),
  // Measurements
  hba1c: assumed('HbA1c: share measured in a year, mean and spread in mmol/mol', {
    measured: 0.9,
    mean: 54,
    spread: 13,
  }),
  bloodPressure: assumed('Upper blood pressure: share measured in a year, mean and spread in mmHg', {
    measured: 0.8,
    mean: 138,
    spread: 15,
  }),
  goals: assumed('At goal up to this value', { hba1c: 52, systolic_blood_pressure: 140 }),
  // Enrolments
  childHealthElsewherePercent: assumed('Children at the child health centre of another clinic, per cent', 6),
  childHealthUntil: sourced('E', 'Child health care up to this age', 'Gävleborg 2017 pays for ages 0 to 5', 6),
  enrolledInPeriodShare: assumed('Share of home care and nursing homes that begins while the data lasts', 0.5),
  homeCarePercent: assumed('Home care, per cent by age at 0, 10 … 90 years', [0, 0, 0, 0.1, 0.2, 0.3, 0.8, 2.5, 9, 22]),
  nursingHomePercent: assumed(
    'Nursing home, per cent by age at 0, 10 … 90 years',
    [0, 0, 0, 0, 0, 0.05, 0.2, 0.7, 3, 12],
  ),
  nursingHomeWithDementia: assumed('How many times more common a nursing home is with dementia', 5),
  // Costs
  costsAMonth: assumed<Readonly<Record<string, readonly [number, number]>>>(
    'Costs a month for each listed, kronor, and their even spread',
    {
      drugs: [95, 0.2],
      laboratory: [18, 0.15],
      interpreter: [4, 0.3],
    },
  ),
  codedMonths: sourced(
    'E',
    'Months of diagnoses behind the coded case mix',
    'Västra Götaland 2016/2017: 15 months',
    15,
  ),
  qualityPoints: assumed(
    'Quality points at most (27.0 in Västra Götaland 2016 [E]), and the shares at goal where they begin and are full',
    { most: 27, from: 0.3, to: 0.7 },
    'The bounds of the 34 indicators were not found; two indicators stand for all.',
  ),
  ofEmptyList: assumed(
    'Relative Care Need Index and case mix of a clinic whose list is still empty',
    1,
    'It pays for nobody.',
  ),
  // What was paid
  inTimeShare: assumed('Share of the visits that is there in time where data is late', 0.78),
  paidRule: assumed(
    'What was paid for a month: for each listed at the cut-off (the last day of the month before) times the mean case-mix weight; for each listed times the relative Care Need Index; for each visit, home visit and video of anyone',
    { listing_payment: 150, need_payment: 25, visit_payment: 110 },
    'An invented rule of three rates, kronor.',
  ),
} as const
