import { counted } from '../format.js';

export const rules = {
  lead: 'Every rule that Lifeguard knows, in the order in which answers name them, with its source and with what it finds in the stored data today.',
  search: 'Search',
  searchHint: 'Id, title or words of the rule',
  kind: 'Kind',
  allKinds: 'All kinds',
  onlyFound: 'Only rules with findings',
  kinds: { INVARIANT: 'invariant', ADMISSION: 'admission', CONDITION: 'condition', ADVISORY: 'advisory' },
  kindTexts: {
    INVARIANT: 'Holds for all stored data at all times; a write that breaks it is refused.',
    ADMISSION: 'Checked when the object itself is written, and in every answer; later changes of other objects are accepted.',
    CONDITION: 'Adds a step that a user who may use the client must still take.',
    ADVISORY: 'Reports. It refuses writes only if it is configured to.',
  },
  modes: { DENY: 'refuses', WARN: 'warns', OFF: 'off' },
  modeTexts: {
    DENY: 'A write that breaks the rule is refused.',
    WARN: 'A write that breaks the rule is stored, with a warning.',
    OFF: 'Writes are not checked; findings are still listed.',
  },
  guide: 'Coexistence guide',
  source: 'Source',
  counting: 'Checking the stored data',
  nothingFound: 'nothing found',
  found: (count: number) => counted(count, 'finding', 'findings'),
  shown: (count: number) => counted(count, 'rule', 'rules'),
  noMatch: 'No rule matches. Clear the search, or choose all kinds.',
  subjects: 'The first objects:',
};
