/** What a group of indicators is called: its payment's name, and its labels. */
export interface QofGroup {
  readonly name: string
  readonly sv: string
  readonly en: string
}

const group = (name: string, sv: string, en: string): QofGroup => ({ name, sv, en })

/** The groups of all years by their code. */
export const QOF_GROUPS: Readonly<Record<string, QofGroup>> = {
  AF: group('atrial_fibrillation', 'Förmaksflimmer', 'Atrial fibrillation'),
  AST: group('asthma', 'Astma', 'Asthma'),
  BP: group('blood_pressure', 'Blodtryck', 'Blood pressure'),
  CAN: group('cancer', 'Cancer', 'Cancer'),
  CHD: group('coronary_heart_disease', 'Kranskärlssjukdom', 'Coronary heart disease'),
  CHOL: group('cholesterol', 'Kolesterol', 'Cholesterol control'),
  CKD: group('kidney_disease', 'Kronisk njursjukdom', 'Chronic kidney disease'),
  COPD: group('copd', 'KOL', 'COPD'),
  CS: group('cervical_screening', 'Cellprov', 'Cervical screening'),
  CVDPP: group('primary_prevention', 'Förebyggande mot hjärtsjukdom', 'Cardiovascular prevention'),
  DEM: group('dementia', 'Demens', 'Dementia'),
  DEP: group('depression', 'Depression', 'Depression'),
  DM: group('diabetes', 'Diabetes', 'Diabetes mellitus'),
  EP: group('epilepsy', 'Epilepsi', 'Epilepsy'),
  EoLC: group('end_of_life', 'Vård i livets slut', 'End of life care'),
  HF: group('heart_failure', 'Hjärtsvikt', 'Heart failure'),
  HYP: group('hypertension', 'Högt blodtryck', 'Hypertension'),
  LD: group('learning_disability', 'Intellektuell nedsättning', 'Learning disability'),
  MH: group('mental_health', 'Psykisk sjukdom', 'Mental health'),
  NDH: group('raised_blood_sugar', 'Förhöjt blodsocker utan diabetes', 'Non-diabetic hyperglycaemia'),
  OB: group('obesity', 'Fetma', 'Obesity'),
  OST: group('osteoporosis', 'Benskörhet', 'Osteoporosis'),
  PAD: group('peripheral_arteries', 'Perifer artärsjukdom', 'Peripheral arterial disease'),
  PC: group('palliative_care', 'Palliativ vård', 'Palliative care'),
  PS: group('prescribing_safety', 'Säker förskrivning', 'Prescribing safety'),
  QIOA: group('optimising_access', 'Bättre tillgänglighet', 'Optimising access'),
  QIOSC: group('staff_capacity', 'Bättre användning av personal', 'Optimise use of staff capacity'),
  QIPDD: group('drug_dependency', 'Läkemedelsberoende', 'Drug dependency'),
  QIPDD_MI: group('drug_dependency_reports', 'Läkemedelsberoende, mätning', 'Drug dependency, information'),
  QIRAA: group('avoidable_appointments', 'Färre onödiga besök', 'Reducing avoidable appointments'),
  QIWW: group('workforce', 'Personal och arbetsmiljö', 'Workforce and wellbeing'),
  RA: group('rheumatoid_arthritis', 'Reumatoid artrit', 'Rheumatoid arthritis'),
  SMOK: group('smoking', 'Rökning', 'Smoking'),
  STIA: group('stroke', 'Stroke och TIA', 'Stroke and TIA'),
  VI: group('vaccination', 'Vaccination', 'Vaccination and immunisation'),
}
