// Every view of the console with the sample organisation: its address and a text that it shows.
const question = 'user=sip%3Aben.rossi3%40contoso.com&client=LYNC_2013&pool=pchat01.contoso.com';

export const VIEWS = {
  start: ['/', 'Pick a user'],
  ask: [`/ask?${question}`, 'cannot use'],
  estate: ['/estate', 'Lync 2013 deployment'],
  'estate-front-end-pool': ['/estate?pool=pool01.contoso.com', 'Users homed on it'],
  'estate-chat-pool': ['/estate?pool=pchat01.contoso.com&client=LYNC_2013&eligible=false', 'Who can use it'],
  migration: ['/migration', 'Who is ready for Lync 2013'],
  'migration-list': ['/migration?list=USER_ENABLED_BY_POLICY', 'Users: '],
  'migration-what-if': ['/migration?what=switch&policy=Global&enable=true&client=LYNC_2013&at=pchat01.contoso.com', 'gain it'],
  changes: ['/changes', 'Changes'],
  import: ['/import', 'Drop files here'],
  rules: ['/rules', 'Rules'],
  unknown: ['/rules/nothing', 'No such page'],
};
