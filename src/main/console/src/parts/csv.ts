const BYTE_ORDER_MARK = '\ufeff';
const FORMULA = /^[=+\-@\t\r]/;

/** A record of a CSV file (RFC 4180). A value that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvRecord(values: readonly string[]): string {
  return values.map((value) => {
    const safe = FORMULA.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }).join(',') + '\r\n';
}

/** A CSV file of a header and records; as a Blob it need not stay in the memory of the page. */
export async function csvOf<T>(header: readonly string[], pages: AsyncIterable<T[]>, record: (entry: T) => readonly string[]): Promise<Blob> {
  const parts: Blob[] = [new Blob([BYTE_ORDER_MARK, csvRecord(header)])];
  for await (const page of pages) {
    parts.push(new Blob(page.map((entry) => csvRecord(record(entry)))));
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}
