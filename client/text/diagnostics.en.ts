import type { DiagnosticWords } from './DiagnosticWords.ts'

/** What can be wrong with a model or scenario, and what to do. `models/document/errors.md` has examples. */
export const diagnosticsEn: DiagnosticWords = {
  'not-text': ['The file is not text.', 'Save it as plain text in UTF-8.'],
  'too-large': [
    'The document is too large.',
    'Put figures of one kind in one table, and take out tests that say the same twice.',
  ],
  'too-deep': ['Too many levels inside each other.', 'Usually a bracket is not closed. Close it.'],
  'yaml-syntax': [
    'The text is not YAML.',
    'Look for brackets and quotes that are not closed, tabs at the start of a line and two keys on a line.',
  ],
  'yaml-feature': ['The text uses a manner of YAML that is not read.', 'Write out what is meant.'],
  'several-documents': ['The file has several documents.', 'Give each a file of its own.'],
  'duplicate-key': ['The same key or word stands twice.', 'Keep one of them.'],
  'wrong-document': [
    'This is another kind of document than is needed.',
    'A model begins with format: 1 and model:, a scenario with format: 1 and scenario:.',
  ],
  'unknown-format': [
    'The program does not read this version of the format.',
    'Write format: 1, or use a newer version of the program.',
  ],
  'unknown-key': [
    'There is no such key here.',
    'Correct the spelling. A number has a point, 1.5, and text with a comma stands in quotes.',
  ],
  'missing-key': ['Something that must be there is missing.', 'Add it.'],
  'wrong-type': [
    'Something of another kind belongs here.',
    'Write a number without quotes, a list or keys, as the error says.',
  ],
  'unknown-choice': ['The word is none of those that may stand here.', 'Choose one of the words that the error lists.'],
  'wrong-name': [
    'The name is not written as names are.',
    'Use small letters a–z, digits and underscores, as in base_fee.',
  ],
  'reserved-name': ['The name means something in every formula already.', 'Say more, for instance patient_fee.'],
  'name-taken': ['Two things have the same name.', 'Give one of them another name.'],
  'wrong-number': [
    'The number is not written as numbers are.',
    'Write digits and a point, at most 15 digits: 1240 or 0.1.',
  ],
  'wrong-date': [
    'There is no such day, or nothing can change on it.',
    'Figures and models begin on the first of a month. Models end on the last.',
  ],
  'wrong-window': ['The length of time cannot be read.', 'Write the number of months, as 12 months. At most 120.'],
  'unknown-unit': [
    'There is no such unit or currency.',
    'Write as SEK/patient/month, with one thing after each slash.',
  ],
  'unknown-source': ['The source is not in the list of sources.', 'Add it under sources, or correct its name.'],
  'wrong-range': ['The limits cannot be read.', 'Write the lowest and the highest value: [0, 1000].'],
  'out-of-range': ['The value is outside the limits that the document gives.', 'Change the value or the limits.'],
  'basis-not-allowed': [
    'The basis of the value does not suit the status of the document.',
    'In an enacted model and in a pilot every value is decided, or missing and then without a number.',
  ],
  'needs-end': ['A pilot needs an end.', 'Give its last day under valid, with to:.'],
  'wrong-by': ['The table is by something that it cannot be by.', 'Name facts or formulas with a dot, as patient.age.'],
  'wrong-row': [
    'The key of a row does not suit the table.',
    'Whole numbers have bands, as 0-17 and 80+. Decimals say where the row begins.',
  ],
  gap: ['The table has a gap.', 'Add rows for the numbers that have none.'],
  overlap: ['Two rows of the table have the same number.', 'Change the limit of one.'],
  'needs-many': [
    'Several rows of the table may match one person.',
    'Write many: sum or many: highest. Other tables have no many.',
  ],
  'wrong-fact': ['The fact contradicts itself or the vocabulary.', 'Let its kind, unit and words agree.'],
  'wrong-formula-text': ['A formula stands on one line, without quotes.', 'Give a part of it a name under formulas.'],
  circular: ['Something needs itself, by way of others.', 'Name what both need as a formula of its own.'],
  'needless-scope': ['The formula reads no other clinics.', 'Take scope away.'],
  'too-long': ['The formula is too long.', 'It has at most 400 characters. Give a part of it a name.'],
  'not-a-formula': [
    'This cannot be read as a formula.',
    'Look for brackets that are not closed and signs with nothing beside them.',
  ],
  'not-allowed': [
    'The formula has something that formulas do not have.',
    'Use + - * /, comparisons, and, or, not, brackets and functions.',
  ],
  'figure-in-formula': [
    'An amount or other number stands in a formula.',
    'Name it under parameters, with a date and a source.',
  ],
  'unknown-name': ['There is no such name.', 'Correct the spelling. A rate is written base_fee, a fact patient.age.'],
  'unknown-function': ['There is no such function.', 'Choose one of those that the reference of formulas lists.'],
  'unknown-word': [
    'The fact cannot have that word.',
    'Choose one of the words that the error lists, and put it in quotes.',
  ],
  'wrong-number-of-arguments': ['The function has too many or too few parts.', 'Give it as many as the error says.'],
  'wrong-kind': [
    'A value is of the wrong kind.',
    'Put a number where a number is needed, and true or false where that is.',
  ],
  'wrong-unit': [
    'The units do not agree.',
    'Add what has the same unit. A payment comes out as money for a month, quarter or year.',
  ],
  'wrong-level': [
    'The formula reads something of a level below it.',
    'Sum it up first, for instance mean(patients.age).',
  ],
  'no-rows': ['There are no rows to count.', 'Give the function a plural, for instance patients.age.'],
  'rows-outside-aggregate': [
    'One value is needed here, not one for each row.',
    'Sum up the rows, for instance sum(patients.listing_points).',
  ],
  'several-plurals': ['Two kinds of rows meet in one function.', 'Name one of them as a formula of its own.'],
  'aggregate-in-rows': ['A function of rows stands inside another.', 'Name the inner one as a formula of its own.'],
  'needs-scope': ['It is not said which other clinics are read.', 'Write scope: all_clinics or scope: same_model.'],
  'wrong-test': ['The test gives what the model does not take.', 'Take it out, or give what the error names.'],
  'test-failed': [
    'A test expects another amount than the model pays.',
    'Either the model or the test is wrong. Correct the one that is.',
  ],
  'test-cannot-run': [
    'A test cannot be computed.',
    'Give the fact or value that is missing, or choose a later period.',
  ],
  'cannot-be-counted': ['A payment cannot be counted as it is written.', 'Write the formula in another way.'],
  'changes-in-window': [
    'A value changes inside the quarter or year.',
    'The payment reads the value of the first day, and the change tells in the next. Let it begin then, or pay by the month.',
  ],
  'unknown-document': ['There is no such model or grouping.', 'Correct the name by the catalogue.'],
  'wrong-base': ['What the document builds on is wrong itself.', 'Correct what it builds on first.'],
  'wrong-hash': [
    'The model has changed since the scenario was written.',
    'See what changed. If the scenario holds, write the new hash.',
  ],
  'not-pinned': ['The scenario does not say which version of the model it is of.', 'Add its hash under hash.'],
  'nothing-to-change': [
    'The scenario changes what is not there.',
    'Correct the name or the day, or take the change out.',
  ],
  unused: ['Nothing uses this.', 'Often a name is misspelt where it was meant. Otherwise take it out.'],
  'unused-source': ['No value has this source.', 'Take it out, or name it at a value.'],
  'begins-late': [
    'A value begins later than the model.',
    'Give it from the first day of the model, write basis: missing, or let the model begin later.',
  ],
  'misleading-ending': [
    'The ending of the name says another unit than the one given.',
    'Change the name or the unit. The unit is what counts.',
  ],
  'label-manner': [
    'The label is too long or ends with a full stop.',
    'Use at most 40 characters, without a full stop.',
  ],
  'other-file-name': ['The file is called otherwise than the document.', 'Give the file the name of the document.'],
  'long-formula': ['The formula is long and hard to read.', 'Give a part of it a name.'],
  'too-many': ['More than 200 things are wrong.', 'Correct the first ones. The rest is shown after that.'],
}
