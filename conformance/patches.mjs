// npm scim-patch as an oracle: random patches of random users, applied by it and by a running service. Prints each patch whose
// results differ, and fails if there is one. SEED and ROUNDS: which patches, and how many; optional.
import { scimPatch } from "scim-patch";

const [service] = process.argv.slice(2);
const seed = Number(process.env.SEED ?? 7644);
const rounds = Number(process.env.ROUNDS ?? 100);
const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

let state = seed;
/** A whole number below a bound (mulberry32). */
function random(bound) {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * bound);
}
const pick = (list) => list[random(list.length)];
let texts = 0;
const text = () => `${pick(["Ada", "Łódź", "x y", "O'Malley", "a.b"])} ${texts++}`;

const TYPES = ["work", "home", "other"];
const LISTS = ["emails", "phoneNumbers", "addresses"];
const PART = { emails: "value", phoneNumbers: "value", addresses: "locality" };
const SIMPLE = ["title", "nickName", "displayName", "locale"];
const NAMES = ["givenName", "familyName", "formatted"];
const DEPARTMENT = ["department", "costCenter", "division"];

const element = (list, type) => ({ type, [PART[list]]: text() });
/** Some elements, each of another type. */
const elements = (list) => TYPES.filter(() => random(2) === 0).map((type) => element(list, type));
const some = (names) => Object.fromEntries(names.filter(() => random(2) === 0).map((name) => [name, text()]));
const nonEmpty = (make) => {
  for (;;) {
    const made = make();
    if (Object.keys(made).length > 0) return made;
  }
};

function user(number) {
  const made = {
    schemas: [USER, ENTERPRISE],
    userName: `patched${number}@contoso.com`,
    active: true,
    name: nonEmpty(() => some(NAMES)),
    ...some(SIMPLE),
    [ENTERPRISE]: nonEmpty(() => some(DEPARTMENT)),
  };
  for (const list of LISTS) {
    made[list] = nonEmpty(() => elements(list));
  }
  return made;
}

/** An operation on what a user has; the oracle refuses others, or makes of them what no schema has. */
function operation(present) {
  const op = pick(["add", "replace"]);
  const list = pick(LISTS.filter((name) => present[name]?.length > 0).concat(["emails"]));
  const type = pick(present[list]?.map((each) => each.type) ?? TYPES);
  const isThere = present[list]?.length > 0;
  const kinds = [
    () => ({ op, path: pick(SIMPLE), value: text() }),
    () => ({ op: "remove", path: pick(SIMPLE) }),
    () => ({ op, path: `name.${pick(NAMES)}`, value: text() }),
    () => ({ op: "remove", path: `name.${pick(NAMES)}` }),
    () => ({ op, path: "name", value: nonEmpty(() => some(NAMES)) }),
    () => ({ op, path: `${ENTERPRISE}:${pick(DEPARTMENT)}`, value: text() }),
    () => ({ op: "remove", path: `${ENTERPRISE}:${pick(DEPARTMENT)}` }),
    () => ({ op, path: "active", value: random(2) === 0 }),
    () => ({ op: "add", path: list, value: [element(list, pick(TYPES))] }),
    () => ({ op: "replace", path: list, value: nonEmpty(() => elements(list)) }),
    () => ({ op: "remove", path: list }),
    () => ({ op, value: { ...some(SIMPLE), name: nonEmpty(() => some(NAMES)) } }),
    () => ({ op, value: { [`name.${pick(NAMES)}`]: text(), active: random(2) === 0 } }),
  ];
  if (isThere) {
    kinds.push(
      () => ({ op, path: `${list}[type eq "${type}"].${PART[list]}`, value: text() }),
      () => ({ op, path: `${list}[type eq "${type}"]`, value: { [PART[list]]: text() } }),
      () => ({ op: "remove", path: `${list}[type eq "${type}"]` }),
      () => ({ op: "remove", path: `${list}[type eq "${type}"].${PART[list]}` }),
      () => ({ op: "remove", path: `${list}[type eq "${type}" and ${PART[list]} co "a"]` }),
      () => ({ op: "remove", path: `${list}[not (type eq "${type}")]` }),
    );
  }
  return pick(kinds)();
}

/** Without what the service adds, and without what is empty, which is the same as not there (RFC 7643 2.5). */
function canonical(value) {
  if (Array.isArray(value)) {
    // values of an attribute have no order (RFC 7643 2.4)
    return value.map(canonical).filter((each) => each !== undefined).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (value && typeof value === "object") {
    const members = Object.entries(value)
      .filter(([name]) => !["schemas", "id", "meta", "groups"].includes(name) && !name.includes(":lifeguard:"))
      .map(([name, member]) => [name, canonical(member)])
      .filter(([, member]) => member !== undefined && !(Array.isArray(member) && member.length === 0))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }
  return value ?? undefined;
}

async function send(method, path, body) {
  const response = await fetch(`${service}/scim/v2${path}`, {
    method,
    headers: { "Content-Type": "application/scim+json" },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: response.status === 204 ? undefined : await response.json() };
}

/**
 * scim-patch replaces an attribute with parts as a whole if an operation has no path, and keeps the parts that are not sent if it
 * has one. RFC 7644 3.5.2.3 makes no difference; nor does the service, which always keeps them.
 */
function withPaths({ op, path, value }) {
  return path ? [{ op, path, value }] : Object.entries(value).map(([name, member]) => ({ op, path: name, value: member }));
}

function byOracle(present, operations) {
  try {
    const patch = structuredClone(operations.flatMap(withPaths));
    return scimPatch(structuredClone(present), patch, { mutateDocument: false, treatMissingAsAdd: true });
  } catch (error) {
    return { refused: error.message };
  }
}

let differences = 0;
let compared = 0;
let refused = 0;
for (let number = 0; number < rounds; number++) {
  const made = user(number);
  const { status, body } = await send("POST", "/Users", made);
  if (status !== 201) throw new Error(`not created: ${status} ${JSON.stringify(body)}`);
  let present = made;
  for (let step = 0; step < 4; step++) {
    const operations = [operation(present)];
    while (random(3) === 0) {
      const before = byOracle(present, operations);
      operations.push(operation(before.refused ? present : before));
    }
    const expected = byOracle(present, operations);
    const patched = await send("PATCH", `/Users/${body.id}`, { schemas: [PATCH], Operations: operations });
    compared++;
    const ours = patched.status === 200 ? JSON.stringify(canonical(patched.body)) : "refused";
    const theirs = expected.refused ? "refused" : JSON.stringify(canonical(expected));
    if (ours === "refused" && theirs === "refused") refused++;
    if (ours !== theirs) {
      differences++;
      console.log(`differs: ${JSON.stringify(operations)}\n  of       ${JSON.stringify(canonical(present))}\n  service  ${patched.status === 200 ? ours : JSON.stringify(patched.body)}\n  oracle   ${expected.refused ?? theirs}`);
    }
    present = patched.status === 200 ? patched.body : present;
  }
  await send("DELETE", `/Users/${body.id}`);
}
console.log(`scim-patch: ${compared} patches (seed ${seed}), ${refused} refused by both, ${differences} differ`);
process.exitCode = differences === 0 && refused < compared / 2 ? 0 : 1;
