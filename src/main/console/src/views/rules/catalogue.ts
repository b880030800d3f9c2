/** What the view of the rules reads. */
export interface CatalogueRule {
  id: string;
  title: string;
  statement: string;
  source: string;
  kind: 'INVARIANT' | 'ADMISSION' | 'CONDITION' | 'ADVISORY';
  enforcement: 'DENY' | 'WARN' | 'OFF';
  fromCoexistenceGuide: boolean;
}

export interface Finding {
  rule: { id: string };
  count: number;
  reason: string;
}

export const RULES = 'query Rules { rules { id title statement source kind enforcement fromCoexistenceGuide } }';
export const COMPLIANCE = 'query Compliance { compliance { rule { id } count reason } }';

/** The first objects of each finding, in the same order; looking for them takes longer than counting. */
export const SUBJECTS = 'query ComplianceSubjects { compliance { rule { id } subjects } }';

/** Which rules are shown. */
export interface RuleFilter {
  text: string;
  kind: string;
  onlyFound: boolean;
}

/** The rules that match, in the order of the catalogue. All words of the text have to occur, in any case. */
export function matching(
  rules: readonly CatalogueRule[], filter: RuleFilter, isFound: (id: string) => boolean,
): CatalogueRule[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rules.filter((rule) => {
    const text = `${rule.id} ${rule.title} ${rule.statement}`.toLowerCase();
    return words.every((word) => text.includes(word))
      && (filter.kind === '' || filter.kind === rule.kind)
      && (!filter.onlyFound || isFound(rule.id));
  });
}

/** Findings, or something of each, by the id of their rule. */
export function byRule<T extends { rule: { id: string } }>(findings: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const finding of findings) {
    found.set(finding.rule.id, [...(found.get(finding.rule.id) ?? []), finding]);
  }
  return found;
}
